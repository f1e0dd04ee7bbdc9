"""Dates and times as reports write them, in either calendar.

105 年 12 月 7 日, 2016-12-07, 105/12/7, 12 月 7 日至 9 日, 12/7-9（六、日）; 上午 9 時 30 分,
09:00-10:30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_FLAT = str.maketrans("０１２３４５６７８９：．／－–—―~∼〜", "0123456789:./----～～～")
_NUMERAL = r"[〇○零一二三四五六七八九十百]+"
_YEAR = r"(?:(?:中華)?民國\s*)?(?P<{0}y>\d{{2,4}})\s*年\s*"
_TO = r"\s*(?:至|到|迄|起至|～|-)+\s*"
_TOO = r"\s*[、及與和]\s*"
_MONTH_DAY = (
    r"(?P<{0}m>\d{{1,2}})\s*月\s*(?P<{0}d>\d{{1,2}})"
    rf"(?:\s*(?:日|號)|(?=(?:{_TO}|{_TOO})\d{{{{1,2}}}}\s*(?:日|號)))"
)
_DAY_NAME = r"(?:星期|週|周|禮拜)?[一二三四五六日天]"
_WEEKDAY = (
    rf"(?:\s*[（(]\s*{_DAY_NAME}(?:(?:{_TO}|{_TOO}){_DAY_NAME})?\s*[）)]"
    r"|\s*(?:星期|週)[一二三四五六日天])?"
)
_PLAIN = (
    r"(?:民國\s*)?(?P<{0}py>\d{{2,4}})(?P<{0}mark>[./-])(?P<{0}pm>\d{{1,2}})(?P={0}mark)"
    r"(?P<{0}pd>\d{{1,2}})(?!\d)"
)
_SHORT = r"(?P<{0}sm>\d{{1,2}})/(?P<{0}sd>\d{{1,2}})(?![\d/])"
_DAY = r"(?P<{0}d1>\d{{1,2}})\s*(?:日|號)"
_BARE = r"(?P<{0}d2>\d{{1,2}})(?=\s*(?:[（(，。；,;)）]|$))"
"""The day alone, as in 12/7-9."""


def _one(name: str) -> str:
    long = f"(?:{_YEAR})?{_MONTH_DAY}"
    return f"(?:{long}|{_PLAIN}|{_SHORT})".format(name) + _WEEKDAY


_RANGE = re.compile(
    rf"(?<![\d年月/.-]){_one('a')}"
    rf"(?:(?:{_TO}|(?P<too>{_TOO}))"
    rf"(?:{_one('b')}|(?:{_DAY.format('b')}|(?<!月){_BARE.format('b')}){_WEEKDAY}))?"
    r"(?:\s*止)?"
)
_CLOCK = (
    r"(?P<{0}p>上午|中午|下午|晚上|晚間)?\s*(?P<{0}h>\d{{1,2}})(?:\s*:\s*(?P<{0}m>\d{{2}})(?!\d)"
    r"|\s*[時點](?:\s*(?:(?P<{0}n>\d{{1,2}})\s*分|(?P<{0}f>半)|整))?)"
)
_TIME = re.compile(rf"{_CLOCK.format('a')}(?:\s*(?:至|到|～|-)\s*{_CLOCK.format('b')})?")
_PART = re.compile(r"上午|中午|下午|晚上|晚間|全日|全天|整天")
_PARTS = {"晚間": "晚上", "全天": "全日", "整天": "全日"}
_LATE = {"下午", "晚上", "晚間"}


class Days(NamedTuple):
    """A day or a stretch of days at *start* to *end* of a text; *dated* where it had a year."""

    start: int
    end: int
    first: date
    last: date | None
    dated: bool


class Times(NamedTuple):
    """A time of day at *start* to *end* of a text, as records write it."""

    start: int
    end: int
    value: str


def flat(text: str) -> str:
    """*text* of the same length with plain digits and dashes, numerals of dates included."""
    return text.translate(_FLAT)


def days_in(text: str, year: int | None = None) -> Iterator[Days]:
    """Every date in *text*; those without a year are of *year*, or left out."""
    plain, at = flat(text), 0
    while match := _RANGE.search(plain, at):
        at = match.end()
        made = _made(match.groupdict(), "a", year)
        if made is None:
            continue
        first, dated = made
        last = _last(match.groupdict(), first)
        if match["too"] and last != first + timedelta(1):
            last, at = None, match.start("too")  # two days, with others between them
        elif last is not None and last < first:
            last = None
        yield Days(match.start(), at, first, last, dated)


def first_days(text: str, year: int | None = None) -> Days | None:
    """The first date in *text*."""
    return next(days_in(text, year), None)


def _made(groups: dict[str, str | None], name: str, year: int | None) -> tuple[date, bool] | None:
    for y, m, d in (("y", "m", "d"), ("py", "pm", "pd"), ("", "sm", "sd")):
        month, day = groups.get(name + m), groups.get(name + d)
        if month is None or day is None:
            continue
        written = groups.get(name + y) if y else None
        years = int(written) if written else year
        if years is None:
            return None
        if written and years < 1000:
            years += 1911
        try:
            return date(years, int(month), int(day)), written is not None
        except ValueError:
            return None
    return None


def _last(groups: dict[str, str | None], first: date) -> date | None:
    made = _made(groups, "b", first.year)
    if made is not None:
        last, dated = made
        over = not dated and last < first  # 12/30-1/2
        return (_made(groups, "b", first.year + 1) or made)[0] if over else last
    day = groups.get("bd1") or groups.get("bd2")
    try:
        return first.replace(day=int(day)) if day else None
    except ValueError:
        return None


def time_in(text: str) -> Times | None:
    """The first time of day in *text*: ``09:00-10:30``, ``14:00``, or 上午."""
    plain = flat(text)
    for match in _TIME.finditer(plain):
        groups = match.groupdict()
        start = _clock(groups, "a", None)
        if start is None:
            continue
        end = _clock(groups, "b", groups["ap"]) if groups["bh"] else None
        end = "24:00" if end == "00:00" else end
        if end is not None and end > start:
            return Times(match.start(), match.end(), f"{start}-{end}")
        if end is None:
            return Times(match.start(), match.end(), start)
    part = _PART.search(plain)
    if part is None:
        return None
    return Times(part.start(), part.end(), _PARTS.get(part[0], part[0]))


def _clock(groups: dict[str, str | None], name: str, inherited: str | None) -> str | None:
    hour = int(groups[name + "h"] or 0)
    minute = int(groups[name + "m"] or groups[name + "n"] or (30 if groups[name + "f"] else 0))
    part = groups[name + "p"] or inherited
    if part in _LATE and hour < 12:
        hour += 12
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"{hour:02}:{minute:02}"
