"""PNG pictures written into the PDF as they are, instead of being compressed again.

WeasyPrint decodes every PNG and encodes it anew at each build: 0.1 s for a picture of 2 megapixels.
The prepared pictures are already in a form that a PDF can hold (8 bits, grey or RGB, not
interlaced), so their compressed data pass through. Any other picture takes WeasyPrint's own way.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from reportgen.typeset.replaced import Replacement

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2


def image_data(file: BinaryIO) -> bytes | None:
    """The compressed pixels of the PNG in *file*, or ``None`` where a PDF cannot hold them as such.

    Filtered rows as PNG has them are what a PDF calls predictor 15 (ISO 32000-1, 7.4.4.4).
    """
    file.seek(0)
    if file.read(8) != _SIGNATURE:
        return None
    parts: list[bytes] = []
    while head := file.read(8):
        length, kind = struct.unpack("!I4s", head)
        data = file.read(length)
        file.seek(4, 1)
        if kind == b"IHDR":
            depth, colour, _, _, interlaced = data[8:13]
            if depth != 8 or colour not in {_GREY, _RGB} or interlaced:
                return None
        elif kind == b"IDAT":
            parts.append(data)
    return b"".join(parts) or None


def replacements() -> Iterator[Replacement]:
    """The replacement of WeasyPrint's function that compresses PNG data."""
    from weasyprint.images import RasterImage  # type: ignore[import-untyped]

    encode: Callable[[Image], bytes] = RasterImage._get_png_data

    def take_over(picture: Image) -> bytes:
        file = getattr(picture, "fp", None)
        data = image_data(file) if picture.format == "PNG" and file is not None else None
        return encode(picture) if data is None else data

    yield RasterImage, "_get_png_data", staticmethod(take_over)
