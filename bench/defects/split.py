"""The two halves of the bench: what whoever writes rules may look at, and what is held out.

A word or template is held out by a hash of itself; where an injector has none, the report is.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from bench.defects.source import REPORTS, Source


def held_out(words: Sequence[str]) -> frozenset[str]:
    """The third of *words* whose hashes are the lowest."""
    ordered = sorted(words, key=lambda word: sha256(word.encode()).digest())
    return frozenset(ordered[: -(-len(ordered) // 3)])


_REPORTS = held_out([file.stem for file in REPORTS.glob("*.yaml")])


@dataclass(frozen=True)
class Half:
    """One half, with the random numbers that choose from it."""

    held_out: bool
    chance: random.Random

    def of(self, words: Sequence[str]) -> list[str]:
        """The words of this half."""
        held = held_out(words)
        return [word for word in words if (word in held) is self.held_out]

    def pick(self, words: Sequence[str]) -> str:
        """One of the words of this half."""
        return self.chance.choice(self.of(words))

    def has(self, source: Source) -> bool:
        """Whether *source* is a report of this half."""
        return (source.slug in _REPORTS) is self.held_out
