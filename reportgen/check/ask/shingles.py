"""Texts compared by their shingles: stretches of a few characters, marks and blanks left out."""

from __future__ import annotations

from reportgen.patterns import late
from reportgen.text import count_han

_LONG = 40

DROPPED = late(r"[\W_]+")
"""Marks and blanks, which two writers of the same words may set differently."""


def letters(text: str) -> str:
    """*text* without marks, blanks and letter case."""
    return DROPPED.sub("", text).lower()


def is_long(text: str) -> bool:
    """Whether *text*, letters only, is long enough to be called copied: forty Han characters.

    A foreign word weighs about as much as one of them; names and titles stay below.
    """
    han = count_han(text)
    return han + (len(text) - han) // 5 >= _LONG


def shingles(text: str, width: int) -> frozenset[str]:
    """Every stretch of *width* characters of *text*."""
    return frozenset(text[index : index + width] for index in range(len(text) - width + 1))
