"""Days, parts of years, and times of day as the records hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Annotated, Any, ClassVar, Literal

from pydantic_core import PydanticCustomError

from reportgen import places
from reportgen.patterns import compiled
from reportgen.records.scalar import Scalar

FIRST_YEAR, LAST_YEAR = 1912, 2200
"""民國 1 年, and far enough ahead: deadlines are counted from dates, and calendars end in 9999."""


class PlacedDate(date):
    """A date that knows where it stands; nowhere, where code made it."""

    text: places.Text | None = None
    precision: Literal["day", "month", "year"] = "day"

    @property
    def place(self) -> places.Place:
        """Where it is written."""
        return self.text.place if self.text is not None else places.NOWHERE


class DateKind(Scalar):
    """A day, ``YYYY-MM-DD``."""

    schema: ClassVar[Mapping[str, Any]] = {"type": "string", "format": "date"}

    @classmethod
    def read(cls, text: places.Text) -> PlacedDate:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise PydanticCustomError("date_form", "not YYYY-MM-DD")
        if not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
            raise PydanticCustomError("date_year", "a year of no report")
        try:
            day = PlacedDate.fromisoformat(text)
        except ValueError:
            raise PydanticCustomError("date_impossible", "no such day") from None
        day.text = text
        return day


class LooseDateKind(Scalar):
    """A day, a month or a year: ``2018-08-17``, ``2018-08``, ``2018``."""

    form = compiled(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
    schema: ClassVar[Mapping[str, Any]] = {
        "type": ["string", "integer"],
        "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
        "patternErrorMessage": "寫成西元年、年-月或年-月-日，例如 2018-08-17。",
    }

    @classmethod
    def read(cls, text: places.Text) -> PlacedDate:
        if not cls.form.fullmatch(text):
            return DateKind.read(text)
        if not 1000 <= int(text[:4]) <= LAST_YEAR:
            raise PydanticCustomError("date_year", "a year of no book")
        day = PlacedDate(int(text[:4]), int(text[5:] or 1), 1)
        day.text, day.precision = text, "month" if len(text) > 4 else "year"
        return day


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time of day: a start, a start and an end, or a named part of the day."""

    start: time | None = None
    end: time | None = None
    part: str = ""
    text: places.Text | None = field(default=None, compare=False, repr=False)

    @property
    def place(self) -> places.Place:
        """Where it is written; nowhere, where code made it."""
        return self.text.place if self.text is not None else places.NOWHERE


class TimeKind(Scalar):
    """A time of day or a stretch of it."""

    parts = ("上午", "中午", "下午", "晚上", "全日")
    clock = r"([01]?\d|2[0-4]):([0-5]\d)"
    form = compiled(rf"{clock}(?:\s*[-–~～]\s*{clock})?", re.ASCII)
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": rf"^({'|'.join(parts)}|\d{{1,2}}:\d{{2}}([-–]\d{{1,2}}:\d{{2}})?)$",
        "patternErrorMessage": "時間寫成 09:00-10:30 或 09:00，或上午、中午、下午、晚上、全日。",
    }

    @classmethod
    def read(cls, text: places.Text) -> TimeSpan:
        if text in cls.parts:
            return TimeSpan(part=str(text), text=text)
        match = cls.form.fullmatch(text.strip())
        if match is None:
            raise PydanticCustomError("time_form", "not HH:MM-HH:MM")
        hours, minutes, end_hours, end_minutes = match.groups()
        start, end = cls._clock(hours, minutes), None
        if end_hours is not None:
            end = cls._clock(end_hours, end_minutes)
            if end <= start and end != time(0, 0):
                raise PydanticCustomError("time_order", "ends before it begins")
        return TimeSpan(start, end, text=text)

    @staticmethod
    def _clock(hours: str, minutes: str) -> time:
        """24:00 is the end of the day, kept as 00:00."""
        if (int(hours), int(minutes)) > (24, 0):
            raise PydanticCustomError("time_form", "not HH:MM-HH:MM")
        return time(int(hours) % 24, int(minutes))


Date = Annotated[PlacedDate, DateKind]
LooseDate = Annotated[PlacedDate, LooseDateKind]
"""A day, a month or a year."""
Time = Annotated[TimeSpan, TimeKind]
