"""The data of a font file about itself: family, weight, style, version, licence.

Only the table directory and three small tables are read (OpenType 1.9: ``name``, ``OS/2``,
``head``), 0.35 ms a face. Why not a font library: a machine has hundreds of fonts, and importing
one takes longer than reading them all like this.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reportgen import limits
from reportgen.cache import digest
from reportgen.filestate import open_regular

_FAMILY, _VERSION, _LICENCE, _TYPOGRAPHIC_FAMILY, _LICENCE_URL = 1, 5, 13, 16, 14
_ITALIC, _OBLIQUE = 1, 1 << 9
_TAGS = frozenset({b"\0\1\0\0", b"OTTO", b"true"})
_HEADER, _ENTRY = 12, 16
"""Bytes of the table directory's header, and of what stands in it for each table."""


@dataclass(frozen=True, slots=True)
class FaceNames:
    """One face of a font file; ``width`` is usWidthClass, 5 being normal."""

    index: int
    families: tuple[str, ...]
    weight: int
    width: int
    style: str
    version: str
    licence: str
    stated: str
    """A digest of the checksums that the file states of its tables, and of the whole of it."""


def faces_of(path: Path) -> tuple[FaceNames, ...]:
    """The faces in *path*; none where it is no font or is damaged."""
    try:
        with open_regular(path) as file:
            return tuple(_face(file, index, offset) for index, offset in enumerate(_offsets(file)))
    except (OSError, struct.error, ValueError, KeyError):
        return ()


def is_font(data: bytes) -> bool:
    """Whether *data* begin as a font file does, and hold every table that they list.

    Why: libraries that draw text end the process for less.
    """
    tag, count = struct.unpack_from(">4sH", data)
    end, entries = _HEADER + _ENTRY * count, data[_HEADER : _HEADER + _ENTRY * count]
    if tag not in _TAGS or not count or len(data) < end:
        return False
    tables = list(struct.iter_unpack(">4sIII", entries))
    within = all(end <= start and start + length <= len(data) for _, _, start, length in tables)
    return within and b"head" in {name for name, *_ in tables}


def _offsets(file: BinaryIO) -> Iterator[int]:
    tag, _, count = struct.unpack(">4sII", file.read(12))
    if tag != b"ttcf":
        yield 0
        return
    if count > limits.FONT_FACES:
        raise ValueError(count)
    yield from struct.unpack(f">{count}I", file.read(4 * count))


def _face(file: BinaryIO, index: int, offset: int) -> FaceNames:
    file.seek(offset)
    tag, count = struct.unpack(">4sH", file.read(6))
    if tag not in _TAGS:
        raise ValueError(tag)
    file.seek(6, 1)
    directory = file.read(16 * count)
    tables = {
        bytes(name): (start, length)
        for name, _, start, length in struct.iter_unpack(">4sIII", directory)
    }

    def table(name: bytes) -> bytes:
        start, length = tables[name]
        file.seek(start)
        return file.read(min(length, limits.FONT_TABLE))

    names = _names(table(b"name"))
    metrics, head = table(b"OS/2"), table(b"head")
    weight, width = struct.unpack_from(">HH", metrics, 4)
    (selection,) = struct.unpack_from(">H", metrics, 62)
    families = [*names.get(_TYPOGRAPHIC_FAMILY, ()), *names.get(_FAMILY, ())]
    licences = [*names.get(_LICENCE, ()), *names.get(_LICENCE_URL, ())]
    return FaceNames(
        index,
        tuple(dict.fromkeys(families)),
        weight,
        width,
        "italic" if selection & (_ITALIC | _OBLIQUE) else "normal",
        next(iter(names.get(_VERSION, ())), ""),
        next(iter(licences), ""),
        digest(directory, head),
    )


def _names(table: bytes) -> dict[int, list[str]]:
    """Name id → its strings in the table's order (Unicode and Macintosh Roman records)."""
    count, strings = struct.unpack_from(">HH", table, 2)
    names: dict[int, list[str]] = {}
    for record in range(count):
        platform, _, _, name_id, length, offset = struct.unpack_from(">6H", table, 6 + 12 * record)
        raw = table[strings + offset : strings + offset + length]
        if platform in {0, 3}:
            text = raw.decode("utf-16-be", "replace")
        else:
            text = raw.decode("mac-roman", "replace")
        names.setdefault(name_id, []).append(text)
    return names
