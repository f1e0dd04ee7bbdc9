"""The places in the records that the words of a document come from.

Records are copied with each value between two characters of private use, as marks, which pass
through the templates with it: into lists of people, facts, headings and captions. The text between
two marks of the document is then that value. This takes a second composition, so it is done only
where a PDF lacks text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

from reportgen.check.ask.passages import Passage, attribute_passages, prose_passage
from reportgen.places import NOWHERE, Place, Text
from reportgen.records.base import Record
from reportgen.records.countries import country_name
from reportgen.records.moments import TimeSpan
from reportgen.records.report import Destination
from reportgen.records.values import OneLineKind, SystemIdKind, UrlKind
from reportgen.records.walk import kind_of
from reportgen.text import fold
from reportgen.verify.marked import Marked, MarkedDate, MarkedSpan
from reportgen.verify.wanted import Block

R = TypeVar("R", bound=Record)

_OPEN, _CLOSE = 0xF0000, 0x100000
_MOST = 0xFFF0
"""Marks of each kind, below the non-characters at the end of a plane."""
_MARK = re.compile("([\U000f0000-\U000fffff\U00100000-\U0010ffff])")
_MARKED = (OneLineKind, SystemIdKind, UrlKind)
"""Kinds of text that templates print as they are."""


class Mark(NamedTuple):
    """The beginning or the end of a marked value."""

    number: int
    opens: bool


def split_at_marks(text: str) -> list[str | Mark]:
    """*text* and its marks, in order."""
    if text.isascii():
        return [text]
    parts = _MARK.split(text)
    return [
        part if index % 2 == 0 else Mark((ord(part) - _OPEN) % (_CLOSE - _OPEN), ord(part) < _CLOSE)
        for index, part in enumerate(parts)
    ]


class Origins:
    """The places of marked values, by number."""

    def __init__(self, locale: str) -> None:
        """For a report whose names of countries are those of the CLDR locale *locale*."""
        self.places: list[Place] = []
        self.fields: list[str] = []
        """The record and field of each place: ``Person.post``."""
        self.proses: dict[int, str] = {}
        """The same of each text that has no marks, by its identity."""
        self._locale = locale

    def marked(self, record: R) -> R:
        """A copy of *record* and of all in it, whose values print their marks."""
        model = type(record)
        changes = {
            name: self._value(value, record, name)
            for name in model.model_fields
            if (value := getattr(record, name)) is not None
        }
        if isinstance(record, Destination) and record.name is None:
            country = country_name(record.country, self._locale)
            changes["name"] = Marked(country, self._marks(record, "country"))
        return record.model_copy(update=changes)

    def _value(self, value: Any, record: Record, field: str) -> Any:
        if isinstance(value, Text):
            printed = kind_of(type(record), field) in _MARKED
            if printed:
                return Marked(value, self._marks(record, field, value.place))
            self.proses[id(value)] = _field_of(record, field)
            return value
        if isinstance(value, Record):
            return self.marked(value)
        if isinstance(value, tuple):
            return tuple(self._value(item, record, field) for item in value)
        if isinstance(value, date):
            return MarkedDate(value, self._marks(record, field))
        if isinstance(value, TimeSpan):
            marks = self._marks(record, field)
            return MarkedSpan(value.start, value.end, value.part, marks=marks)
        return value

    def _marks(self, record: Record, field: str, place: Place | None = None) -> tuple[str, str]:
        if len(self.places) >= _MOST:
            return "", ""
        self.places.append(place or record.where(field))
        self.fields.append(_field_of(record, field))
        number = len(self.places) - 1
        return chr(_OPEN + number), chr(_CLOSE + number)

    def place(self, block: Block, start: int, end: int) -> Place:
        """Where the value stands that prints the characters of *block* from *start* to *end*.

        The nearest, where they are of a template; ``NOWHERE`` where the block has no value.
        """
        best, least = NOWHERE, 1_000_000
        position, open_ = 0, dict[int, int]()
        for part in _MARK.split(block.raw):
            code = ord(part) if len(part) == 1 else 0
            if code < _OPEN:
                position += len(fold(part))
            elif code < _CLOSE:
                open_[code - _OPEN] = position
            elif (number := code - _CLOSE) in open_:
                distance = max(open_[number] - end, start - position, -1)
                # Behind the difference counts as nearer: what is in no record stands before it.
                if distance < least:
                    best, least = self.places[number], distance
        return best


def _field_of(record: Record, field: str) -> str:
    return f"{type(record).__name__}.{field}"


class Located(NamedTuple):
    """A report composed with marks: its blocks, where their values stand, and its proses."""

    blocks: tuple[Block, ...]
    origins: Origins
    proses: tuple[Text, ...]

    def place(self, block: Block, start: int, end: int) -> Place:
        """Where the words of *block* from *start* to *end* stand in the records.

        Words of a template stand nowhere; what the records print next behind them is as near.
        """
        place = self.origins.place(block, start, end)
        if place is NOWHERE:
            place = next(self._in_proses(block.text, start, end), NOWHERE)
        if place is NOWHERE:
            behind = self.blocks[self.blocks.index(block) + 1 :][:_NEAR]
            places = (self.origins.place(other, 0, 0) for other in behind)
            place = next((other for other in places if other is not NOWHERE), NOWHERE)
        return place

    def _in_proses(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Places of the proses that have *text* from *start* to *end*, and most around it."""
        folded = [_Folded(prose_passage(prose, "prose")) for prose in self.proses]
        folded += [_Folded(p) for prose in self.proses for p in attribute_passages(prose)]
        # A long stretch may hold words that no prose has: the number of a figure, of a chapter.
        for stop in (end, min(end, start + _BEGINNING)):
            for around in _AROUND:
                first, last = max(0, start - around), stop + around
                words = text[first:last]
                for passage in folded:
                    if words and (index := passage.text.find(words)) >= 0:
                        yield passage.at(index + start - first, index + stop - first)


_NEAR = 20
"""Blocks behind one without a value in which the next value is looked for."""
_BEGINNING = 12
"""Characters at the beginning of a stretch that tell its place where the whole does not."""
_AROUND = (60, 24, 8, 0)
"""Characters on either side by which a few are found in the right prose."""


class _Folded:
    """A passage, folded, that knows where each character of it stands."""

    def __init__(self, passage: Passage) -> None:
        parts = [fold(char) for char in passage.text]
        self.text = "".join(parts)
        self._passage = passage
        self._ends = list(accumulate(map(len, parts)))

    def at(self, start: int, end: int) -> Place:
        """The place of the characters from *start* to *end*."""
        first, last = bisect_right(self._ends, start), bisect_right(self._ends, end - 1)
        return self._passage.at(first, last + 1)
