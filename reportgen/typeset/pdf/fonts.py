"""Fonts as a PDF holds them: composite fonts whose codes are the glyphs of the layout's own files.

A glyph keeps the number that it has in the font file on the disk, however the file is cut, so
what was painted in one build can stand in the next. ISO 32000-1, 9.7; ISO 19005-3, 6.2.11.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.cache import Cache, digest
from reportgen.typeset.pdf.cff import cids, compact_table, with_identity_charset
from reportgen.typeset.sequence import FontUse
from reportgen.typeset.subset import cut_to_glyphs

_SYSTEM = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
_COMPACT = b"OTTO"
"""How an OpenType font with outlines in CFF begins."""

_FIXED_PITCH = 1
_STEM = 80
"""A usual width: no file tells it."""

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
    pdf: Any, uses: Iterable[FontUse], files: Mapping[tuple[str, int, bool], bytes], cache: Cache
) -> bytes:
    """Add a font for each of *uses*; the reference of the dictionary that pages find them in.

    *files* are the cut fonts by family, weight and whether they slant.
    """
    fonts = pydyf.Dictionary()
    for use in uses:
        file = files[use.family, use.weight, use.italic]
        fonts[use.name] = _add_font(pdf, use, file, cache)
    pdf.add_object(fonts)
    reference: bytes = fonts.reference
    return reference


def _add_font(pdf: Any, use: FontUse, file: bytes, cache: Cache) -> bytes:
    glyphs = frozenset(use.widths) - use.missing
    data = _embedded(file, glyphs, cache)
    compact = file[:4] == _COMPACT
    kind = {"Subtype": "/CIDFontType0C"} if compact else {"Length1": len(data)}
    deflated = cache.through("deflated", digest(data), lambda: zlib.compress(data, 9))
    stream = pydyf.Stream([deflated], {**kind, "Filter": "/FlateDecode"})
    pdf.add_object(stream)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": use.base_font,
            "FontFamily": pydyf.String(use.family),
            "Flags": use.flags | (_FIXED_PITCH if _same_width(use.widths) else 0),
            "FontBBox": pydyf.Array([0, use.descent, max(use.widths.values(), default=0), use.ascent]),
            "ItalicAngle": 0,
            "Ascent": use.ascent,
            "Descent": use.descent,
            "CapHeight": use.ascent,
            "StemV": _STEM,
            "StemH": _STEM,
            "FontFile3" if compact else "FontFile2": stream.reference,
        }
    )
    pdf.add_object(descriptor)
    below = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if compact else "/CIDFontType2",
            "BaseFont": use.base_font,
            "CIDSystemInfo": pydyf.Dictionary(_SYSTEM),
            "W": _widths(use.widths),
            "FontDescriptor": descriptor.reference,
        }
    )
    if not compact:
        below["CIDToGIDMap"] = "/Identity"
    pdf.add_object(below)
    meanings = _add_deflated(pdf, _to_unicode(use.texts))
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": use.base_font,
            "Encoding": _encoding(pdf, use) if use.missing else "/Identity-H",
            "DescendantFonts": pydyf.Array([below.reference]),
            "ToUnicode": meanings,
        }
    )
    pdf.add_object(font)
    reference: bytes = font.reference
    return reference


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


def _widths(widths: Mapping[int, float]) -> Any:
    """Runs of widths, each behind its first glyph (ISO 32000-1, 9.7.4.3)."""
    array = pydyf.Array()
    run: Any = None
    for glyph in sorted(widths):
        if run is None or glyph - 1 not in widths:
            run = pydyf.Array()
            array += [glyph, run]
        run.append(widths[glyph])
    return array


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """The CMap from glyphs to their text (9.10.3)."""
    lines = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items())]
    return _TO_UNICODE + b"".join(_blocks(lines, "bfchar")) + _CLOSING


def _encoding(pdf: Any, use: FontUse) -> bytes:
    """A CMap that leads glyphs that the font lacks to .notdef."""
    lines = [
        f"<{glyph:04x}> {0 if glyph in use.missing else glyph}" for glyph in sorted(use.texts)
    ]
    data = _ENCODING + b"".join(_blocks(lines, "cidchar")) + _CLOSING
    entries = {
        "Type": "/CMap",
        "CMapName": "/With-Missing",
        "CIDSystemInfo": pydyf.Dictionary(_SYSTEM),
    }
    return _add_deflated(pdf, data, entries)


def _blocks(lines: Sequence[str], kind: str) -> Iterator[bytes]:
    """*lines* in blocks of 100, the most that a CMap may have in one (Adobe Technical Note 5014)."""
    for start in range(0, len(lines), 100):
        block = lines[start : start + 100]
        rows = "\n".join(block)
        yield f"{len(block)} begin{kind}\n{rows}\nend{kind}\n".encode()


def _add_deflated(pdf: Any, data: bytes, entries: Mapping[str, Any] | None = None) -> bytes:
    stream = pydyf.Stream([zlib.compress(data, 9)], {**(entries or {}), "Filter": "/FlateDecode"})
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference
