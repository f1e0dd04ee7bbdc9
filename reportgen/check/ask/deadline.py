"""Until when a report is owed, counted as 民法 counts a period of months.

The day of return itself is not counted (§120), so 「返國日起」 and 「返國翌日起」 both begin on the
day after. A period of months ends on the day before the one that corresponds to its first day, or
on the last day of a month that has none (§121). A last day off moves to the next working day
(§122), and so does a first day off where the authority's rule says so (臺北市).

Days off are weekends and Taiwan's public holidays, make-up working days apart; of years whose
calendar is not published yet, the holidays that stand in the law.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from reportgen.authority.duties import Deadline, Roll
from reportgen.findings import Message, say

_DAY = timedelta(days=1)


class Term(NamedTuple):
    """The last day by the calendar, and the last that counts: that day or the next working day."""

    calendar: date
    last: date


def term(returned: date, months: int, day: date, *, from_working_day: bool = False) -> Term | None:
    """The term of *months* after *returned*; ``None`` beyond the calendar.

    *from_working_day*: a first day off moves to the next working day. Public holidays are looked
    up only where *day*, which is compared with the term, lies behind its end by weekends alone.
    Why: they can only make it longer, and the library that knows them takes time to load.
    """
    try:
        rough = _term(returned, months, _is_weekend, from_working_day)
        return rough if day <= rough.last else _term(returned, months, _is_off, from_working_day)
    except (OverflowError, ValueError):
        return None


def owed_by(returned: date, deadline: Deadline, day: date) -> Term | None:
    """The :func:`term` of *deadline* after *returned*; *day* is compared with it."""
    from_working_day = deadline.roll is Roll.NEXT_WORKING_DAY
    return term(returned, deadline.months, day, from_working_day=from_working_day)


def moved(owed: Term) -> Iterator[Message]:
    """A hint where the last day of the calendar is a day off."""
    if owed.last != owed.calendar:
        yield say(
            "{calendar} 是休息日，期限順延到 {last}（民法第 122 條）。",
            calendar=owed.calendar,
            last=owed.last,
        )


def _term(
    returned: date, months: int, is_off: Callable[[date], bool], from_working_day: bool
) -> Term:
    first = returned + _DAY
    while from_working_day and is_off(first):
        first += _DAY
    calendar = last = _last_day(first, months)
    while is_off(last):
        last += _DAY
    return Term(calendar, last)


def _last_day(first: date, months: int) -> date:
    """The last day of a period of *months* whose first day is *first*."""
    count = first.year * 12 + first.month - 1 + months
    year, month = count // 12, count % 12 + 1
    length = monthrange(year, month)[1]
    if first.day > length:
        return date(year, month, length)
    return date(year, month, first.day) - _DAY


def _is_weekend(day: date) -> bool:
    return day.weekday() > 4


@cache
def _is_off(day: date) -> bool:
    """Whether *day* is a day off in Taiwan."""
    from holidays import country_holidays

    return not country_holidays("TW", years=day.year).is_working_day(day)
