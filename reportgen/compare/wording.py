"""The differences between two texts, in pieces that a person reads as words.

Why no segmenter: cut into single Han characters and whole other words, with short islands of equal
characters closed, changes fall on the words that a person would mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reportgen.text import HAN

_TOKEN = re.compile(rf"[{HAN}]|[^\W{HAN}]+|\s+|[^\w\s]")
_ISLAND = 3
"""A run of fewer equal tokens between two changes counts as changed."""


class Piece(NamedTuple):
    """A stretch that both texts share, or the ``old`` and the ``new`` text of a change."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether nothing differs here."""
        return self.old == self.new


def pieces(old: str, new: str) -> list[Piece]:
    """*old* and *new* cut where they differ; joined, the pieces are the two texts again."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    cut: list[Piece] = []
    changing = False
    for tag, a, b, c, d in _closed(matcher.get_opcodes()):
        piece = Piece("".join(before[a:b]), "".join(after[c:d]))
        if changing and tag != "equal":
            last = cut.pop()
            piece = Piece(last.old + piece.old, last.new + piece.new)
        cut.append(piece)
        changing = tag != "equal"
    return cut


Opcode = tuple[str, int, int, int, int]


def _closed(opcodes: Sequence[Opcode]) -> Iterator[Opcode]:
    """*opcodes* with short equal runs between two changes taken for changes."""
    last = len(opcodes) - 1
    for index, (tag, a, b, c, d) in enumerate(opcodes):
        island = tag == "equal" and b - a < _ISLAND and 0 < index < last
        yield ("replace" if island else tag, a, b, c, d)
