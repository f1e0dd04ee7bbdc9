"""Terms counted by 民法 §120–122, and by 臺北市's own first day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from reportgen.check.ask.deadline import moved, term

LATE = date(2100, 1, 1)


@pytest.mark.parametrize(
    ("returned", "calendar", "last"),
    [
        (date(2016, 12, 11), date(2017, 3, 11), date(2017, 3, 13)),
        (date(2016, 12, 9), date(2017, 3, 9), date(2017, 3, 9)),
        (date(2010, 11, 20), date(2011, 2, 20), date(2011, 2, 21)),
        # 228 and the Monday before it, which was worked on a Saturday.
        (date(2016, 11, 29), date(2017, 2, 28), date(2017, 3, 1)),
        (date(2016, 11, 27), date(2017, 2, 27), date(2017, 3, 1)),
        (date(2016, 11, 18), date(2017, 2, 18), date(2017, 2, 18)),
        (date(2015, 11, 29), date(2016, 2, 29), date(2016, 3, 1)),
        (date(2017, 1, 31), date(2017, 4, 30), date(2017, 5, 1)),
    ],
)
def test_three_months_after_the_return(returned: date, calendar: date, last: date) -> None:
    owed = term(returned, 3, LATE)
    assert owed is not None
    assert (owed.calendar, owed.last) == (calendar, last)


def test_a_first_day_off_moves_on_where_the_authority_says_so() -> None:
    friday = date(2016, 12, 9)
    late, kept = term(friday, 3, LATE, from_working_day=True), term(friday, 3, LATE)
    assert late is not None
    assert kept is not None
    assert (late.calendar, kept.calendar) == (date(2017, 3, 11), date(2017, 3, 9))


def test_a_first_day_on_a_public_holiday_moves_on_too() -> None:
    owed = term(date(2016, 9, 14), 3, LATE, from_working_day=True)
    assert owed is not None
    assert owed.calendar == date(2016, 12, 18)


def test_a_moved_last_day_is_explained() -> None:
    owed, kept = term(date(2010, 11, 20), 3, LATE), term(date(2016, 12, 9), 3, LATE)
    assert owed is not None
    assert kept is not None
    assert [hint.text() for hint in moved(owed)] == [
        "2011-02-20 是休息日，期限順延到 2011-02-21（民法第 122 條）。"
    ]
    assert list(moved(kept)) == []


def test_the_end_of_the_calendar_has_no_term() -> None:
    assert term(date.max, 3, LATE) is None


@pytest.mark.parametrize(("day", "loaded"), [("2017, 3, 13", False), ("2017, 3, 14", True)])
def test_holidays_are_looked_up_only_for_a_report_that_seems_late(day: str, loaded: bool) -> None:
    program = (
        "import sys; from datetime import date; from reportgen.check.ask.deadline import term;"
        f"term(date(2016, 12, 11), 3, date({day})); print('holidays' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert run.stdout.strip() == str(loaded)
