"""What is shown is clean: no control, no forged command, whatever names and records hold."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.cli.formats import FORMATS, render
from reportgen.cli.progress import _lines
from reportgen.cli.screen import Paint, encodable, escaped, visible, visible_name
from reportgen.cli.summary import summary
from reportgen.findings import Finding, Severity, say
from reportgen.outcome import Outcome
from reportgen.places import Place, Source
from tests.cli.conftest import Ran

Make = Callable[..., Path]
Run = Callable[..., Ran]

UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|##\w*\["
)
"""Line feeds part the lines of a format; nothing else of this may reach a screen."""
LINE_COMMAND = re.compile(r"^\s*::", re.MULTILINE)

PIECES = ["::error::forged", "##[error]forged", "##vso[task.setvariable]", "\n", "\r", "\x1b[31m"]
PIECES += ["\x9b31m", "\u2028", "\u2029", "\u202e", "\u2066", "\u061c", "\x00", "\x7f", "\x85"]
PIECES += ["\udcb4", "\udce5", "\ud800", "\ufffe", "%0A", "%", ",", ":", '"', "<&]]>", "\t", " "]
texts = st.lists(st.sampled_from([*PIECES, "資料", "a"]) | st.characters(), max_size=6).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> Outcome:
    file = draw(texts)
    hint = say("請看「{it}」", it=draw(texts)).at(Place(draw(texts), 2, 1))
    finding = Finding(
        "CATEGORY-UNKNOWN",
        draw(st.sampled_from(Severity)),
        Place(f"{file}/{draw(st.sampled_from(['report.yaml', 'a.jpg']))}", 1, 1, 1, 2),
        say("「{word}」不對：{words}", word=say("{x}", x=draw(texts)), words=(draw(texts), "乙")),
        (hint, say("請改為 {n:.1f}", n=1.25)),
    )
    source = Source(finding.place.file, draw(texts))
    return Outcome(draw(texts), (finding,), {finding.place.file: source})


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(reports(), min_size=1, max_size=2), st.sampled_from(sorted(FORMATS)))
def test_every_format_is_clean(outcomes: list[Outcome], form: str) -> None:
    shown = render(form, outcomes, str, Paint(False))
    assert not UNSAFE.search(shown)
    shown.encode()
    commands = LINE_COMMAND.findall(shown)
    if form == "github":
        lines = shown.split("\n")
        assert len(lines) == len(outcomes)
        assert all(re.match("::(error|warning|notice) ", line) for line in lines)
    else:
        assert commands == []
    if form == "junit":
        ElementTree.fromstring(shown)
    if form in {"json", "sarif"}:
        json.loads(shown)
    if form == "compact":
        assert len(shown.split("\n")) == len(outcomes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("資料\x1b[31m", "資料·[31m"),
        ("a\tb", "a→b"),
        ("\udcb4\udcfa.yaml", "\\xb4\\xfa.yaml"),
        ("\ud800", "\\ud800"),
        ("##[error]x", "#·#[error]x"),
        ("##vso[x]", "#·#vso[x]"),
        ("## 標題 [註]", "## 標題 [註]"),
        ("“引號”👩‍💻", "“引號”👩‍💻"),
    ],
)
def test_a_screen_shows(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_name_begins_no_command() -> None:
    assert visible_name("::error::x/report.yaml") == "./::error::x/report.yaml"
    assert visible_name(" ::error::x") == "./ ::error::x"
    assert visible_name("a::b") == "a::b"


@given(texts)
def test_json_says_the_same_when_it_is_escaped(text: str) -> None:
    text = encodable(text)
    document = json.dumps({"text": text}, ensure_ascii=False)
    assert json.loads(escaped(document)) == {"text": text}


def test_sarif_points_at_the_bytes_of_a_name() -> None:
    finding = Finding("FILE-MISSING", Severity.ERROR, Place("\udcb4 甲/report.yaml"), say("無"))
    document = json.loads(render("sarif", [Outcome("x", (finding,))], str, Paint(False)))
    (result,) = document["runs"][0]["results"]
    (location,) = result["locations"]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%B4%20%E7%94%B2/report.yaml"


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("output", [False, True])
def test_a_folder_of_any_name_is_checked(
    reportgen: Run, make_report: Make, tmp_path: Path, form: str, output: bool
) -> None:
    made = make_report(("category: 開會", "category: 旅遊"))
    names = [b"\xb4\xfa\xb8\xd5", b"a\n::error::forged", b"::warning::x", b"\x1b[31mred"]
    for name in names:
        folder = made.parent / os.fsdecode(name)
        folder.mkdir()
        (folder / "report.yaml").write_bytes((made / "report.yaml").read_bytes())
    target = tmp_path / "findings.txt"
    ran = reportgen("check", "--format", form, *(("--output", target) if output else ()))
    assert ran.status == 1
    text = target.read_text("utf-8") if output else ran.out
    assert not UNSAFE.search(text)
    assert text.count("forged") >= 1
    if form != "github":
        assert not LINE_COMMAND.search(text)
    assert not LINE_COMMAND.search(ran.err)


def test_progress_and_summary_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    name = "::error::x\n\x1b[31m\udcb4"
    advance = _lines(1, str)
    advance(name, "read")
    _lines(50, str)(name, "")
    said = capsys.readouterr().err
    said += "\n".join(summary([Outcome(name, ())], str, Paint(False)))
    assert said.count("\\xb4") == 3
    assert not UNSAFE.search(said)
    assert not LINE_COMMAND.search(said)
