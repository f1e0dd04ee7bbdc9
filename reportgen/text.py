"""What a character is, as far as several phases must agree on it."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

HAN = (
    "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0002fa1f\U00030000-\U000323af"
)
"""The inside of a character class: Unicode's script Han, and the marks that act as one."""

OF_WORDS = r"[^\W\d_A-Za-z\u00c0-\u024f]"
"""One character that Chinese words are made of, for larger patterns: a letter that is not Latin.

Kana and Greek are let in with Han. Why not a class of all Han: Python builds that one code point at
a time, in milliseconds, each time that it stands in a pattern; this one costs nothing.
"""

_HAN = re.compile(f"[{HAN}]")

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


def is_wide(char: str) -> bool:
    """Whether *char* is East Asian wide or full-width (UAX #11), punctuation included."""
    return east_asian_width(char) in {"W", "F"}
