"""What every reader makes of a file: paragraphs, tables and pictures, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby

from reportgen.findings import Finding


class Role(StrEnum):
    """What a paragraph is by the style that its author gave it."""

    BODY = ""
    TITLE = "title"
    CAPTION = "caption"
    CONTENTS = "contents"
    """A line of a table of contents, which the program makes anew."""
    QUOTE = "quote"
    BULLET = "bullet"
    CODE = "code"
    MARGIN = "margin"
    """A running head or foot."""
    HIDDEN = "hidden"
    """Text that the file hides from its reader."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look; a line feed in it is a line break. ``link`` is a web address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place where a footnote is called, by the key of :attr:`Document.notes`."""

    key: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the name in :attr:`Document.pictures`, and the author's words for it."""

    name: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as TeX, and ``text``: the same in words."""

    tex: str
    text: str


Inline = Span | NoteCall | Picture | Formula


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin of a paragraph."""

    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph, compared by identity: two may say the same in different places.

    ``level`` is that of a heading by its style (from 1), 0 for none. ``number`` is what the word
    processor prints before it (壹、); one that was typed is part of the text. ``depth`` is the
    level in a list, from 1; 0 for none.
    """

    content: tuple[Inline, ...]
    level: int = 0
    number: str = ""
    depth: int = 0
    role: Role = Role.BODY
    comments: tuple[Comment, ...] = ()

    @property
    def text(self) -> str:
        """The text without its look, formulas in words."""
        shown = (piece.text for piece in self.content if isinstance(piece, (Span, Formula)))
        return "".join(shown)

    @property
    def line(self) -> str:
        """The text on one line, without blanks around it."""
        return " ".join(self.text.split())

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that stand in it."""
        return tuple(piece for piece in self.content if isinstance(piece, Picture))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the columns and rows that it spans."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The text of its paragraphs, a line each."""
        return "\n".join(p.line for p in paragraphs(self.blocks) if p.line)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table; a row has the cells that begin in it."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in self.grid()), default=0)

    def grid(self) -> list[list[Cell | None]]:
        """Rows of equal length; ``None`` where a cell from the left or from above goes on."""
        hanging: dict[int, int] = {}
        grid: list[list[Cell | None]] = []
        for row in self.rows:
            line: list[Cell | None] = []
            cells = iter(row)
            cell = next(cells, None)
            while cell is not None or hanging.get(len(line), 0):
                if hanging.get(len(line), 0):
                    hanging[len(line)] -= 1
                    line.append(None)
                    continue
                assert cell is not None
                for step in range(cell.columns):
                    hanging[len(line)] = cell.rows - 1
                    line.append(None if step else cell)
                cell = next(cells, None)
            grid.append(line)
        width = max(map(len, grid), default=0)
        return [line + [None] * (width - len(line)) for line in grid]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read. ``broken`` tells that its lines end as on a page."""

    name: str
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    records: Mapping[str, bytes] = field(default_factory=dict)
    """The record files inside a PDF of reportgen."""
    findings: tuple[Finding, ...] = ()
    deleted: tuple[str, ...] = ()
    """Text that tracked changes delete."""


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of *blocks*, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)


def merged(pieces: list[Inline]) -> Iterator[Inline]:
    """*pieces*, neighbours of one look joined: Word cuts a sentence where somebody paused."""

    def look(piece: Inline) -> object:
        return replace(piece, text="") if isinstance(piece, Span) else piece

    for key, group in groupby(pieces, key=look):
        parts = list(group)
        if isinstance(key, Span):
            text = "".join(part.text for part in parts if isinstance(part, Span))
            if text:
                yield replace(key, text=text)
        else:
            yield from parts
