"""The places of values: the file, line and column that a finding points at.

Values keep their place from the first parse on: text as :class:`Text`, mappings as :class:`Fields`,
lists as :class:`Items`. Why: a place that is looked up again later, by name or by substring, points
at the wrong one of two equal strings.

Lines and columns count from 1; a column counts characters, not bytes or screen cells.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.scalars import escaped, offsets, stop


class Place(NamedTuple):
    """A stretch of one file; ``end_column`` is the first column after it.

    A tuple, because a large report makes ten thousand of them before anything is checked.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Edit(NamedTuple):
    """New text of a file in the place of a stretch; at an empty place, text to insert."""

    place: Place
    text: str


class Source:
    """A text file as it was read: its name, for people, and its text with line feeds only."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def line_column(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at *index*."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def index(self, line: int, column: int) -> int:
        """The index of the character at *line* and *column*, both from 1."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of line *number* (from 1) without its end; empty where there is none."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def place(self, start: int, end: int | None = None) -> Place:
        """The place from index *start* up to, not including, *end*."""
        line, column = self.line_column(start)
        if end is None or end <= start:
            return Place(self.file, line, column, line, column)
        if line == len(self._starts) or end < self._starts[line]:
            return Place(self.file, line, column, line, column + end - start)
        return Place(self.file, line, column, *self.line_column(end))


NOWHERE = Place("")
"""The place of a value that no file holds: one that code made, as tests do."""


class Text(str):
    """A scalar of the records: its text, and where each of its characters stands.

    ``span`` is the scalar in the source, quotes and block header included.
    """

    source: Source | None
    span: tuple[int, int]
    _walked: list[int] | None = None

    def __new__(
        cls, value: str, source: Source | None = None, span: tuple[int, int] = (0, 0)
    ) -> Text:
        """*value* as it stands at *span* of *source*; nowhere, where code made it."""
        text = super().__new__(cls, value)
        text.source = source
        text.span = span
        return text

    @property
    def place(self) -> Place:
        """Where the whole scalar stands."""
        return self.source.place(*self.span) if self.source else NOWHERE

    def at(self, start: int, end: int | None = None) -> Place:
        """Where the characters from *start* up to *end* of the value stand.

        Folding, indentation and escapes are walked back through, so that a finding inside a block
        of prose points at the line the author sees.
        """
        if self.source is None:
            return NOWHERE
        offsets = self._offsets
        if not offsets:
            return self.place
        first = offsets[min(max(start, 0), len(offsets) - 1)]
        stop = start + 1 if end is None else max(end, start + 1)
        last = offsets[min(stop, len(offsets)) - 1]
        return self.source.place(first, last + 1)

    def edit(self, start: int, end: int, wording: str) -> Edit | None:
        """The edit of the file that gives the characters from *start* up to *end* as *wording*.

        ``None`` where the characters cannot be followed to the file, or *wording* needs a line.
        """
        if self.source is None or not self._offsets or "\n" in wording:
            return None
        file, style = self.source.text, self.source.text[self.span[0]]
        if start < end:
            first, last = self._offsets[start], stop(file, self._offsets[end - 1], style)
        elif start < len(self):
            first = last = self._offsets[start]
        else:
            first = last = stop(file, self._offsets[-1], style)
        return Edit(self.source.place(first, last), escaped(wording, style))

    def offset(self, index: int) -> int:
        """The index in the source of the character at *index* of the value."""
        return self._offsets[index] if self._offsets else self.span[0]

    @property
    def _offsets(self) -> list[int]:
        """Index in the source of each character of the value."""
        if self._walked is None:
            assert self.source is not None
            self._walked = offsets(self, self.source.text, *self.span)
        return self._walked


class Fields(dict[str, Any]):
    """A mapping of the records, with the place of itself and of each key.

    A key that is there with nothing after it (``unit:``) is no value: it stands in ``empty`` only,
    so that a scaffold may keep keys that nobody has filled in yet. A mapping in braces is ``flow``:
    a comma in one of its values begins another key.
    """

    def __init__(
        self,
        values: Mapping[str, Any] = {},
        place: Place = NOWHERE,
        keys: Mapping[str, Place] = {},
        empty: Mapping[str, Place] = {},
        *,
        flow: bool = False,
    ) -> None:
        super().__init__(values)
        self.place = place
        self.key_places = dict(keys)
        self.empty = dict(empty)
        self.flow = flow

    def with_values(self, values: Mapping[str, Any]) -> Fields:
        """The same mapping, at the same place, with *values* besides."""
        return Fields({**self, **values}, self.place, self.key_places, self.empty, flow=self.flow)


class Items(list[Any]):
    """A list of the records, with its place."""

    def __init__(self, values: Iterable[Any] = (), place: Place = NOWHERE) -> None:
        super().__init__(values)
        self.place = place


def label_of(path: Path) -> str:
    """*path* as findings have it: relative to the current folder, where that is possible."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def place_of(value: object, default: Place = NOWHERE) -> Place:
    """Where *value* stands, or *default* for a value that carries no place."""
    place = getattr(value, "place", None)
    return place if isinstance(place, Place) else default
