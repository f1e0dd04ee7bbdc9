"""A face cut to the characters that one report uses.

Why before typesetting: the Kai fonts have 30–65 MB a file, and the HarfBuzz of Debian 12 cannot cut
them once a report has more than some 700 different characters: WeasyPrint then embeds them whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any
from unicodedata import category

from reportgen.typeset.cache import Cache, digest
from reportgen.typeset.fonts import FontFace

_RECIPE = "cut 1"
"""Changes whenever the bytes that :func:`cut` makes change."""

FEATURES = (
    *("ccmp", "locl", "rlig", "calt", "liga", "clig", "kern", "mark", "mkmk"),
    *("halt", "palt"),
    *("lnum", "tnum", "pnum", "onum", "sups", "subs"),
)
"""OpenType features that horizontal Chinese and Latin text can ask for."""

_DROPPED = ("BASE", "DSIG", "FFTM", "VORG", "vhea", "vmtx", "gasp", "meta")
"""Vertical setting, screen rendering and editors' notes."""

_HAN_ONE = 0x4E00


class FontBrokenError(Exception):
    """A font file that HarfBuzz cannot cut; the message is the file's path."""


def open_face(face: FontFace) -> Any:
    """The ``uharfbuzz.Face`` of *face*, mapped from the disk and not read."""
    import uharfbuzz as hb  # type: ignore[import-untyped]  # 75 ms, and not needed while the cache has the answers

    try:
        return hb.Face(hb.Blob.from_file_path(str(face.path)), face.index)
    except Exception as problem:  # its errors share no base class
        raise FontBrokenError(str(face.path)) from problem


def cut(face: FontFace, characters: Iterable[str], cache: Cache) -> bytes:
    """A font file with the glyphs of *characters* only; the same bytes for the same set.

    Raises :class:`FontBrokenError`.
    """
    wanted = "".join(sorted({*filter(_kept, characters), " "}))
    key = digest(_RECIPE, version("uharfbuzz"), face.digest, str(face.index), wanted)
    return cache.through("fonts", key, lambda: _cut(face, wanted))


def _kept(char: str) -> bool:
    """Whether *char* keeps a glyph of its own.

    Pango sets a space in the font of the character before it, so every cut has one. Other
    spaces are left to HarfBuzz, which makes them from it: in TW-Kai U+00A0 is one em wide, and
    U+2009 and U+2060 are drawn as boxes.
    """
    return char == "\u3000" or category(char) not in {"Zs", "Cf", "Cc"}


def _cut(face: FontFace, wanted: str) -> bytes:
    import uharfbuzz as hb

    source = open_face(face)
    plan = hb.SubsetInput()
    plan.unicode_set.update(map(ord, wanted))
    plan.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    features = plan.layout_feature_tag_set
    features.clear()
    features.update(map(_tag, FEATURES))
    dropped = plan.drop_table_tag_set
    dropped.update(map(_tag, _DROPPED))
    if _HAN_ONE in source.unicodes:
        # HarfBuzz 6 stumbles over GDEF in large Han fonts; its glyph classes follow from Unicode.
        dropped.add(_tag("GDEF"))
    try:
        return bytes(hb.subset(source, plan).blob.data)
    except Exception as problem:  # its errors share no base class
        raise FontBrokenError(str(face.path)) from problem


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")
