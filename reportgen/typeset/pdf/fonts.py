"""Fonts as a PDF holds them: composite fonts whose codes are the glyphs of the layout's own files.

A glyph keeps the number that it has in the font file on the disk, however the file is cut, so
what was painted in one build can stand in the next. ISO 32000-1, 9.7; ISO 19005-3, 6.2.11.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from reportgen.cache import Cache, digest
from reportgen.typeset.fonts.subset import cut_to_glyphs
from reportgen.typeset.pdf.cff import cids, compact_table, with_identity_charset
from reportgen.typeset.pdf.file import File
from reportgen.typeset.sequence import FontUse

_SYSTEM = {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0}
_COMPACT = b"OTTO"
"""How an OpenType font with outlines in CFF begins."""

_FIXED_PITCH = 1
_STEM = 80
"""A usual width of stems, in 1/1000 em: font files do not have it."""

_OPENING = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
"""
_CLOSING = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_CODES = b"""1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_TO_UNICODE = (
    _OPENING
    + b"""/CIDSystemInfo
<< /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
"""
    + _CODES
)
_ENCODING = (
    _OPENING
    + b"""/CIDSystemInfo 3 dict dup begin
/Registry (Adobe) def
/Ordering (Identity) def
/Supplement 0 def
end def
/CMapName /With-Missing def
/CMapType 1 def
"""
    + _CODES
)


def add_fonts(
    file: File, uses: Iterable[FontUse], files: Mapping[tuple[str, int, bool], bytes], cache: Cache
) -> bytes:
    """Add a font for each of *uses*; the reference of the dictionary that pages find them in.

    *files* are the cut fonts by family, weight and whether they slant.
    """
    return file.add(
        {
            use.name: _add_font(file, use, files[use.family, use.weight, use.italic], cache)
            for use in uses
        }
    )


def _is_deflated(data: bytes, kept: bytes) -> bool:
    return zlib.decompressobj().decompress(kept, len(data) + 1) == data


def _add_font(file: File, use: FontUse, font: bytes, cache: Cache) -> bytes:
    data = _embedded(font, frozenset(use.widths) - use.missing, cache)
    compact = font[:4] == _COMPACT
    kind = {"Subtype": b"/CIDFontType0C"} if compact else {"Length1": len(data)}
    deflated = cache.through(
        "deflated",
        digest(data),
        lambda: zlib.compress(data, 9),
        partial(_is_deflated, data),
    )
    stream = file.add_stream({**kind, "Filter": b"/FlateDecode"}, deflated)
    widest = max(use.widths.values(), default=0)
    descriptor = file.add(
        {
            "Type": b"/FontDescriptor",
            "FontName": use.base_font,
            "FontFamily": use.family,
            "Flags": use.flags | (_FIXED_PITCH if _same_width(use.widths) else 0),
            "FontBBox": (0, use.descent, widest, use.ascent),
            "ItalicAngle": 0,
            "Ascent": use.ascent,
            "Descent": use.descent,
            "CapHeight": use.ascent,
            "StemV": _STEM,
            "FontFile3" if compact else "FontFile2": stream,
        }
    )
    below = {
        "Type": b"/Font",
        "Subtype": b"/CIDFontType0" if compact else b"/CIDFontType2",
        "BaseFont": use.base_font,
        "CIDSystemInfo": _SYSTEM,
        "W": _widths(use.widths),
        "FontDescriptor": descriptor,
    }
    if not compact:
        below["CIDToGIDMap"] = b"/Identity"
    return file.add(
        {
            "Type": b"/Font",
            "Subtype": b"/Type0",
            "BaseFont": use.base_font,
            "Encoding": _encoding(file, use) if use.missing else b"/Identity-H",
            "DescendantFonts": (file.add(below),),
            "ToUnicode": file.add_deflated({}, _to_unicode(use.texts)),
        }
    )


def _embedded(file: bytes, glyphs: frozenset[int], cache: Cache) -> bytes:
    """*file* with *glyphs* only, each found by the number that it has in *file*."""
    if file[:4] != _COMPACT:
        return cut_to_glyphs(file, glyphs, cache, keep_numbers=True)
    data = cut_to_glyphs(file, glyphs, cache, keep_numbers=False)
    if cids(data) != [0, *sorted(glyphs - {0})]:
        # Not CID-keyed, or by other numbers: leave the glyphs in their places.
        data = with_identity_charset(cut_to_glyphs(file, glyphs, cache, keep_numbers=True))
    return compact_table(data)


def _same_width(widths: Mapping[int, float]) -> bool:
    return len(widths) > 1 and len(set(widths.values())) == 1


def _widths(widths: Mapping[int, float]) -> list[Any]:
    """Runs of widths, each behind its first glyph (ISO 32000-1, 9.7.4.3)."""
    array: list[Any] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            array += [glyph, []]
        array[-1].append(widths[glyph])
    return array


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """The CMap from glyphs to their text (9.10.3)."""
    lines = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items())
    ]
    return _TO_UNICODE + b"".join(_blocks(lines, "bfchar")) + _CLOSING


def _encoding(file: File, use: FontUse) -> bytes:
    """A CMap that leads glyphs that the font lacks to .notdef."""
    lines = [f"<{glyph:04x}> {0 if glyph in use.missing else glyph}" for glyph in sorted(use.texts)]
    data = _ENCODING + b"".join(_blocks(lines, "cidchar")) + _CLOSING
    entries = {"Type": b"/CMap", "CMapName": b"/With-Missing", "CIDSystemInfo": _SYSTEM}
    return file.add_deflated(entries, data)


def _blocks(lines: Sequence[str], kind: str) -> Iterator[bytes]:
    """*lines* in blocks of 100, the most that one may have (Adobe Technical Note 5014)."""
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        rows = "\n".join(block)
        yield f"{len(block)} begin{kind}\n{rows}\nend{kind}\n".encode()
