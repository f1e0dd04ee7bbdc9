"""Stretches of a text with their new text."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Splice(NamedTuple):
    """A stretch of a text, from *start* up to *end*, and its new text."""

    start: int
    end: int
    text: str

    def is_before(self, other: Splice) -> bool:
        """Whether this ends before *other* begins; two texts for one place have no order."""
        return self.end <= other.start and self[:2] != other[:2]


class Taken:
    """The stretches of a text that are taken already."""

    def __init__(self) -> None:
        self.splices: list[Splice] = []

    def take(self, splices: Sequence[Splice]) -> bool:
        """Take *splices* if all of them are free; return whether they were."""
        ours = sorted(splices)
        free = all(a.is_before(b) for a, b in pairwise(ours)) and all(map(self._is_free, ours))
        for splice in ours if free else ():
            insort(self.splices, splice)
        return free

    def _is_free(self, splice: Splice) -> bool:
        at = bisect(self.splices, splice)
        before, after = self.splices[max(at - 1, 0) : at], self.splices[at : at + 1]
        return all(a.is_before(splice) for a in before) and all(map(splice.is_before, after))


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """*text* with *splices*, none of which overlap."""
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(splices):
        parts += [text[done:start], new]
        done = end
    return "".join([*parts, text[done:]])
