"""Terms counted by 民法 §120–122, and by 臺北市's own first day."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.authority.duties import CountedFrom, Deadline, Roll
from reportgen.check.deadline import term, working_day


def deadline(roll: Roll = Roll.NONE) -> Deadline:
    return Deadline.model_validate(
        {
            "months": "3",
            "counted_from": str(CountedFrom.DAY_AFTER_RETURN),
            "roll": str(roll),
            "source": "x",
        }
    )


@pytest.mark.parametrize(
    ("returned", "last", "grace"),
    [
        (date(2016, 12, 11), date(2017, 3, 11), date(2017, 3, 13)),
        (date(2016, 12, 9), date(2017, 3, 9), date(2017, 3, 9)),
        (date(2016, 11, 29), date(2017, 2, 28), date(2017, 2, 28)),
        (date(2016, 11, 30), date(2017, 2, 28), date(2017, 2, 28)),
        (date(2015, 11, 29), date(2016, 2, 29), date(2016, 2, 29)),
        (date(2017, 1, 31), date(2017, 4, 30), date(2017, 5, 1)),
    ],
)
def test_three_months_after_the_return(returned: date, last: date, grace: date) -> None:
    owed = term(returned, deadline())
    assert owed is not None
    assert (owed.last, owed.grace) == (last, grace)


def test_a_first_day_off_moves_on_where_the_authority_says_so() -> None:
    friday = date(2016, 12, 9)
    moved, kept = term(friday, deadline(Roll.NEXT_WORKING_DAY)), term(friday, deadline())
    assert moved is not None
    assert kept is not None
    assert (moved.last, kept.last) == (date(2017, 3, 11), date(2017, 3, 9))


def test_the_end_of_the_calendar_has_no_term() -> None:
    assert term(date.max, deadline()) is None


def test_a_working_day_stays_and_a_weekend_becomes_monday() -> None:
    week = [date(2016, 12, day) for day in range(5, 12)]
    assert [working_day(day).day for day in week] == [5, 6, 7, 8, 9, 12, 12]
