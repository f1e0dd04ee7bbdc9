"""How much is written: Han characters, and words of other scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportgen.check.ask.passages import OBJECT
from reportgen.patterns import late
from reportgen.text import count_han

_WORD = late(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]+(?:['’-][A-Za-z\u00c0-\u024f]+)*")
_SPACE = late(r"\s+")

HAN_OF_WORD = 2
"""A foreign word weighs about as much as two Han characters: most of them translate to two."""


class Amount(NamedTuple):
    """What a stretch of text holds."""

    han: int
    words: int

    @property
    def weight(self) -> int:
        """The length in Han characters, foreign words converted."""
        return self.han + self.words * HAN_OF_WORD

    @property
    def foreign(self) -> float:
        """Share of foreign words in the weight; 0 for an empty text."""
        return self.words * HAN_OF_WORD / self.weight if self.weight else 0.0


def amount(text: str) -> Amount:
    """How much *text* holds."""
    return Amount(count_han(text), sum(1 for _ in _WORD.finditer(text)))


def together(amounts: Iterable[Amount]) -> Amount:
    """The sum of *amounts*."""
    every = list(amounts)
    return Amount(sum(a.han for a in every), sum(a.words for a in every))


def characters(text: str) -> int:
    """Characters that are not blank, marks included."""
    return len(_SPACE.sub("", text).replace(OBJECT, ""))
