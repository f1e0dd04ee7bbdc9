"""Hostile and broken records: each gets its due finding, within bounds, and no traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from reportgen import limits
from reportgen.findings import Finding, Severity
from reportgen.read import read
from reportgen.text import CONTROLS, is_refused
from tests.growth import LINEAR, growth

HEAD = """\
title: 出席高峰會
agency: 國家發展委員會
destinations: [{country: FR}]
period: {start: 2016-12-05, end: 2016-12-11}
roster: [{id: lin, name: 林菊穗}]
"""


@pytest.fixture
def check(tmp_path: Path) -> Callable[[str], tuple[Finding, ...]]:
    def checked(rest: str) -> tuple[Finding, ...]:
        (tmp_path / "report.yaml").write_text(HEAD + rest, "utf-8")
        return read(tmp_path, "r").findings

    return checked


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


# --- characters nobody sees or means


def refused() -> Iterator[str]:
    """A hundred and more of the characters that no record may hold."""
    random = Random("characters")
    planes = [0xE000, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD, 0xFFFC, 0xFFFD, 0xFDD0]
    planes += [random.randint(0xE000, 0xF8FF) for _ in range(30)]
    planes += [random.randint(0xF0000, 0x10FFFD) for _ in range(30)]
    yield from map(chr, planes)
    yield from (chr(0xE0000 + n) for n in range(0, 0x80, 3))
    yield from (chr(plane * 0x10000 + 0xFFFE) for plane in range(17))
    yield from "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\x7f\x80\x9f"
    yield from (chr(n) for n in range(1, 32) if chr(n) not in "\t\n\r")


@pytest.mark.parametrize("char", [*refused()], ids=lambda char: f"{ord(char):X}")
def test_refused_raw_and_escaped(char: str, check: Callable[[str], tuple[Finding, ...]]) -> None:
    assert is_refused(char)
    raw = check(f"category: 青{char}川\n")
    assert [(f.code, f.place.line, f.place.column) for f in raw] == [("CHARACTER-REFUSED", 6, 12)]
    escape = f"\\U{ord(char):08X}"
    escaped = check(f'category: "青{escape}川"\n')
    assert [(f.code, f.place.line, f.place.column) for f in escaped] == [
        ("CHARACTER-REFUSED", 6, 13)
    ]
    assert escaped[0].place.end_column == 13 + len(escape)


def test_zero_as_an_escape(check: Callable[[str], tuple[Finding, ...]]) -> None:
    assert codes(check('category: "青\\0川"\n')) == {"CHARACTER-REFUSED"}
    assert codes(check("category: 青\0川\n")) == {"FILE-UNREADABLE"}


def test_controls_do_not_hide_what_follows(check: Callable[[str], tuple[Finding, ...]]) -> None:
    findings = check(f"category: {CONTROLS[-1]}甲\nnonsense: 乙\n")
    assert codes(findings) == {"CHARACTER-REFUSED", "KEY-UNKNOWN"}


# --- short values


def long_values() -> Iterator[tuple[str, str]]:
    """Values of dates and times that go back and forth over blanks and digits."""
    random = Random("values")
    for _ in range(110):
        start = random.choice(
            ["10:", "上午", "10", "105年", "2016", "2016/12/", "下午2點", "9至", ""]
        )
        unit = random.choice([" ", "\t", "　", "1", "時", ":", "-", "年", " 1", "1 ", "上午", ": "])
        field = random.choice(["time", "date"])
        yield field, start + unit * random.choice([20, 1500]) + random.choice(["x", "", "日", "分"])


@pytest.mark.parametrize(("field", "value"), [*long_values()])
def test_short_values_that_are_long(
    field: str, value: str, check: Callable[[str], tuple[Finding, ...]]
) -> None:
    findings = check(f'sessions:\n- title: 甲\n  {field}: "{value}"\n')
    assert findings or value == "10:"
    assert all(len(finding.message.text()) < 200 for finding in findings)


@pytest.mark.timing
@pytest.mark.parametrize("value", ["10:{}x", "上午{}x", "105年{}1", "C{}1"])
def test_their_cost_is_linear(value: str, check: Callable[[str], tuple[Finding, ...]]) -> None:
    def record(size: int) -> str:
        return f'sessions:\n- title: 甲\n  time: "{value.format(" " * size)}"\n'

    assert growth(check, record, first=2000, largest=8000, measurable=1e-2) < LINEAR


# --- years


@pytest.mark.parametrize("year", [*range(0, 1912, 20), *range(2201, 10000, 400), 1911, 2201, 9999])
def test_years_of_no_report(year: int, check: Callable[[str], tuple[Finding, ...]]) -> None:
    findings = check(f"report_date: {year:04}-12-31\n")
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [("DATE-YEAR", 6, 14)]


# --- findings without bound


@pytest.mark.parametrize(
    "unit",
    ["a{}:\n", "a{}: 1\n", "category: {}\n", "# {}\ufffd\n", "- {}\n", "&a{} ", "keywords: [#{}\n"],
)
def test_findings_are_counted(unit: str, check: Callable[[str], tuple[Finding, ...]]) -> None:
    findings = check("".join(unit.format(number) for number in range(3000)))
    by_code = [finding.code for finding in findings]
    assert findings[-1].severity
    assert max(map(by_code.count, by_code)) <= limits.FINDINGS + 1


# --- nesting and dashes


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["- ", "-\t", "[", "{a: ", "? ", "- - ", "[{a: ", "-  "])
@pytest.mark.parametrize("before", ["x:\n  ", "x: ", ""])
@pytest.mark.parametrize("after", ["x", "", ": 1", "]", "甲：乙"])
def test_any_depth_in_one_line(
    before: str, unit: str, after: str, check: Callable[[str], tuple[Finding, ...]]
) -> None:
    findings = check(before + unit * (50_000 // len(unit)) + after + "\n")
    assert any(finding.severity is Severity.ERROR for finding in findings)
    assert len(findings) < 3 * limits.FINDINGS
