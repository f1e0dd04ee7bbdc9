"""Scripts beside Latin and Han: which faces set them, and their names in findings.

Arabic letters join, Thai vowels stand over their consonants, Khmer ones change places. A face that
has the letters without the rules sets them apart and unreadable: TW-Kai has a square for most
letters of Unicode, and for none of these scripts a rule. So a face counts as having such a letter
only where its tables ``GSUB`` or ``GPOS`` list the script (OpenType 1.9, script tags). Of scripts
whose letters merely stand in a row (Georgian, Armenian), that is asked of Han faces alone.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from reportgen.findings import Message, say


class Script(NamedTuple):
    """A script: its name for people, its OpenType tags, and a family that sets it.

    *shaped*: its letters join, move or are marked, which takes the rules of the font. *sign*: no
    script but signs, or letters that the layout's own fonts are there for.
    """

    name: Message
    tags: frozenset[str] = frozenset()
    shaped: bool = False
    family: str = ""
    sign: bool = False


def _shaped(name: Message, tags: str, family: str = "") -> Script:
    return Script(name, frozenset(tag.ljust(4) for tag in tags.split()), True, family)


def _plain(name: Message, tag: str, family: str = "") -> Script:
    return Script(name, frozenset({tag}), False, family)


_ARABIC = _shaped(say("阿拉伯文"), "arab", "Noto Naskh Arabic")
_HEBREW = _shaped(say("希伯來文"), "hebr", "Noto Serif Hebrew")
_SYRIAC = _shaped(say("敘利亞文"), "syrc", "Noto Sans Syriac")
_DEVANAGARI = _shaped(say("天城文"), "dev2 deva dev3", "Noto Serif Devanagari")
_BENGALI = _shaped(say("孟加拉文"), "bng2 beng bng3", "Noto Serif Bengali")
_GURMUKHI = _shaped(say("古木基文"), "gur2 guru gur3", "Noto Serif Gurmukhi")
_GUJARATI = _shaped(say("古吉拉特文"), "gjr2 gujr gjr3", "Noto Serif Gujarati")
_ORIYA = _shaped(say("奧里雅文"), "ory2 orya ory3", "Noto Serif Oriya")
_TAMIL = _shaped(say("坦米爾文"), "tml2 taml tml3", "Noto Serif Tamil")
_TELUGU = _shaped(say("泰盧固文"), "tel2 telu tel3", "Noto Serif Telugu")
_KANNADA = _shaped(say("卡納達文"), "knd2 knda knd3", "Noto Serif Kannada")
_MALAYALAM = _shaped(say("馬拉雅拉姆文"), "mlm2 mlym mlm3", "Noto Serif Malayalam")
_SINHALA = _shaped(say("僧伽羅文"), "sinh", "Noto Serif Sinhala")
_THAI = _shaped(say("泰文"), "thai", "Noto Serif Thai")
_LAO = _shaped(say("寮文"), "lao", "Noto Serif Lao")
_TIBETAN = _shaped(say("藏文"), "tibt", "Noto Serif Tibetan")
_BURMESE = _shaped(say("緬甸文"), "mym2 mymr", "Noto Serif Myanmar")
_KHMER = _shaped(say("高棉文"), "khmr", "Noto Serif Khmer")
_MONGOLIAN = _shaped(say("蒙古文"), "mong", "Noto Sans Mongolian")
_ARMENIAN = _plain(say("亞美尼亞文"), "armn", "Noto Serif Armenian")
_GEORGIAN = _plain(say("喬治亞文"), "geor", "Noto Serif Georgian")
_ETHIOPIC = _plain(say("衣索比亞文"), "ethi", "Noto Serif Ethiopic")
_CHEROKEE = _plain(say("切羅基文"), "cher", "Noto Sans Cherokee")
_CANADIAN = _plain(say("加拿大原住民文字"), "cans", "Noto Sans Canadian Aboriginal")
OTHER = Script(say("其他文字"))
EMOJI = Script(say("表情符號"), sign=True)
SIGNS = Script(say("字元"), sign=True)

_STARTS: tuple[tuple[int, Script], ...] = (
    (0x0000, SIGNS),
    (0x0530, _ARMENIAN), (0x0590, _HEBREW), (0x0600, _ARABIC), (0x0700, _SYRIAC),
    (0x0750, _ARABIC), (0x0780, _shaped(say("塔納文"), "thaa", "Noto Sans Thaana")),
    (0x07C0, _shaped(say("西非書面文字"), "nko", "Noto Sans NKo")),
    (0x0800, OTHER), (0x0860, _SYRIAC), (0x0870, _ARABIC),
    (0x0900, _DEVANAGARI), (0x0980, _BENGALI), (0x0A00, _GURMUKHI), (0x0A80, _GUJARATI),
    (0x0B00, _ORIYA), (0x0B80, _TAMIL), (0x0C00, _TELUGU), (0x0C80, _KANNADA),
    (0x0D00, _MALAYALAM), (0x0D80, _SINHALA), (0x0E00, _THAI), (0x0E80, _LAO),
    (0x0F00, _TIBETAN), (0x1000, _BURMESE), (0x10A0, _GEORGIAN), (0x1100, SIGNS),
    (0x1200, _ETHIOPIC), (0x13A0, _CHEROKEE), (0x1400, _CANADIAN), (0x1680, OTHER),
    (0x1700, OTHER), (0x1780, _KHMER), (0x1800, _MONGOLIAN), (0x18B0, _CANADIAN),
    (0x1900, OTHER), (0x1C90, _GEORGIAN), (0x1CC0, OTHER), (0x1CD0, SIGNS),
    (0x2C00, OTHER), (0x2C60, SIGNS), (0x2C80, OTHER), (0x2D00, _GEORGIAN),
    (0x2D30, OTHER), (0x2D80, _ETHIOPIC), (0x2DE0, SIGNS),
    (0xA4D0, OTHER), (0xA640, SIGNS), (0xA6A0, OTHER), (0xA700, SIGNS),
    (0xA800, OTHER), (0xA8E0, _DEVANAGARI), (0xA900, OTHER),
    (0xA960, SIGNS), (0xA980, OTHER), (0xA9E0, _BURMESE), (0xAA00, OTHER),
    (0xAA60, _BURMESE), (0xAA80, OTHER), (0xAB00, _ETHIOPIC), (0xAB30, SIGNS),
    (0xAB70, _CHEROKEE), (0xABC0, OTHER), (0xAC00, SIGNS),
    (0xFB13, _ARMENIAN), (0xFB1D, _HEBREW), (0xFB50, _ARABIC), (0xFE00, SIGNS),
    (0xFE70, _ARABIC), (0xFEFF, SIGNS),
    (0x10280, OTHER), (0x10800, OTHER), (0x12000, OTHER), (0x16F00, SIGNS),
    (0x1E800, OTHER), (0x1EE00, _ARABIC), (0x1EF00, SIGNS), (0x1F1E6, EMOJI),
    (0x1F200, SIGNS), (0x1F300, EMOJI), (0x1FB00, SIGNS),
)  # fmt: skip
"""Each script from where its block begins (Unicode 16, Blocks.txt), until the next."""

FAMILIES = (
    *dict.fromkeys(script.family for _, script in _STARTS if script.family),
    "DejaVu Serif",
    "DejaVu Sans",
)
"""What sets other scripts where the layout asks for nothing else, as far as it is installed."""

_CODES = [start for start, _ in _STARTS]


def script_of(char: str) -> Script:
    """The script of *char*; one for all signs, and for the letters that the layout's fonts have."""
    return _STARTS[bisect_right(_CODES, ord(char)) - 1][1]


def sets(char: str, tags: frozenset[str], *, han: bool) -> bool:
    """Whether a face that lists the scripts *tags*, a Han face or not, sets its glyph of *char*."""
    script = script_of(char)
    if script.sign or not script.tags.isdisjoint(tags):
        return True
    return not han and not (script.shaped and script.tags)
