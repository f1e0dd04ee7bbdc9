"""Spots of a document: stretches of its text that are printed from one place, or from a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportgen.check.ask.passages import Passage, attribute_passages, prose_passage
from reportgen.places import Place, Text
from reportgen.text import fold

_AROUND = (40, 16, 6, 2, 0)
"""Characters on either side by which one of a prose is found among others that are alike."""


class Value(NamedTuple):
    """A value of the records, printed at the characters from ``start`` to ``end`` of a spot."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, eq=False)
class Spot:
    """A stretch of the document: a block of a prose, or an element that shows values.

    ``text`` is folded (:func:`reportgen.text.fold`). ``place`` is that of the block or of the first
    value; ``prose`` is the text that a block stands in.
    """

    id: str
    place: Place
    text: str
    values: tuple[Value, ...] = ()
    prose: Prose | None = None

    def at(self, offset: int) -> Place:
        """The place of the character at *offset* of ``text``; the nearest for words of a layout."""
        if self.prose is not None:
            return self.prose.find(self.text, offset, self.place) or self.place
        if not self.values:
            return self.place
        return min(self.values, key=lambda v: max(v.start - offset, offset + 1 - v.end, 0)).place

    def places(self) -> Iterator[Place]:
        """Every place that it is printed from."""
        if self.values:
            yield from (value.place for value in self.values)
        else:
            yield self.place


@dataclass(frozen=True, eq=False)
class Prose:
    """A prose, in which characters are found by the words around them."""

    text: Text
    field: str = ""

    @cached_property
    def _passages(self) -> list[_Folded]:
        # As it is typed: addresses and formulas are in no other passage.
        typed = Passage(self.text, str(self.text), "prose", prose=True)
        passages = [prose_passage(self.text, "prose"), *attribute_passages(self.text), typed]
        return [_Folded.of(passage) for passage in passages]

    def find(self, text: str, offset: int, within: Place) -> Place | None:
        """The place of the character of *text* at *offset*, preferably *within* a place."""
        for around in _AROUND:
            first = max(0, offset - around)
            words = text[first : offset + around + 1]
            elsewhere = None
            for passage in self._passages if words else ():
                for place in passage.places(words, offset - first):
                    if within.line <= place.line <= within.end_line:
                        return place
                    elsewhere = elsewhere or place
            if elsewhere and around >= _AROUND[2]:
                return elsewhere
        return None


class _Folded(NamedTuple):
    """A passage, folded; ``starts`` are the indexes in it that the characters come from."""

    passage: Passage
    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, passage: Passage) -> _Folded:
        parts = [fold(char) for char in passage.text]
        starts = [index for index, part in enumerate(parts) for _ in part]
        return cls(passage, "".join(parts), starts)

    def places(self, words: str, offset: int) -> Iterator[Place]:
        """The place of the character at *offset* of *words*, wherever they stand."""
        index = self.text.find(words)
        while index >= 0:
            yield self.passage.at(self.starts[index + offset])
            index = self.text.find(words, index + 1)


@dataclass(frozen=True, eq=False)
class Spots:
    """The spots of a document; ``of_tags`` gives each tag of its body the number of one, or -1."""

    spots: tuple[Spot, ...]
    of_tags: tuple[int, ...]
    by_id: dict[str, Spot] = field(init=False)

    def __post_init__(self) -> None:
        self.__dict__["by_id"] = {spot.id: spot for spot in self.spots}

    def of(self, tag: int) -> Spot | None:
        """The spot of the tag with this number."""
        number = self.of_tags[tag] if 0 <= tag < len(self.of_tags) else -1
        return self.spots[number] if number >= 0 else None
