"""Kinds of scalar that only ``authority.yaml`` holds: whole numbers within limits, numbering.

They refuse with pydantic's errors, which ``reportgen.read.refusals`` turns into findings.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from reportgen import places
from reportgen.authority.numbering import Pattern
from reportgen.records.values import Scalar


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
        }


class DepthKind(WholeKind):
    """A level of headings."""

    least, most = 1, 6


class MillimetresKind(WholeKind):
    """A length on the page."""

    least, most = 10, 400


class WeightKind(WholeKind):
    """The weight of a font, as CSS counts it."""

    least, most = 100, 900


class JpegQualityKind(WholeKind):
    """How well a photo is kept, on the scale of libjpeg: below 50 blocks show, above 95 none do."""

    least, most = 50, 95


class NumberExampleKind(Scalar):
    """The number of one level of headings, by example: ``（一）``."""

    @classmethod
    def read(cls, text: places.Text) -> places.Text:
        """The example as it is; raises ``PydanticCustomError``."""
        try:
            Pattern.parse(text)
        except ValueError:
            raise PydanticCustomError("numbering", "no numeral") from None
        return text


Count = Annotated[int, WholeKind]
Depth = Annotated[int, DepthKind]
JpegQuality = Annotated[int, JpegQualityKind]
Millimetres = Annotated[int, MillimetresKind]
Weight = Annotated[int, WeightKind]
NumberExample = Annotated[places.Text, NumberExampleKind]
