"""A zip archive of parts in a fixed order and without times: the same report, the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

_ZERO = (1980, 1, 1, 0, 0, 0)
_PACKED = frozenset({"png", "jpg"})
"""Suffixes of parts that are compressed already."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is ready to be printed: bytes, media type, size on the page in millimetres.

    ``raster`` is a drawing as PNG, for programs that show no drawings.
    """

    data: bytes
    media_type: str
    width: float
    height: float
    raster: bytes = b""


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula as MathML and as TeX, and its drawing (SVG).

    Sizes are in em; ``depth`` is what stands below the line.
    """

    mathml: str
    tex: str
    svg: bytes
    width: float
    height: float
    depth: float


SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


def names_of(pictures: Mapping[str, Picture]) -> dict[str, str]:
    """A file name for each picture by its address: its number and suffix."""
    return {
        address: f"{number:03}.{SUFFIXES.get(picture.media_type, 'bin')}"
        for number, (address, picture) in enumerate(pictures.items(), start=1)
    }


def zipped(parts: Mapping[str, bytes], stored: str = "") -> bytes:
    """The archive of *parts*; the one named *stored* is not compressed, nor are photographs."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _ZERO)
            plain = name == stored or name.rpartition(".")[2] in _PACKED
            entry.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return file.getvalue()
