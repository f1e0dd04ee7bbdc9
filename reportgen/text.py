"""Properties of characters on which several phases must agree."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import east_asian_width, normalize

from reportgen.patterns import compiled, late

HAN = (
    "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002fa1f\U00030000-\U000323af"
)
"""The inside of a character class: Unicode's script Han, and the marks that act as one."""

OF_WORDS = r"[^\W\d_A-Za-z\u00c0-\u024f]"
"""One character that Chinese words are made of, for larger patterns: a letter that is not Latin.

Kana and Greek are included. Why not a class of all Han: Python builds that one code point at
a time, in milliseconds, each time that it stands in a pattern; this one costs nothing.
"""

BMP_CONTROLS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff"
)
"""Those of :data:`CONTROLS` that are up to U+FFFF."""

BEYOND_BMP = "\U00010000-\U0010ffff"
"""Rare characters: a pattern that looks for a few of them is quicker when it stops at each."""

CONTROLS = (
    BMP_CONTROLS
    + "\U000e0000-\U000e007f"
    + "".join(
        f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}"
        for plane in range(0x10000, 0x110000, 0x10000)
    )
)
"""The inside of a character class: what shows nothing, or turns the order of what is around it.

Controls but tab and line feed, the line ends of Word, controls of direction (but for single marks),
tags, and what Unicode keeps free for programs.
"""

BMP_REFUSED = f"{BMP_CONTROLS}\ufffc\ufffd\ue000-\uf8ff\ud800-\udfff"
"""Those of :data:`REFUSED` that are up to U+FFFF."""

REFUSED = f"{CONTROLS}{BMP_REFUSED}\U000f0000-\U0010ffff"
"""All that records may not hold: controls, marks of a lost character or object, private use."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U000e0100-\U000e01ef"
)
"""What prints nothing by itself and may stand in a record: joiners, selectors of a variant, hyphens
for a line end. Two texts that differ by them only look the same, in print and in a PDF.
"""

BMP_LOOKALIKES = "\u2e80-\u2fd5\uf900-\ufaff"
LOOKALIKES = f"{BMP_LOOKALIKES}\U0002f800-\U0002fa1f"
"""Radicals and compatibility characters: Han characters to the eye, others to a search."""

_HAN = late(f"[{HAN}]")

GETA = "〓"
"""Printed for a character that no font has: the printers' old mark for type to be supplied."""

ONE_HAN = "漢"
"""What :func:`han_as_one` writes for every Han character."""


def has_han(text: str) -> bool:
    """Whether *text* has at least one Han character."""
    return _HAN.search(text) is not None


def count_han(text: str) -> int:
    """Number of Han characters in *text*: the measure of the abstract's 200–300 字."""
    return len(_HAN.findall(text))


def han_as_one(text: str) -> str:
    """*text*, of the same length, with :data:`ONE_HAN` in the place of every Han character.

    For patterns that only ask whether a neighbour is Han: Python takes milliseconds to compile a
    class of all Han characters, each time that it stands in a pattern, and nothing for one.
    """
    return _HAN.sub(ONE_HAN, text)


_MARKS = "\U000f0000-\U000fffff\U00100000-\U0010ffff"


def unmarked(text: str) -> str:
    """*text* without marks of :mod:`reportgen.verify.origins`, for whom asks how long it is."""
    return text if text.isascii() else _run_of(_MARKS).sub("", text)


def is_wide(char: str) -> bool:
    """Whether *char* is East Asian wide or full-width (UAX #11), punctuation included."""
    return east_asian_width(char) in {"W", "F"}


_UNSEEN = "\\s\U000f0000-\U0010ffff"
_SAME_GLYPHS = {"⋯": "…", "―": "—", "〜": "～", "‧": "•", "‒": "–"}
"""Marks that one glyph serves in a usual font: what is copied from a page is one of the two."""
_FORMS = "\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc" + "".join(_SAME_GLYPHS)
"""Ligatures, letters in the form that they take beside others, and marks of one glyph."""
_COMPLEX = "\u0590-\u109f\u1780-\u17ff\u1900-\u1aff\ufb1d-\ufdff\ufe70-\ufefc"
"""Scripts that run from the right, or whose letters change places and forms (Hebrew to Myanmar)."""


@cache
def _run_of(characters: str) -> re.Pattern[str]:
    """One or more of *characters*, the inside of a class.

    Compiled when first needed: a check of records needs few of them, and each takes Python a
    millisecond.
    """
    return compiled(f"[{characters}]+")


def is_invisible(char: str) -> bool:
    """Whether *char* is one of :data:`INVISIBLE`."""
    return _run_of(INVISIBLE).match(char) is not None


def is_control(char: str) -> bool:
    """Whether *char* is one of :data:`CONTROLS`."""
    return _run_of(CONTROLS).match(char) is not None


def is_refused(char: str) -> bool:
    """Whether *char* is one of :data:`REFUSED`."""
    return _run_of(REFUSED).match(char) is not None


def is_lookalike(char: str) -> bool:
    """Whether *char* is one of :data:`LOOKALIKES`."""
    return _run_of(LOOKALIKES).match(char) is not None


def plain_form(char: str) -> str:
    """The ordinary character for one of :data:`LOOKALIKES`; *char* itself where it has none."""
    return normalize("NFKC", char)


def as_seen(text: str) -> str:
    """*text* as it looks on a page: nothing invisible, ordinary characters for their look-alikes.

    For comparing a record with a page, or two names: equal to the eye is equal.
    """
    text = _run_of(INVISIBLE).sub("", text)
    return _run_of(LOOKALIKES).sub(lambda run: "".join(map(plain_form, run[0])), text)


def fold(text: str) -> str:
    """*text* in a form that is equal for all ways of writing or printing the same letters.

    White space is removed, as line ends differ. So is private use, which no record has: it serves
    as marks in copies of records (:mod:`reportgen.verify.origins`).
    """
    text = as_seen(_run_of(_UNSEEN).sub("", normalize("NFC", text)))
    return _run_of(_FORMS).sub(lambda run: "".join(map(_common_form, run[0])), text)


def _common_form(char: str) -> str:
    """What stands for *char* of :data:`_FORMS` in a folded text."""
    return _SAME_GLYPHS.get(char) or normalize("NFKC", char)


def is_reordered(text: str) -> bool:
    """Whether *text* has a script in which a PDF keeps the letters, not always their order."""
    return _run_of(_COMPLEX).search(text) is not None
