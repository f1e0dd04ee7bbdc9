"""Where in the records the words of a document come from.

Records are copied with each value between two marks of private use, which go through the templates
with it: into lists of people, facts, headings and captions. What then stands between two marks of
the document is what that record says. Only where a PDF does not show what it should is it worth
the second composition.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import Any, TypeVar

from reportgen.places import NOWHERE, Place, Text
from reportgen.records.base import Record
from reportgen.records.countries import country_name
from reportgen.records.report import Destination
from reportgen.records.values import OneLineKind, SystemIdKind, TimeSpan, UrlKind
from reportgen.records.walk import kind_of
from reportgen.text import fold
from reportgen.verify.marked import Marked, MarkedDate, MarkedTime
from reportgen.verify.wanted import Block

R = TypeVar("R", bound=Record)

_OPEN, _CLOSE = 0xF0000, 0x100000
_MOST = 0xFFF0
"""Marks of each kind, below the non-characters at the end of a plane."""
_MARK = re.compile("([\U000f0000-\U000fffff\U00100000-\U0010ffff])")
_MARKED = (OneLineKind, SystemIdKind, UrlKind)
"""Kinds of text that templates print as they are."""


def unmarked(text: str) -> str:
    """*text* without marks."""
    return _MARK.sub("", text)


class Origins:
    """The places of marked values, by number."""

    def __init__(self, locale: str) -> None:
        """For a report whose names of countries are those of the CLDR locale *locale*."""
        self.places: list[Place] = []
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
            changes["name"] = self._text(country, record.where("country"))
        return record.model_copy(update=changes)

    def _value(self, value: Any, record: Record, field: str) -> Any:
        if isinstance(value, Text):
            printed = kind_of(type(record), field) in _MARKED
            return self._text(value, value.place) if printed else value
        if isinstance(value, Record):
            return self.marked(value)
        if isinstance(value, tuple):
            return tuple(self._value(item, record, field) for item in value)
        if isinstance(value, date):
            return MarkedDate(value, self._marks(record.where(field)))
        if isinstance(value, TimeSpan) and value.start is not None:
            marks = self._marks(record.where(field))
            end = None if value.end is None else MarkedTime(value.end, marks)
            return replace(value, start=MarkedTime(value.start, marks), end=end)
        return value

    def _text(self, text: str, place: Place) -> Text:
        return Marked(text, self._marks(place))

    def _marks(self, place: Place) -> tuple[str, str]:
        if len(self.places) >= _MOST:
            return "", ""
        self.places.append(place)
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


@dataclass(frozen=True, slots=True)
class Located:
    """A report composed with marks: its document, where its values stand, and its proses."""

    html: str
    origins: Origins
    proses: tuple[Text, ...]

    def place(self, block: Block, start: int, end: int) -> Place:
        """Where the words of *block* from *start* to *end* stand in the records."""
        place = self.origins.place(block, start, end)
        if place is NOWHERE:
            place = _place_in_prose(self.proses, block.text[start:end])
        return place


def _place_in_prose(proses: Iterable[Text], words: str) -> Place:
    """Where *words*, folded, stand in one of *proses*, or most of their beginning does."""
    best, least = NOWHERE, 0
    for prose in proses:
        folded = [fold(char) for char in prose]
        text = "".join(folded)
        length = _longest(text, words)
        if length > least:
            start = text.find(words[:length])
            ends = list(accumulate(map(len, folded)))
            first, last = bisect_right(ends, start), bisect_right(ends, start + length - 1)
            best, least = prose.at(first, last + 1), length
            if length == len(words):
                break
    return best


def _longest(text: str, words: str) -> int:
    """How many characters of the beginning of *words* stand in *text*."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in text else (low, middle - 1)
    return low
