"""Days that a text names: 105 年 12 月 7 日, 2016/12/7, 12 月 7 日（三）, 十二月七日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reportgen.check.ask.numerals import number
from reportgen.patterns import late

_CHINESE = "[一二三四五六七八九十]{1,3}"


def _weekday(name: str) -> str:
    """A weekday in brackets, or with 星期 before it, as groups of *name*."""
    char, prefix = "[一二三四五六日天]", "(?:星期|週|周|禮拜)"
    return (
        rf"(?:[（(]\s*{prefix}?(?P<{name}d>{char})\s*[）)]"
        rf"|\s*(?:[，,]\s*)?{prefix}(?P<{name}e>{char})(?![至到、及與～~-]))"
    )


_APART = r"(?<![\d./A-Za-z-])"
_NUMBERED = "表圖件錄式章節頁條款項第版冊卷期號率比佔占約逾近達過"
"""What stands before a number that is no day: 表 3/4（一）, 達成率 3/4（二）."""
_DAY = late(
    rf"""
    (?<![\d./-])
    (?:(?P<year>\d{{2,4}})[ ]?年[ ]?)?
    (?:
        (?P<month>\d{{1,2}})[ ]?月[ ]?(?P<day>\d{{1,2}})[ ]?[日號]
      | (?P<zmonth>{_CHINESE})月(?P<zday>{_CHINESE})日
    )
    {_weekday("w")}?
  | {_APART}
    (?P<syear>(?:19|20)\d{{2}}|1\d{{2}})(?P<sep>[./-])(?P<smonth>\d{{1,2}})(?P=sep)(?P<sday>\d{{1,2}})
    (?![\d./-])
    {_weekday("x")}?
  | {_APART}(?<![{_NUMBERED}])(?<![{_NUMBERED}][ ])
    (?P<tmonth>\d{{1,2}})/(?P<tday>\d{{1,2}})(?![\d./-]){_weekday("y")}
    """,
    re.VERBOSE,
)

WEEKDAYS = "一二三四五六日"


class NamedDay(NamedTuple):
    """A day as a text names it; ``year`` is Western, ``None`` where the text leaves it out.

    ``weekday`` counts from 0 for Monday; ``weekday_span`` is where its character stands.
    """

    start: int
    stop: int
    year: int | None
    month: int
    day: int
    weekday: int | None = None
    weekday_at: int = 0

    def on(self, year: int) -> date | None:
        """The date, *year* standing in for one that the text leaves out."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


_START = late(r"[\d一二三四五六七八九十]{1,4}(?=[ ]?[年月]|[./-]\d)")
_ERA = late("(民國|西元|公元)[ ]?$")


def named_days(text: str) -> Iterator[NamedDay]:
    """The days that *text* names, in order; months over 12 and days over 31 are something else."""
    stop = 0
    for start in _START.finditer(text):
        match = _DAY.match(text, start.start()) if start.start() >= stop else None
        if match is None:
            continue
        stop = match.end()
        named = _named(match, _ERA.search(text[max(0, match.start() - 3) : match.start()]))
        if named is not None and 1 <= named.month <= 12 and 1 <= named.day <= 31:
            yield named


def _named(match: re.Match[str], era: re.Match[str] | None) -> NamedDay | None:
    month = match["month"] or match["zmonth"] or match["smonth"] or match["tmonth"]
    day = match["day"] or match["zday"] or match["sday"] or match["tday"]
    months, days = number(month), number(day)
    if months is None or days is None:
        return None
    weekday, at = None, 0
    for group in ("wd", "we", "xd", "xe", "yd", "ye"):
        if match[group]:
            weekday = 6 if match[group] == "天" else WEEKDAYS.index(match[group])
            at = match.start(group)
    year = western(match["year"] or match["syear"], era[1] if era else None)
    start = match.start() - (len(era[0]) if era else 0)
    return NamedDay(start, match.end(), year, months, days, weekday, at)


def western(digits: str | None, era: str | None = None) -> int | None:
    """The Western year of *digits*: two or three of them are a 民國 year."""
    if digits is None:
        return None
    year = int(digits)
    if era == "民國" or (era is None and len(digits) < 4):
        year += 1911
    return year if 1 <= year <= 9999 else None


_YEAR = late(r"(?<![\d,.])(?:民國[ ]?(\d{2,3})|((?:19|20)\d{2}))[ ]?年")


def years(text: str) -> frozenset[int]:
    """The years that *text* names outright."""
    western_years = (
        western(m[1] or m[2], "民國" if m[1] else "西元") for m in _YEAR.finditer(text)
    )
    return frozenset(year for year in western_years if year is not None)
