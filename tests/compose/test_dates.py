from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose.dates import Calendar, roc_year, span
from reportgen.places import Text
from reportgen.records.moments import LooseDateKind, TimeSpan

ROC = Calendar(roc=True, locale="zh_Hant_TW")
WESTERN = Calendar(roc=False, locale="zh_Hant_TW")
ENGLISH = Calendar(roc=True, locale="en")


def test_the_first_year_of_the_republic_is_1912() -> None:
    assert roc_year(date(1912, 1, 1)) == 1
    assert roc_year(date(2016, 12, 7)) == 105


def test_full_dates() -> None:
    day = date(2016, 12, 7)
    assert ROC.full(day) == "105 年 12 月 7 日"
    assert WESTERN.full(day) == "2016 年 12 月 7 日"
    assert ENGLISH.full(day) == "December 7, 2016"


def test_before_the_republic_years_are_western() -> None:
    assert ROC.full(date(1911, 12, 31)) == "1911 年 12 月 31 日"


def test_a_period_says_the_shared_year_once() -> None:
    assert ROC.period(date(2016, 12, 5), date(2016, 12, 11)) == "105 年 12 月 5 日至 12 月 11 日"


def test_a_period_over_new_year_says_both_years() -> None:
    said = ROC.period(date(2016, 12, 30), date(2017, 1, 2))
    assert said == "105 年 12 月 30 日至 106 年 1 月 2 日"


def test_a_period_of_one_day_is_that_day() -> None:
    assert ROC.period(date(2016, 12, 5), date(2016, 12, 5)) == "105 年 12 月 5 日"


@pytest.mark.parametrize(("day", "short"), [(date(2018, 8, 25), "六"), (date(2018, 8, 22), "三")])
def test_weekdays(day: date, short: str) -> None:
    assert ROC.weekday(day) == short


@given(st.dates(min_value=date(1912, 1, 1)))
def test_roc_and_western_years_are_1911_apart(day: date) -> None:
    assert day.year - roc_year(day) == 1911


def test_times() -> None:
    assert span(TimeSpan(time(9), time(9, 50))) == "09:00–09:50"
    assert span(TimeSpan(time(17, 15), time(0))) == "17:15–24:00"
    assert span(TimeSpan(time(9))) == "09:00"
    assert span(TimeSpan(part="上午")) == "上午"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("1951", ("1951 年", "40 年", "1951")),
        ("2018-08", ("2018 年 8 月", "107 年 8 月", "August 2018")),
        ("2018-08-17", ("2018 年 8 月 17 日", "107 年 8 月 17 日", "August 17, 2018")),
    ],
)
def test_dates_as_far_as_they_are_known(written: str, printed: tuple[str, str, str]) -> None:
    day = LooseDateKind.read(Text(written))

    assert (ROC.loose(day, western=True), ROC.loose(day), ENGLISH.loose(day)) == printed
