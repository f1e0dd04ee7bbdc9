"""Kinds of scalars, each with its own reading of the text; days and times are in ``moments``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from reportgen import places
from reportgen.patterns import compiled
from reportgen.records.scalar import Scalar


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

    pattern = compiled(r"[a-z0-9]+(?:[-._][a-z0-9]+)*")
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

    pattern = compiled(r"C\d{3}(?:\d{2}|A[A-Z])\d{3}", re.ASCII)
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

    pattern = compiled(r"10\.\d{4,9}/\S+", re.ASCII)
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
