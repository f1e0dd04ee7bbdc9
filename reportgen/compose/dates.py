"""Dates as a report prints them: 民國 years, Western years, weekdays, times.

Babel has no ROC calendar, so the years are counted here: 民國元年 is 1912. Names of months and
weekdays in other languages are CLDR's, whose data take Babel 40 ms to load: Chinese needs none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from reportgen.records.moments import TimeSpan

FIRST_YEAR = 1912
"""民國元年."""

_WEEKDAYS = "一二三四五六日"


def roc_year(day: date) -> int:
    """The 民國 year of *day*; 0 or less before 1912."""
    return day.year - FIRST_YEAR + 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one report prints dates.

    ``roc``: 民國 years (only in Chinese; a report in another language has Western years).
    ``locale``: CLDR locale of the report, ``zh_Hant_TW`` or ``en``.
    """

    roc: bool
    locale: str

    @property
    def chinese(self) -> bool:
        """Whether the report is Chinese."""
        return self.locale.startswith("zh")

    @property
    def gap(self) -> str:
        """What parts a date from a word after it: nothing in Chinese, a blank elsewhere."""
        return "" if self.chinese else " "

    @property
    def until(self) -> str:
        """What parts a first day from a last one on the next line."""
        return "至" if self.chinese else " –"

    def full(self, day: date) -> str:
        """105 年 12 月 7 日, 2016 年 12 月 7 日, December 7, 2016."""
        if not self.chinese:
            from babel.dates import format_date

            return printed(day, format_date(day, "long", locale=self.locale))
        return printed(day, f"{self._year(day)} 年 {self.day(day)}")

    def loose(self, day: date, *, western: bool = False) -> str:
        """107 年 8 月, 1951 年: as much as is known of *day*; *western* of foreign works."""
        precision = getattr(day, "precision", "day")
        years = replace(self, roc=self.roc and not western)
        if precision == "day":
            return years.full(day)
        if not self.chinese:
            from babel.dates import format_skeleton

            skeleton = "yMMMM" if precision == "month" else "y"
            return printed(day, format_skeleton(skeleton, day, locale=self.locale))
        month = f" {day.month} 月" if precision == "month" else ""
        return printed(day, f"{years._year(day)} 年{month}")

    def day(self, day: date) -> str:
        """12 月 7 日, December 7."""
        if not self.chinese:
            from babel.dates import format_skeleton

            return printed(day, format_skeleton("MMMMd", day, locale=self.locale))
        return printed(day, f"{day.month} 月 {day.day} 日")

    def weekday(self, day: date) -> str:
        """三, Wed: short, to stand in brackets."""
        if not self.chinese:
            from babel.dates import format_date

            return printed(day, format_date(day, "EEE", locale=self.locale))
        return printed(day, _WEEKDAYS[day.weekday()])

    def period(self, start: date, end: date) -> str:
        """105 年 12 月 5 日至 12 月 11 日: what the two days share is printed once."""
        if start == end:
            return self.full(start)
        if not self.chinese:
            return f"{self.full(start)} – {self.full(end)}"
        last = self.day(end) if start.year == end.year else self.full(end)
        return f"{self.full(start)}至 {last}"

    def _year(self, day: date) -> str:
        return str(roc_year(day)) if self.roc and day.year >= FIRST_YEAR else str(day.year)


def clock(moment: time) -> str:
    """09:00, on the 24-hour clock."""
    return f"{moment.hour:02}:{moment.minute:02}"


def span(value: TimeSpan) -> str:
    """09:00–09:50, 09:00, or 上午; midnight at the end of a day is 24:00."""
    if value.start is None:
        return printed(value, value.part)
    if value.end is None:
        return printed(value, clock(value.start))
    end = "24:00" if value.end == time(0, 0) else clock(value.end)
    return printed(value, f"{clock(value.start)}–{end}")


def printed(value: object, text: str) -> str:
    """*text*, the printed form of *value*, between the marks of *value* where it has any.

    A copy of the records that is to tell where the words of a report come from has them.
    """
    marks: tuple[str, str] = getattr(value, "marks", ("", ""))
    return text.join(marks)
