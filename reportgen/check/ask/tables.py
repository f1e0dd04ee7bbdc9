"""The lines and the tables of a parsed prose, with their places in the records."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reportgen.patterns import late
from reportgen.places import Place, Text
from reportgen.prose import Parsed
from reportgen.records.appendices import AttachedTable


class Lines(NamedTuple):
    """Index at which each line begins; one more than there are lines."""

    lines: tuple[str, ...]
    starts: tuple[int, ...]


def lines_of(parsed: Parsed) -> Lines:
    """The lines of the source of *parsed*."""
    lines = tuple(str(parsed.text).split("\n"))
    return Lines(lines, tuple(accumulate((len(line) + 1 for line in lines), initial=0)))


class Cell(NamedTuple):
    """The text of one cell, and where it stands."""

    text: str
    source: Text
    start: int

    @property
    def place(self) -> Place:
        """Where the text stands; the whole value where it is a value of its own."""
        if not self.text:
            return self.source.at(self.start, self.start + 1)
        return self.source.at(self.start, self.start + len(self.text))


class Grid(NamedTuple):
    """A table: its label, its heads and its rows."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


_CELL = late(r"(?:\\.|[^|\\])+")


def tables(parsed: Parsed) -> Iterator[Grid]:
    """The tables of a prose."""
    if not any(token.type == "table_open" for token in parsed.tokens):
        return
    lines = lines_of(parsed)
    heads: tuple[str, ...] = ()
    rows: list[tuple[Cell, ...]] = []
    label = ""
    for token in parsed.tokens:
        if token.type == "table_open":
            table = token.meta.get("table")
            label, heads, rows = (table.label or "") if table else "", (), []
        elif token.type == "tr_open" and token.map is not None:
            cells = _cells(parsed.text, lines, token.map[0])
            if heads:
                rows.append(cells)
            else:
                heads = tuple(cell.text for cell in cells)
        elif token.type == "table_close":
            yield Grid(label, heads, tuple(rows))


def _cells(text: Text, lines: Lines, number: int) -> tuple[Cell, ...]:
    line, start = lines.lines[number], lines.starts[number]
    body = line.strip().removesuffix("|")
    indent = line.index(body) if body else 0
    cells = []
    for match in _CELL.finditer(body):
        inner = match[0].strip()
        if not inner and not match.start():
            continue
        lead = len(match[0]) - len(match[0].lstrip()) if inner else 0
        cells.append(Cell(inner, text, start + indent + match.start() + lead))
    return tuple(cells)


def attached(table: AttachedTable) -> Grid:
    """An attached table of the records."""
    rows = tuple(tuple(Cell(str(cell), cell, 0) for cell in row) for row in table.rows)
    return Grid(str(table.id or ""), tuple(map(str, table.columns)), rows)
