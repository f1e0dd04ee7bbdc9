"""A picture as the records name it, and as the typesetter gets it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from math import inf
from pathlib import Path

from reportgen.findings import Finding
from reportgen.places import NOWHERE, Place

PRINT_PPI = 300
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """A picture as the typesetter gets it; sizes in pixels, upright.

    ``text`` are the characters inside a drawing, which need fonts like any other text.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    text: str = ""
    embedded: tuple[tuple[str, PreparedImage], ...] = ()
    """Pictures inside a drawing, by the addresses that stand in it."""

    @property
    def standalone(self) -> bytes:
        """The picture for programs that read a single file: what is inside it goes with it."""
        data = self.data
        for address, inside in self.embedded:
            content = b64encode(inside.data).decode()
            data = data.replace(
                address.encode(), f"data:{inside.media_type};base64,{content}".encode()
            )
        return data


@dataclass(frozen=True, slots=True)
class Preparation:
    """The picture; ``None`` with an error among *findings*.

    ``kept`` is its key in the cache, where it is there.
    """

    image: PreparedImage | None
    findings: tuple[Finding, ...] = ()
    kept: str = ""


@dataclass(frozen=True, slots=True)
class SourceImage:
    """A picture's *file*, its *name* in the records and the *place* where it stands there.

    It will be printed *width_mm* wide at most, and *height_mm* high; without a width it keeps its
    pixels. A photo that cannot stay as it is becomes a JPEG of *quality*, on the scale of libjpeg.
    Of a PDF its *page*, from 1, is shown.
    """

    name: str
    file: Path
    width_mm: float | None = None
    place: Place = NOWHERE
    height_mm: float | None = None
    quality: int = 85
    page: int = 0

    @property
    def limit(self) -> tuple[float, float]:
        """Pixels across and down that it may have."""
        return _pixels(self.width_mm), _pixels(self.height_mm)


def _pixels(length: float | None) -> float:
    """Pixels that *length* millimetres take in print; no end of them without a length."""
    return inf if length is None else max(1.0, length / _MM_PER_INCH * PRINT_PPI)
