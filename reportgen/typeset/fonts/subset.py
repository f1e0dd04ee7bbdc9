"""A face cut to the characters that one report uses.

Why before typesetting: the Kai fonts have 30–65 MB a file, and the HarfBuzz of Debian 12 cannot cut
them once a report has more than some 700 different characters: WeasyPrint then embeds them whole.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from html import escape
from importlib.metadata import version
from typing import Any
from unicodedata import category

from reportgen import limits
from reportgen.cache import Cache, digest
from reportgen.isolate.bounds import Failed, bounded
from reportgen.typeset.fonts.brackets import with_close_brackets
from reportgen.typeset.fonts.roles import FontFace
from reportgen.typeset.fonts.sfnt import is_font
from reportgen.typeset.resources import BASE_URL, Resource

_RECIPE = "cut 4"
"""A new value whenever the bytes that this module makes change."""

FEATURES = (
    *("ccmp", "locl", "rlig", "calt", "liga", "clig", "kern", "mark", "mkmk"),
    *("halt", "palt"),
    *("lnum", "tnum", "pnum", "onum", "sups", "subs"),
)
"""OpenType features that horizontal Chinese and Latin text can ask for."""

_DROPPED = ("BASE", "DSIG", "FFTM", "VORG", "vhea", "vmtx", "gasp", "meta")
"""Vertical setting, screen rendering and editors' notes."""

_SHAPING = ("GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "cmap", "OS/2", "name", "post")
"""Tables that a font in a PDF does not need: glyphs are chosen and placed, the PDF has its name."""

SHAPING_FEATURES = (
    *("isol", "init", "medi", "med2", "fina", "fin2", "fin3", "rclt", "mset", "curs", "stch"),
    *("nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "half", "pstf", "vatu", "cjct"),
    *("cfar", "pres", "abvs", "blws", "psts", "haln", "dist", "abvm", "blwm"),
)
"""Features by which letters of Arabic, Indic and Southeast Asian scripts join, move and combine."""

HAN_ONE = 0x4E00
"""一: a face that has it is a Han face."""


class FontBrokenError(Exception):
    """A font file that HarfBuzz cannot cut; the message is the file's path."""


def open_face(face: FontFace) -> Any:
    """The ``uharfbuzz.Face`` of *face*, mapped from the disk and not read."""
    import uharfbuzz as hb  # type: ignore[import-untyped]  # 75 ms, and not needed while the cache has the answers

    try:
        return hb.Face(hb.Blob.from_file_path(str(face.path)), face.index)
    except Exception as problem:  # its errors share no base class
        raise FontBrokenError(str(face.path)) from problem


def scripts_of(source: Any) -> frozenset[str]:
    """The OpenType tags of the scripts for which the ``uharfbuzz.Face`` *source* has rules.

    Read from the ScriptList of ``GSUB`` and ``GPOS`` (OpenType 1.9), as the library's call for it
    differs by version. A table that is cut short has none.
    """
    tags: set[str] = set()
    for table in ("GSUB", "GPOS"):
        data = source.reference_table(table).data
        with suppress(struct.error):
            (scripts,) = struct.unpack_from(">H", data, 4)
            (count,) = struct.unpack_from(">H", data, scripts)
            for number in range(count):
                (tag,) = struct.unpack_from(">4s", data, scripts + 2 + 6 * number)
                tags.add(tag.decode("latin-1"))
    return frozenset(tags)


@lru_cache(maxsize=1)
def _cutter() -> str:
    """The version of the library that cuts."""
    return version("uharfbuzz")


def cut(face: FontFace, characters: Iterable[str], cache: Cache) -> bytes:
    """A font file with the glyphs of *characters* only; the same bytes for the same set.

    A glyph keeps its number: what is set with one cut can stand beside what is set with another.
    Raises :class:`FontBrokenError`.
    """
    wanted = "".join(sorted({*filter(_kept, characters), " "}))
    key = digest(_RECIPE, _cutter(), face.digest, str(face.index), wanted)
    make = _cut_in_a_child if face.foreign else _cut
    return cache.through("fonts", key, lambda: make(face, wanted), is_font)


def cut_to_glyphs(font: bytes, glyphs: Iterable[int], cache: Cache, *, keep_numbers: bool) -> bytes:
    """The cut *font* with *glyphs* only, as a PDF embeds it.

    With *keep_numbers* each glyph stays where it is, with nothing between; else they close up.
    """
    wanted = sorted(set(glyphs))
    numbers = ",".join(map(str, wanted))
    key = digest(_RECIPE, _cutter(), font, numbers, str(keep_numbers))
    return cache.through("fonts", key, lambda: _cut_to_glyphs(font, wanted, keep_numbers), is_font)


def _cut_to_glyphs(font: bytes, glyphs: Iterable[int], keep_numbers: bool) -> bytes:
    import uharfbuzz as hb

    plan = hb.SubsetInput()
    plan.glyph_set.update(glyphs)
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    plan.flags |= hb.SubsetFlags.DESUBROUTINIZE
    if keep_numbers:
        plan.flags |= hb.SubsetFlags.RETAIN_GIDS
    plan.drop_table_tag_set.update(map(_tag, (*_DROPPED, *_SHAPING)))
    return bytes(hb.subset(hb.Face(font), plan).blob.data)


def _kept(char: str) -> bool:
    """Whether *char* keeps a glyph of its own.

    Pango sets a space in the font of the character before it, so every cut has one. Other
    spaces are left to HarfBuzz, which makes them from it: in TW-Kai U+00A0 is one em wide, and
    U+2009 and U+2060 are drawn as boxes.
    """
    return char == "\u3000" or category(char) not in {"Zs", "Cf", "Cc"}


def _cut_in_a_child(face: FontFace, wanted: str) -> bytes:
    """*face* cut, and tried by the engine, where neither can end this process."""
    outcome = bounded(_cut_and_try, face, wanted)
    if isinstance(outcome, Failed):
        raise FontBrokenError(str(face.path)) from outcome.error
    return outcome.value


def _cut_and_try(face: FontFace, wanted: str) -> bytes:
    """Body of the child: the cut font, if some of its letters can be set."""
    from reportgen.typeset.trial import errors_of

    data = _cut(face, wanted)
    letters = escape("".join(filter(str.isprintable, wanted[: limits.FONT_TRIAL])))
    resources = {f"{BASE_URL}font.otf": Resource(data, "font/otf")}
    css = "@font-face { font-family: x; src: url(font.otf) } body { font-family: x }"
    if errors_of(letters, css, resources):
        raise FontBrokenError(str(face.path))
    return data


def _cut(face: FontFace, wanted: str) -> bytes:
    import uharfbuzz as hb

    source = open_face(face)
    has_han = HAN_ONE in source.unicodes
    plan = hb.SubsetInput()
    plan.unicode_set.update(map(ord, wanted))
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    plan.flags |= hb.SubsetFlags.RETAIN_GIDS
    features = plan.layout_feature_tag_set
    features.clear()
    features.update(map(_tag, FEATURES if has_han else (*FEATURES, *SHAPING_FEATURES)))
    dropped = plan.drop_table_tag_set
    dropped.update(map(_tag, _DROPPED))
    if has_han:
        # HarfBuzz 6 stumbles over GDEF in large Han fonts; its glyph classes follow from Unicode.
        dropped.add(_tag("GDEF"))
    try:
        data = bytes(hb.subset(source, plan).blob.data)
    except Exception as problem:  # its errors share no base class
        raise FontBrokenError(str(face.path)) from problem
    return with_close_brackets(data) if has_han else data


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
