"""The three parts of the bench: open to whoever writes rules, held out, and fresh.

A word or template of the first reports is held out by a hash of itself; where an injector has
none, the report is. The fresh part has reports, words and templates of its own, which were written
and measured once before anybody looked at a miss.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from types import ModuleType

from bench.defects import fresh, words
from bench.defects.source import REPORTS, Source


class Share(StrEnum):
    """Which part of the bench."""

    OPEN = "open"
    HELD = "held out"
    FRESH = "fresh"


def held_out(words: Sequence[str]) -> frozenset[str]:
    """The third of *words* whose hashes are the lowest."""
    ordered = sorted(words, key=lambda word: sha256(word.encode()).digest())
    return frozenset(ordered[: -(-len(ordered) // 3)])


_REPORTS = held_out([file.stem for file in REPORTS.glob("*.yaml")])


@dataclass(frozen=True)
class Part:
    """One part, with the random numbers that choose from it."""

    share: Share
    chance: random.Random

    @property
    def words(self) -> ModuleType:
        """The lists of words and templates; both modules have the same ones."""
        return fresh if self.share is Share.FRESH else words

    def of(self, words: Sequence[str]) -> list[str]:
        """The words of this part."""
        if self.share is Share.FRESH:
            return list(words)
        held = held_out(words)
        return [word for word in words if (word in held) is (self.share is Share.HELD)]

    def pick(self, words: Sequence[str]) -> str:
        """One of the words of this part."""
        return self.chance.choice(self.of(words))

    def has(self, source: Source) -> bool:
        """Whether *source* is a report of this part."""
        return self.share is Share.FRESH or (source.slug in _REPORTS) is (self.share is Share.HELD)
