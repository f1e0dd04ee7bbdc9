"""Until when a report is owed, counted as 民法 counts a period of months.

The day of return itself is not counted (§120), so 「返國日起」 and 「返國翌日起」 both begin on the
day after. A period of months ends on the day before the one that corresponds to its first day, or
on the last day of a month that has none (§121). Whoever's rule says so (臺北市) moves a first day
that is a day off to the next working day. A last day off gives grace until the next one (§122).

Days off are weekends: the holidays of a year are decided year by year and are not known here, so
a deadline may in truth be some days later, never earlier.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from reportgen.authority.duties import Deadline, Roll

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The last day, and the last that still counts where that one is a day off."""

    last: date
    grace: date


def term(returned: date, deadline: Deadline) -> Term | None:
    """The term of a mission that came back on *returned*; ``None`` beyond the calendar."""
    try:
        first = returned + _DAY
        if deadline.roll is Roll.NEXT_WORKING_DAY:
            first = working_day(first)
        last = last_day(first, deadline.months)
        return Term(last, working_day(last))
    except (OverflowError, ValueError):
        return None


def working_day(day: date) -> date:
    """*day*, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def last_day(first: date, months: int) -> date:
    """The last day of a period of *months* whose first day is *first*."""
    count = first.year * 12 + first.month - 1 + months
    year, month = count // 12, count % 12 + 1
    length = monthrange(year, month)[1]
    if first.day > length:
        return date(year, month, length)
    return date(year, month, first.day) - _DAY
