"""CFF fonts whose glyphs are found by the number that the page names (ISO 32000-1, 9.7.4.2).

The page names glyphs by their index in the uncut font. In a CID-keyed font such as Noto CJK such a
number is a CID instead, which the font's *charset* turns into a glyph. Cutting keeps CIDs and
closes the gaps between glyphs, and in most of these fonts the two were the same before:
:func:`cids` finds out. For any other font glyphs are left in their places and
:func:`with_identity_charset` makes them their own CIDs.
Tables as in Adobe's Technical Note 5176 and OpenType 1.9.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise

_CHARSET, _CHAR_STRINGS, _ROS = 15, 17, (12, 30)
_PREDEFINED = 2
"""The last of the charsets that have a number in place of a table."""


def with_identity_charset(font: bytes) -> bytes:
    """The OpenType *font* with CIDs that are glyph indices.

    A font that is not CID-keyed has no CIDs to be mistaken, and is returned as it is. The checksums
    of the table directory, which readers of PDF leave alone, are left alone here too.
    """
    start, end = _table(font, b"CFF ")
    if start == end:
        return font
    table = font[start:end]
    top = dict(_operands(_top_dictionary(table)))
    charset = top.get(_CHARSET, 0)
    if _ROS not in top or charset <= _PREDEFINED:
        return font
    (glyphs,) = struct.unpack_from(">H", table, top[_CHAR_STRINGS])
    identity = _identity(table[charset], glyphs)
    at = start + charset
    return font[:at] + identity + font[at + len(identity) :]


def compact_table(font: bytes) -> bytes:
    """The table of the OpenType *font* that a PDF embeds by itself (CIDFontType0C)."""
    start, end = _table(font, b"CFF ")
    return font[start:end]


def cids(font: bytes) -> list[int]:
    """The CID of each glyph of the OpenType *font*, in order; empty if it is not CID-keyed."""
    start, end = _table(font, b"CFF ")
    table = font[start:end]
    top = dict(_operands(_top_dictionary(table))) if table else {}
    charset = top.get(_CHARSET, 0)
    if _ROS not in top or charset <= _PREDEFINED:
        return []
    (glyphs,) = struct.unpack_from(">H", table, top[_CHAR_STRINGS])
    kind, at = table[charset], charset + 1
    if kind == 0:
        return [0, *struct.unpack_from(f">{glyphs - 1}H", table, at)]
    form = ">HB" if kind == 1 else ">HH"
    numbers = [0]
    while len(numbers) < glyphs:
        first, more = struct.unpack_from(form, table, at)
        numbers += range(first, first + more + 1)
        at += struct.calcsize(form)
    return numbers[:glyphs]


def _identity(kind: int, glyphs: int) -> bytes:
    """The charset of format *kind* that gives each glyph but the first its own number."""
    if kind == 0:
        return struct.pack(f">B{glyphs - 1}H", 0, *range(1, glyphs))
    form, longest = (">HB", 0x100) if kind == 1 else (">HH", 0x10000)
    ranges = (
        struct.pack(form, first, min(longest, glyphs - first) - 1)
        for first in range(1, glyphs, longest)
    )
    return bytes([kind]) + b"".join(ranges)


def _table(font: bytes, name: bytes) -> tuple[int, int]:
    """Where the table *name* begins and ends; the same place where there is none."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    return next(((start, start + size) for tag, _, start, size in tables if tag == name), (0, 0))


def _top_dictionary(table: bytes) -> bytes:
    """The first entry of the Top DICT INDEX, which follows the Name INDEX."""
    names_end, _ = _index(table, table[2])
    _, entries = _index(table, names_end)
    start, end = entries[0]
    return table[start:end]


def _index(table: bytes, at: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the INDEX at *at* ends, and where its entries begin and end."""
    (count,) = struct.unpack_from(">H", table, at)
    if count == 0:
        return at + 2, []
    size = table[at + 2]
    first = at + 3
    offsets = [
        int.from_bytes(table[first + size * i : first + size * (i + 1)], "big")
        for i in range(count + 1)
    ]
    base = first + size * (count + 1) - 1
    bounds = [(base + a, base + b) for a, b in pairwise(offsets)]
    return base + offsets[-1], bounds


def _operands(dictionary: bytes) -> Iterator[tuple[int | tuple[int, int], int]]:
    """Each operator with the last integer before it."""
    at, value = 0, 0
    while at < len(dictionary):
        byte = dictionary[at]
        at += 1
        if byte == 12:
            yield (12, dictionary[at]), value
            at += 1
        elif byte <= 21:
            yield byte, value
        elif byte == 28:
            (value,) = struct.unpack_from(">h", dictionary, at)
            at += 2
        elif byte == 29:
            (value,) = struct.unpack_from(">i", dictionary, at)
            at += 4
        elif byte == 30:
            while dictionary[at] & 15 != 15 and dictionary[at] >> 4 != 15:
                at += 1
            at += 1
        elif byte <= 246:
            value = byte - 139
        elif byte <= 250:
            value = (byte - 247) * 256 + dictionary[at] + 108
            at += 1
        else:
            value = -(byte - 251) * 256 - dictionary[at] - 108
            at += 1
