"""What the head of a picture file tells: its size in pixels, and whether it holds a position.

Why not Pillow: importing it takes longer than reading the heads of a report's pictures.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

from reportgen import limits
from reportgen.filestate import open_regular
from reportgen.patterns import late

_ORIENTATION = 0x0112
_GPS = 0x8825
_LATITUDE = 2
_FIRST_SIDEWAYS = 5
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_EXIF_START = late(rb"II\*\0|MM\0\*")


class Head(NamedTuple):
    """Width and height as printed, upright; 0 where they are not known."""

    width: int = 0
    height: int = 0
    positioned: bool = False


def read_head(path: Path) -> Head:
    """The head of the file *path*; an empty one for a drawing or for what cannot be understood."""
    try:
        with open_regular(path) as file:
            data = file.read(limits.PICTURE_HEAD)
    except OSError:
        return Head()
    try:
        return _head(data)
    except (struct.error, IndexError):
        return Head()


def _head(data: bytes) -> Head:
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return _png(data)
    if data[:3] == b"\xff\xd8\xff":
        return _jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data)
    if data[4:8] == b"ftyp":  # HEIC: the Exif item stands anywhere, and its name before it
        starts = (match.start() for match in _EXIF_START.finditer(data))
        return Head(positioned=any(_exif(data[start:])[1] for start in starts))
    return Head()


def _png(data: bytes) -> Head:
    width, height = struct.unpack(">II", data[16:24])
    position = 8
    while position + 8 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        kind = data[position + 4 : position + 8]
        if kind == b"eXIf":
            return _upright(width, height, data[position + 8 : position + 8 + length])
        if kind in {b"IDAT", b"IEND"}:
            break
        position += 12 + length
    return Head(width, height)


def _jpeg(data: bytes) -> Head:
    exif = b""
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        (length,) = struct.unpack(">H", data[position + 2 : position + 4])
        body = position + 4
        if marker == 0xE1 and data[body : body + 6] == b"Exif\0\0":
            exif = data[body + 6 : position + 2 + length]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[body + 1 : body + 5])
            return _upright(width, height, exif)
        if marker == 0xDA:
            break
        position += 2 + length
    return Head(positioned=_exif(exif)[1])


def _webp(data: bytes) -> Head:
    width = height = 0
    exif = b""
    position = 12
    while position + 8 <= len(data):
        kind = data[position : position + 4]
        (length,) = struct.unpack("<I", data[position + 4 : position + 8])
        body = data[position + 8 : position + 8 + min(length, limits.PICTURE_HEAD)]
        if kind == b"VP8X":
            width = int.from_bytes(body[4:7], "little") + 1
            height = int.from_bytes(body[7:10], "little") + 1
        elif kind == b"VP8 " and not width:
            width, height = (size & 0x3FFF for size in struct.unpack("<HH", body[6:10]))
        elif kind == b"VP8L" and not width:
            (bits,) = struct.unpack("<I", body[1:5])
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif kind == b"EXIF":
            exif = body.removeprefix(b"Exif\0\0")
        position += 8 + length + (length & 1)
    return _upright(width, height, exif)


def _upright(width: int, height: int, exif: bytes) -> Head:
    orientation, positioned = _exif(exif)
    if orientation >= _FIRST_SIDEWAYS:
        width, height = height, width
    return Head(width, height, positioned)


def _exif(data: bytes) -> tuple[int, bool]:
    """Orientation, 1 where there is none, and whether a latitude is given."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None:
        return 1, False
    try:
        (first,) = struct.unpack(f"{order}I", data[4:8])
        main = _entries(data, first, order)
        gps = main.get(_GPS)
        positioned = gps is not None and _LATITUDE in _entries(data, gps, order)
    except struct.error:
        return 1, False
    orientation = main.get(_ORIENTATION, 1)
    return orientation if 1 <= orientation <= 8 else 1, positioned


def _entries(data: bytes, start: int, order: str) -> dict[int, int]:
    """Tag → value of the image file directory at *start*: a short, or a long that may point on."""
    (count,) = struct.unpack(f"{order}H", data[start : start + 2])
    values = {}
    for index in range(min(count, 500)):
        entry = data[start + 2 + 12 * index : start + 14 + 12 * index]
        tag, kind = struct.unpack(f"{order}HH", entry[:4])
        size = "H" if kind == 3 else "I"
        (values[tag],) = struct.unpack(f"{order}{size}", entry[8 : 10 if kind == 3 else 12])
    return values
