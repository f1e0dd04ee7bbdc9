"""Brackets that stand close to what they hold (clreq), also in faces that draw them in the middle.

TW-Kai draws （ and 「 in the middle of their em, with a hole of 0.39 em on the inner side. Here the
left side bearing of such a glyph is changed when a face is cut: with TrueType outlines, that moves
the glyph (HarfBuzz and FreeType draw it from its bearing, as OpenType 1.9 has it), and the widths
stay.
"""

from __future__ import annotations

import struct

_OPENING = "（「『《〈【〔〖｛［"
_CLOSING = "）」』》〉】〕〗｝］"
_CENTRED = 0.1
"""em by which the blanks on the two sides of a centred glyph differ at most."""
_KEPT = 0.12
"""em of blank that stays on the inner side."""
_BEARING_AT_ORIGIN = 0x0002
"""Bit of ``head.flags``: that every glyph begins at its bearing."""


def with_close_brackets(font: bytes) -> bytes:
    """The cut *font* with its centred brackets moved to what they hold; its checksums are stale."""
    import uharfbuzz as hb  # type: ignore[import-untyped]

    tables = _tables(font)
    if not {b"glyf", b"hmtx", b"hhea", b"head"} <= tables.keys():
        return font
    face = hb.Face(font)
    drawn = hb.Font(face)
    data = bytearray(font)
    moved = False
    for char, side in [*((c, 1) for c in _OPENING), *((c, -1) for c in _CLOSING)]:
        glyph = drawn.get_nominal_glyph(ord(char)) if ord(char) in face.unicodes else None
        if not glyph:
            continue
        extents = drawn.get_glyph_extents(glyph)
        before = extents.x_bearing / face.upem
        after = (drawn.get_glyph_h_advance(glyph) - extents.width) / face.upem - before
        inner = after if side > 0 else before
        if abs(before - after) <= _CENTRED and inner > _KEPT:
            place = _bearing(font, tables, glyph)
            (bearing,) = struct.unpack_from(">h", data, place)
            shift = side * round((inner - _KEPT) * face.upem)
            struct.pack_into(">h", data, place, bearing + shift)
            moved = True
    if moved:
        place = tables[b"head"] + 16
        (flags,) = struct.unpack_from(">H", data, place)
        struct.pack_into(">H", data, place, flags & ~_BEARING_AT_ORIGIN)
    return bytes(data)


def _tables(font: bytes) -> dict[bytes, int]:
    """Where the tables of *font* begin."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])
    return {tag: start for tag, _, start, _ in entries}


def _bearing(font: bytes, tables: dict[bytes, int], glyph: int) -> int:
    """Where ``hmtx`` has the left side bearing of *glyph*."""
    (full,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    start = tables[b"hmtx"]
    return start + 4 * glyph + 2 if glyph < full else start + 4 * full + 2 * (glyph - full)
