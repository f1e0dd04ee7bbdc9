"""What ``check`` finds in the mission report of 2016 as it was printed; see ``entries.py``."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from reportgen.findings import Finding, Severity
from reportgen.pipeline import check_report
from reportgen.world import World, shipped_templates
from tests.published.entries import (
    DIGITAL,
    ENTRIES,
    PURPOSE,
    REPORT,
    SUMMIT,
    Entry,
    Expected,
    Kind,
)
from tests.published.page import page

HERE = Path(__file__).parent
RECORDS = HERE / "records"
CHECKABLE = [entry for entry in ENTRIES if entry.kind is Kind.CHECKABLE]
WITH_FINDINGS = [entry for entry in ENTRIES if entry.expected]
TODAY = date(2017, 2, 21)
"""The day that the report bears."""


@cache
def findings() -> tuple[Finding, ...]:
    return check_report(World(shipped_templates(), HERE / "unused", TODAY), RECORDS).findings


@cache
def found() -> frozenset[tuple[str, str, int]]:
    return frozenset((f.code, _file(f), f.place.line) for f in findings())


def _file(finding: Finding) -> str:
    return Path(finding.place.file).resolve().relative_to(RECORDS).as_posix()


def line(expected: Expected) -> int:
    """The number of the only line that has the words of *expected*."""
    lines = (RECORDS / expected.file).read_text("utf-8").splitlines()
    numbers = [number for number, text in enumerate(lines, 1) if expected.words in text]
    assert len(numbers) == 1, (expected, numbers)
    return numbers[0]


def wanted(entry: Entry) -> Iterator[tuple[str, str, int]]:
    for expected in entry.expected:
        yield expected.code, expected.file, line(expected)


def number(entry: Entry) -> str:
    return f"8.1-{entry.number}"


@pytest.mark.parametrize("entry", WITH_FINDINGS, ids=number)
def test_an_entry_is_found_on_its_line(entry: Entry) -> None:
    assert set(wanted(entry)) <= found()


def test_nine_in_ten_of_what_a_machine_can_find() -> None:
    hit = [entry for entry in CHECKABLE if entry.expected and set(wanted(entry)) <= found()]
    assert len(CHECKABLE) >= 25
    assert len(hit) >= 0.9 * len(CHECKABLE)


@pytest.mark.parametrize("level", Severity, ids=str)
def test_nothing_else_is_found(level: Severity) -> None:
    table = {place for entry in ENTRIES for place in wanted(entry)}
    others = [f for f in findings() if f.severity is level]
    assert others
    assert [str(f) for f in others if (f.code, _file(f), f.place.line) not in table] == []


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.silent], ids=number)
def test_what_is_right_is_left_alone(entry: Entry) -> None:
    assert not {code for code, _, _ in found()} & set(entry.silent)


@pytest.mark.parametrize(
    ("file", "right", "wrong", "code"),
    [
        (REPORT, "report_date: 2017-02-21", "report_date: 2017-03-20", "DEADLINE-PASSED"),
        (REPORT, "交換經驗。", "交換經驗。" + "會中各方意見相近。" * 10, "ABSTRACT-LENGTH"),
        (DIGITAL, "3 個重要計畫", "4 個重要計畫", "COUNT-LIST"),
        (SUMMIT, "3 個主要目標", "4 個主要目標", "COUNT-LIST"),
        (SUMMIT, "4 個結論", "5 個結論", "COUNT-LIST"),
        (SUMMIT, "12 種類別", "13 種類別", "COUNT-LIST"),
        (PURPOSE, "共有 3 場演說", "共有 4 場演說", "COUNT-SUM"),
    ],
)
def test_what_is_right_would_be_found_if_it_were_wrong(
    tmp_path: Path, file: str, right: str, wrong: str, code: str
) -> None:
    folder = tmp_path / "report"
    shutil.copytree(RECORDS, folder)
    text = (folder / file).read_text("utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong), "utf-8")
    outcome = check_report(World(shipped_templates(), tmp_path / "cache", TODAY), folder)
    assert code in {finding.code for finding in outcome.findings}


def test_every_entry_is_marked_where_it_stands() -> None:
    files = {path.relative_to(RECORDS).as_posix(): path for path in RECORDS.rglob("*.yaml")}
    marks = {
        name: {int(mark) for mark in re.findall(r"# 8\.1-(\d+)\b", path.read_text("utf-8"))}
        for name, path in files.items()
    }
    numbers = [entry.number for entry in ENTRIES]
    assert numbers == list(range(1, 35))
    assert set().union(*marks.values()) == set(numbers)
    for entry in WITH_FINDINGS:
        assert all(entry.number in marks[e.file] for e in entry.expected), entry.number


def test_every_entry_that_is_not_found_says_why() -> None:
    assert all(entry.why or entry.expected or entry.silent for entry in ENTRIES)


def test_nineteen_people_were_there() -> None:
    assert (RECORDS / "roster.yaml").read_text("utf-8").count("- {id: ") == 19


def test_the_page_is_fresh() -> None:
    written = (HERE.parents[1] / "docs" / "published-report.md").read_text("utf-8")
    assert written == page(), "run python -m tests.published"
