"""Dates and times in the ways that reports write them."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.intake.recognise.dates import days_in, time_in


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("105 年 12 月 5 日至 12 月 11 日", (2016, 12, 5), (2016, 12, 11)),
        ("中華民國105年12月5日", (2016, 12, 5), None),
        ("２０１６年１２月５日", (2016, 12, 5), None),
        ("2016-12-07", (2016, 12, 7), None),
        ("105/12/7～12/9", (2016, 12, 7), (2016, 12, 9)),
        ("12 月 7 日至 9 日", (2016, 12, 7), (2016, 12, 9)),
        ("12/7（三）", (2016, 12, 7), None),
        ("12/10-11（六、日）", (2016, 12, 10), (2016, 12, 11)),
        ("12 月 7-9 日（三～五）", (2016, 12, 7), (2016, 12, 9)),
        ("12 月 7 日及 8 日", (2016, 12, 7), (2016, 12, 8)),
        ("105.12.7-9", (2016, 12, 7), (2016, 12, 9)),
        ("12/30-1/2", (2016, 12, 30), (2017, 1, 2)),
        ("12/7-17:30", (2016, 12, 7), None),
        ("104 年 12 月 28 日至 105 年 1 月 3 日", (2015, 12, 28), (2016, 1, 3)),
    ],
)
def test_a_date(text: str, first: tuple[int, int, int], last: tuple[int, int, int] | None) -> None:
    (days,) = days_in(text, 2016)
    assert days.first == date(*first)
    assert days.last == (date(*last) if last else None)


def test_two_days_with_others_between_are_two() -> None:
    days = [(day.first.day, day.last) for day in days_in("12 月 7 日、12 月 10 日", 2016)]
    assert days == [(7, None), (10, None)]


@pytest.mark.parametrize("text", ["2 月 30 日", "105 年", "第 12 屆", "2,456 項", "1.2.3.4"])
def test_no_date(text: str) -> None:
    assert list(days_in(text, 2016)) == []


def test_without_a_year_there_is_no_date() -> None:
    assert list(days_in("12 月 7 日")) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("09:00-10:30", "09:00-10:30"),
        ("９：００～１０：３０", "09:00-10:30"),
        ("上午9時30分至12時", "09:30-12:00"),
        ("下午 2 時至 4 時半", "14:00-16:30"),
        ("14:00", "14:00"),
        ("17:15-00:00", "17:15-24:00"),
        ("105 年 10 月 7 日上午", "上午"),
        ("整天", "全日"),
    ],
)
def test_a_time(text: str, value: str) -> None:
    found = time_in(text)
    assert found is not None
    assert found.value == value


def test_a_time_that_ends_before_it_begins_is_none() -> None:
    assert time_in("25:00") is None
    assert time_in("10:00-09:00") is None
