"""The formats: each says the same findings, in a form that its readers take."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from reportgen.cli.formats import Checked, render
from reportgen.cli.screen import Paint, width
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place, Source
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
)
NOTE = Finding("PDF-UNKNOWN", Severity.NOTE, Place("build/trip.pdf"), say("看不出來"))
NOWHERE = Finding("FONT-NONE", Severity.WARNING, Place(""), say("沒有字型\x1b[31m"))
CHECKED = [
    Checked("trip", [ERROR, NOTE, NOWHERE], {ERROR.place.file: Source(ERROR.place.file, TEXT)}, 2),
    Checked("sound", [], {}),
]


def rendered(form: str, checked: list[Checked] = CHECKED) -> str:
    return render(form, checked, str, Paint(False))


# --- pretty


def test_pretty_shows_the_line_with_a_caret_of_its_width() -> None:
    lines = rendered("pretty").split("\n")
    number = next(n for n, line in enumerate(lines) if "title: 出席會議" in line)
    shown, caret = lines[number], lines[number + 1]
    marked = shown.index("會議")
    assert width(caret[: caret.index("^")]) == width(shown[:marked])
    assert caret.count("^") == width("會議") == 4


def test_pretty_sums_up_and_counts_what_is_ignored() -> None:
    assert rendered("pretty").split("\n")[-1] == "2 份報告：錯誤 1，警告 1，提醒 1，忽略 2"
    assert rendered("pretty", CHECKED[1:]) == "1 份報告，沒有發現問題。"


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
    said = rendered("github", [Checked("trip", [finding], {})])
    assert said == "::warning file=a.yaml,line=2,endLine=4,title=URL-BARE::長"


# --- sarif

TEXT_SCHEMA = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
POSITIVE = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITIVE),
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}},
                    "additionalProperties": False,
                },
                "region": REGION,
            },
            "additionalProperties": False,
        }
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string", "pattern": "^[A-Za-z0-9]+$"},
        "shortDescription": TEXT_SCHEMA,
        "fullDescription": TEXT_SCHEMA,
        "help": TEXT_SCHEMA,
        "helpUri": {"type": "string", "pattern": "^https?://"},
        "defaultConfiguration": {
            "type": "object",
            "properties": {"level": LEVEL},
            "additionalProperties": False,
        },
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT_SCHEMA,
        "locations": {"type": "array", "items": LOCATION},
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "items": RULE,
                                        "uniqueItems": True,
                                    },
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],
                            "properties": {"executionSuccessful": {"type": "boolean"}},
                            "additionalProperties": False,
                        },
                    },
                    "results": {"type": "array", "items": RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What SARIF 2.1.0 says of the properties that we write; anything else is refused."""


def test_sarif_has_the_form_that_the_standard_asks() -> None:
    document = json.loads(rendered("sarif"))
    jsonschema.validate(document, SARIF)
    run = document["runs"][0]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert results[0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 10,
        "endLine": 1,
        "endColumn": 12,
    }
    assert "region" not in results[1]["locations"][0]["physicalLocation"]
    assert "locations" not in results[2]


def test_sarif_of_a_sound_report_has_no_results() -> None:
    document = json.loads(rendered("sarif", CHECKED[1:]))
    jsonschema.validate(document, SARIF)
    assert document["runs"][0]["results"] == []


# --- junit


def test_junit_fails_what_reaches_the_fail_level() -> None:
    root = ElementTree.fromstring(rendered("junit"))
    assert (root.get("tests"), root.get("failures")) == ("4", "1")
    assert [suite.get("name") for suite in root] == ["trip", "sound"]
    cases = list(root.iter("testcase"))
    assert [case.find("failure") is not None for case in cases] == [True, False, False, False]
    assert cases[0].get("line") == "1"
    strict = [Checked("trip", [NOTE], {}, 0, "note")]
    assert ElementTree.fromstring(rendered("junit", strict)).get("failures") == "1"
    lenient = [Checked("trip", [ERROR], {}, 0, "none")]
    assert ElementTree.fromstring(rendered("junit", lenient)).get("failures") == "0"
