"""Ignores and changed severities in a whole report: never silent, never over a reading error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.findings import FailLevel
from reportgen.outcome import Outcome
from reportgen.pipeline import build_report, check_report
from reportgen.world import World

Make = Callable[..., Path]

WRONG = ("category: 開會", "category: 旅遊")


def codes(outcome: Outcome) -> dict[str, str]:
    return {finding.code: str(finding.severity) for finding in outcome.findings}


def test_an_ignored_finding_is_hidden_and_counted(world: World, make_report: Make) -> None:
    folder = make_report(
        ("category: 開會", "category: 旅遊  # reportgen: ignore CATEGORY-UNKNOWN 專案")
    )
    outcome = check_report(world, folder)
    assert "CATEGORY-UNKNOWN" not in codes(outcome)
    assert outcome.ignored == 1
    assert outcome.errors == 0


def test_an_ignored_error_leaves_no_draft(world: World, make_report: Make, tmp_path: Path) -> None:
    folder = make_report(
        ("category: 開會", "category: 旅遊  # reportgen: ignore CATEGORY-UNKNOWN 專案")
    )
    outcome = build_report(world, folder, tmp_path / "out")
    assert outcome.errors == 0
    assert outcome.ignored == 1


@pytest.mark.parametrize("beside", ["trip", "", ".."])
def test_the_users_settings_change_a_severity_and_say_so(
    world: World, make_report: Make, beside: str
) -> None:
    folder = make_report(WRONG)
    assert codes(check_report(world, folder))["CATEGORY-UNKNOWN"] == "error"
    (folder.parent / beside / "reportgen.yaml").write_text(
        "severities:\n  CATEGORY-UNKNOWN: {severity: note, reason: 類別另有規定}\n",
        encoding="utf-8",
    )
    outcome = check_report(world, folder)
    (finding,) = [f for f in outcome.findings if f.code == "CATEGORY-UNKNOWN"]
    assert str(finding.severity) == "note"
    assert finding.hints[-1].text() == "依 reportgen.yaml 改為提醒：類別另有規定"


def test_the_reports_own_settings_win(world: World, make_report: Make) -> None:
    folder = make_report(WRONG)
    for place, level in ((folder.parent.parent, "note"), (folder, "warning")):
        (place / "reportgen.yaml").write_text(
            f"severities:\n  CATEGORY-UNKNOWN: {{severity: {level}, reason: 理由}}\n"
            f"fail_level: {level}\n",
            encoding="utf-8",
        )
    outcome = check_report(world, folder)
    assert codes(outcome)["CATEGORY-UNKNOWN"] == "warning"
    assert outcome.fail_level is FailLevel.WARNING


def test_a_change_without_a_reason_is_refused(world: World, make_report: Make) -> None:
    folder = make_report(WRONG)
    (folder / "reportgen.yaml").write_text(
        "severities:\n  CATEGORY-UNKNOWN: {severity: note}\n", encoding="utf-8"
    )
    outcome = check_report(world, folder)
    assert codes(outcome)["CATEGORY-UNKNOWN"] == "error"
    assert codes(outcome)["KEY-MISSING"] == "error"


def test_an_error_of_reading_can_neither_be_ignored_nor_lowered(
    world: World, make_report: Make
) -> None:
    folder = make_report(
        ("contact: pan", "contact: lin  # reportgen: ignore PERSON-UNKNOWN 晚點補")
    )
    (folder / "reportgen.yaml").write_text(
        "severities:\n  PERSON-UNKNOWN: {severity: note, reason: 晚點補}\n", encoding="utf-8"
    )
    outcome = check_report(world, folder)
    assert codes(outcome)["PERSON-UNKNOWN"] == "error"
    assert codes(outcome)["IGNORE-UNUSED"] == "warning"
    assert outcome.ignored == 0


def test_settings_are_no_record(world: World, make_report: Make) -> None:
    folder = make_report()
    (folder / "reportgen.yaml").write_text("allow: [台灣人權促進會]\n", encoding="utf-8")
    assert "FILE-UNKNOWN" not in codes(check_report(world, folder))


@pytest.mark.parametrize(
    "text", ["", "- a\n", "severities: 3\n", "severity: {}\n", "a: [\n", "\t\n", "allow: {a: b}\n"]
)
def test_no_settings_make_check_raise(world: World, make_report: Make, text: str) -> None:
    folder = make_report()
    (folder / "reportgen.yaml").write_text(text, encoding="utf-8")
    assert check_report(world, folder).errors > 0
