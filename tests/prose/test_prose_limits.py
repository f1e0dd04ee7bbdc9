"""Whatever is typed: no exception, well-formed HTML, a true place, and an end in good time."""

from __future__ import annotations

import subprocess
import sys
import time
import xml.etree.ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.limits import PROSE
from reportgen.prose import plain_text
from tests.prose.harness import INDENT, both_passes, in_record

PIECES = """
* ** _ [ ] ( ) ![ ]( { } {#a} {#fig-x␣alt="a"} ^1 [^1] [^1]:␣ | - --- |-|-| >␣ 1.␣ -␣ :␣ #␣ ` ```
< <https://a.b> <br> &amp; &#12; \\ 中 。 「 」 a b ! ][ =" " ' = ~ {lang=fr} {.page} [a]:␣b
caption="x source id= [](#a) ![a](b.png) {caption="x"}
""".replace("\n", " ").split()
SPACES = ("\n", "\n\n", "  ", "    ", "\t", "\r\n", "\u2028", "\u3000")
UNPRINTABLE = ("\x00", "\x85", "\ud800", "\ufffe")
PIECE = st.sampled_from([*(p.replace("␣", " ") for p in PIECES), *SPACES, *UNPRINTABLE])
ANYTHING = st.one_of(st.text(max_size=60), st.lists(PIECE, max_size=40).map("".join))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING)
def test_any_text_renders(prose: str) -> None:
    parsed, html, findings = both_passes(prose)
    ET.fromstring(f"<prose>{html}</prose>")
    assert "\x00" not in html + plain_text(parsed)
    lines = in_record(prose).source.text.count("\n") + 1  # type: ignore[union-attr]
    assert all(1 <= finding.place.line <= lines for finding in findings)


@settings(max_examples=200)
@given(st.lists(PIECE.filter(lambda piece: "[" not in piece), max_size=15).map("".join))
def test_a_reference_is_found_where_it_stands(before: str) -> None:
    prose = f"{before}\n\n- 甲 [](#no-such-label)"
    codes = {
        (finding.code, finding.place.line, finding.place.column)
        for finding in both_passes(prose)[2]
    }
    lines = prose.replace("\r\n", "\n").count("\n")
    if any(code == "REFERENCE-UNKNOWN" for code, _, _ in codes):
        column = INDENT + len("- 甲 [](") + 1
        assert ("REFERENCE-UNKNOWN", lines + 2, column) in codes


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "*", "*a", "_a", ">", "> a\n", "[a\n", "|a\n|-\n", "](", "`a``", "[^a]: x\n"],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        both_passes(unit * (length // len(unit)))
        return time.process_time() - start

    seconds(500)
    short, long = seconds(5_000), seconds(20_000)
    assert long < 8 * max(short, 0.1)


@pytest.mark.parametrize(
    "prose",
    [
        ">" * 10_000 + "甲",
        "- " * 10_000 + "甲",
        "\n".join("  " * depth + "- 甲" for depth in range(200)),
        "[" * 10_000 + "甲" + "]{lang=fr}" * 10_000,
        "![" * 1_000 + "甲" + "](a.jpg)" * 1_000,
        "[^a]: " * 1_000 + "甲",
    ],
)
def test_deep_nesting_is_no_crash(prose: str) -> None:
    ET.fromstring(f"<prose>{both_passes(prose)[1]}</prose>")


def test_what_is_nested_too_deep_is_found() -> None:
    codes = [f.code for f in both_passes("- 甲\n\n" + ">" * 100 + "乙")[2]]
    assert codes == ["PROSE-DEEP"]


def test_what_is_too_long_is_found() -> None:
    parsed, html, findings = both_passes("字" * PROSE + "尾")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [
        ("PROSE-LONG", 2, PROSE + INDENT + 1)
    ]
    assert "尾" not in html + plain_text(parsed)


def test_the_typesetter_is_not_loaded() -> None:
    code = "import sys, reportgen.prose; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
