"""The kinds of scalar that the records hold, each with its own reading of the text.

Scalars reach here as text (``reportgen.read`` resolves nothing), so ``0212345670``, ``no`` and
``10:30`` survive until a field says what they are. Errors are pydantic's, with our own type names;
``reportgen.read.validate`` turns them into findings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from reportgen import places

_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
"""An editor reads ``0212345670`` as a number and ``no`` as a boolean; both are text to us."""


def _as_text(value: Any) -> places.Text:
    if isinstance(value, places.Text):
        text = value
    elif isinstance(value, str):
        text = places.Text(value)
    else:
        raise PydanticCustomError("text_type", "not text")
    if not text.strip():
        raise PydanticCustomError("text_blank", "blank text")
    return text


class Scalar:
    """Core and JSON schema of a scalar that a function reads from text."""

    schema: ClassVar[Mapping[str, Any]] = _TEXT_SCHEMA

    @classmethod
    def read(cls, text: places.Text) -> Any:
        """The value that *text* stands for; raises ``PydanticCustomError``."""
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(value: Any) -> Any:
            return cls.read(_as_text(value))

        return core_schema.no_info_plain_validator_function(
            validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(cls.schema)


class OneLineKind(Scalar):
    """One line of plain text."""

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        if "\n" in text.strip():
            raise PydanticCustomError("text_lines", "more than one line")
        return text


class ProseKind(Scalar):
    """Markdown, of any length."""

    schema: ClassVar[Mapping[str, Any]] = {"type": "string", "contentMediaType": "text/markdown"}


class SlugKind(Scalar):
    """A lower-case identifier."""

    pattern = re.compile(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": f"^{pattern.pattern}$",
        "patternErrorMessage": "代號只用小寫英文、數字，中間可用連字號，例如 lin-chu-sui。",
    }

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        if not cls.pattern.fullmatch(text):
            raise PydanticCustomError("slug", "not an identifier")
        return text


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

    form = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", re.ASCII)
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
    form = re.compile(rf"{clock}(?:\s*[-–~～]\s*{clock})?", re.ASCII)
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


class CountryKind(Scalar):
    """ISO 3166-1 alpha-2."""

    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": "^[A-Z]{2}$",
        "patternErrorMessage": "寫 ISO 3166 的兩碼大寫國家代碼，例如日本是 JP。",
    }

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        from reportgen.records.countries import is_country

        if not is_country(text):
            raise PydanticCustomError("country", "no such country")
        return text


class LanguageCodeKind(Scalar):
    """BCP 47."""

    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
        "patternErrorMessage": "寫語言代碼，例如英文是 en、法文是 fr、中文是 zh-Hant。",
    }

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        from reportgen.records.countries import is_language

        if not is_language(text):
            raise PydanticCustomError("language", "no such language")
        return text


class UrlKind(Scalar):
    """An address of the web."""

    schema: ClassVar[Mapping[str, Any]] = {"type": "string", "format": "uri"}

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        try:
            parts = urlsplit(text)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", text):
            raise PydanticCustomError("url", "not a web address")
        return text


class FilePathKind(Scalar):
    """A file of the report's folder, with ``/`` between its parts."""

    schema: ClassVar[Mapping[str, Any]] = {"type": "string"}


class SystemIdKind(Scalar):
    """系統識別號 of the portal.

    C, three digits of the 民國 year, two of the agency's group or a county's A and letter, three of
    the report: one in seven of 56,557 published numbers is a county's.
    """

    pattern = re.compile(r"C\d{3}(?:\d{2}|A[A-Z])\d{3}", re.ASCII)
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": f"^{pattern.pattern}$",
        "patternErrorMessage": "資訊網的編號是 C、民國年三碼與後面的五碼，例如 C10600437。",
    }

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        if not cls.pattern.fullmatch(text):
            raise PydanticCustomError("system_id", "no number of the portal")
        return text


class DoiKind(Scalar):
    """The number of a document, ``10.1115/1.4010337`` (ISO 26324)."""

    pattern = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": f"^{pattern.pattern}$",
        "patternErrorMessage": "寫 10. 開頭的 DOI 本身，不含網址，例如 10.1115/1.4010337。",
    }

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        if not cls.pattern.fullmatch(text):
            raise PydanticCustomError("doi", "no DOI")
        return text


