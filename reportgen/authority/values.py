"""Kinds of scalar that only ``authority.yaml`` holds: whole numbers within limits, numbering.

They refuse with pydantic's errors, which ``reportgen.read.refusals`` turns into findings.
"""

from __future__ import annotations

from typing import Annotated

from pydantic_core import PydanticCustomError

from reportgen import places
from reportgen.authority.numbering import Pattern
from reportgen.records.scalar import Scalar
from reportgen.records.values import Count, WholeKind


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


__all__ = ["Count", "Depth", "JpegQuality", "Millimetres", "NumberExample", "Weight"]

Depth = Annotated[int, DepthKind]
JpegQuality = Annotated[int, JpegQualityKind]
Millimetres = Annotated[int, MillimetresKind]
Weight = Annotated[int, WeightKind]
NumberExample = Annotated[places.Text, NumberExampleKind]