class ColourKind(Scalar):
    """A colour, ``#rrggbb``."""

    schema: ClassVar[Mapping[str, Any]] = {
        "type": "string",
        "pattern": "^#[0-9a-fA-F]{6}$",
        "patternErrorMessage": '顏色寫成加引號的 # 與六位十六進位，例如 "#2f6f9f"。',
    }

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", text, re.ASCII):
            raise PydanticCustomError("colour", "not #rrggbb")
        return text


class FlagKind(Scalar):
    """``true`` or ``false``."""

    schema: ClassVar[Mapping[str, Any]] = {"type": "boolean"}

    @classmethod
    def read(cls, text: places.Text) -> bool:
        if text not in {"true", "false"}:
            raise PydanticCustomError("flag", "neither true nor false")
        return text == "true"


class WholeKind(Scalar):
    """A whole number from ``least`` to ``most``; quoted or not, as ``"3"`` is how some write it."""

    least: ClassVar[int] = 0
    most: ClassVar[int] = 99_999

    @classmethod
    def read(cls, text: places.Text) -> int:
        """The number; raises ``PydanticCustomError``."""
        if re.fullmatch(r"\d{1,5}", text, re.ASCII) and cls.least <= int(text) <= cls.most:
            return int(text)
        limits = {"least": cls.least, "most": cls.most}
        raise PydanticCustomError("whole", "not from {least} to {most}", limits)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": ["integer", "string"],
            "minimum": cls.least,
            "maximum": cls.most,
            "pattern": r"^\d{1,5}$",
            "patternErrorMessage": f"寫 {cls.least} 到 {cls.most} 的整數。",
        }


Text = Annotated[places.Text, OneLineKind]
"""One line of plain text."""
Prose = Annotated[places.Text, ProseKind]
"""Markdown, of any length."""
Slug = Annotated[places.Text, SlugKind]
"""An identifier that records point at each other with."""
PersonId = Annotated[places.Text, SlugKind]
"""The ``id`` of somebody in the roster."""
SessionId = Annotated[places.Text, SlugKind]
"""The ``id`` of a session."""
Date = Annotated[PlacedDate, DateKind]
LooseDate = Annotated[PlacedDate, LooseDateKind]
"""A day, a month or a year."""
Time = Annotated[TimeSpan, TimeKind]
Country = Annotated[places.Text, CountryKind]
"""ISO 3166-1 alpha-2."""
LanguageCode = Annotated[places.Text, LanguageCodeKind]
"""BCP 47."""
Url = Annotated[places.Text, UrlKind]
FilePath = Annotated[places.Text, FilePathKind]
SystemId = Annotated[places.Text, SystemIdKind]
"""系統識別號 of the portal."""
Doi = Annotated[places.Text, DoiKind]
Colour = Annotated[places.Text, ColourKind]
Flag = Annotated[bool, FlagKind]
Count = Annotated[int, WholeKind]
"""A whole number."""


class Role(StrEnum):
    """What a person of the roster is on this mission."""

    REPORTER = "reporter"
    DELEGATION = "delegation"
    LOCAL = "local"


class Horizon(StrEnum):
    """When a recommendation can be carried out."""

    IMMEDIATE = "立即可行"
    LONG_TERM = "中長期"


class AppendixNumber(StrEnum):
    """How appendices are numbered, by the example of the first; references leave 、 out."""

    ANNEX_DIGITS = "附件 1、"
    ANNEX_CHINESE = "附件一、"
    APPENDIX_DIGITS = "附錄 1、"
    APPENDIX_CHINESE = "附錄一、"


class SessionKind(StrEnum):
    """What sort of session it was."""

    VISIT = "visit"
    MEETING = "meeting"
    PANEL = "panel"
    TALK = "talk"
    PITCH = "pitch"
    WORKSHOP = "workshop"
    CEREMONY = "ceremony"
    KEYNOTE = "keynote"
    SIDE_EVENT = "side-event"
    EXHIBITION = "exhibition"
    MEAL = "meal"
    COURSE = "course"
    TRAINING = "training"
    INTERNSHIP = "internship"
    TEST = "test"
    NEGOTIATION = "negotiation"
    INSPECTION = "inspection"


class Confidentiality(StrEnum):
    """Who may read the report."""

    PUBLIC = "公開"
    RESTRICTED = "限閱"
    CONFIDENTIAL = "機密"
