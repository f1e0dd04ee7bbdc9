"""The parts of a text document, as a word processor knows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``link`` is a web address, or ``#`` and the anchor of a place inside.

    ``at`` is the name of the spot that it belongs to (:mod:`reportgen.whereabouts`), if any.
    """

    text: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    code: bool = False
    raised: bool = False
    link: str = ""
    language: str = ""
    at: str = ""

    def looking(self, **look: object) -> Run:
        """The same text with another look."""
        return replace(self, **look)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, at the place of its call; ``anchor`` is what calls it again."""

    number: str
    content: tuple[Inline, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class NoteAgain:
    """A further call of the footnote of an anchor."""

    anchor: str
    number: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula by the address of its drawing, and the same in words."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page of an anchor; of the last page where ``anchor`` is empty."""

    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The number of a figure or table, which the word processor counts."""

    kind: str
    number: str


Inline = Run | Break | Note | NoteAgain | Formula | PageOf | Counted


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``role`` is its class in the layout, ``anchors`` what points at it.

    ``turned``: it stands on a page that lies on its side, with a table.
    """

    content: tuple[Inline, ...]
    role: str = ""
    anchors: tuple[str, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level, from 1; its number is counted by the word processor."""

    level: int
    number: str
    content: tuple[Inline, ...]
    anchors: tuple[str, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``level`` is that of the numbering sequence for an ordered one, from 1.

    ``start`` is the number of its first item.
    """

    items: tuple[tuple[Block, ...], ...]
    ordered: bool
    level: int = 1
    depth: int = 1
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with the columns and rows that it spans."""

    content: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    header: bool = False
    align: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its class in the layout, rows of cells, how many of them are its head.

    ``turned``: it stands on a page that lies on its side, as a heading before it may.
    """

    role: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    caption: tuple[Inline, ...] = ()
    anchors: tuple[str, ...] = ()
    turned: bool = False

    @property
    def columns(self) -> int:
        """How many columns the widest row takes, spans from above counted."""
        hanging: list[int] = []
        widest = 0
        for row in self.rows:
            taken = sum(cell.columns for cell in row) + sum(left > 0 for left in hanging)
            widest = max(widest, taken)
            hanging = [left - 1 for left in hanging if left > 1]
            hanging += [cell.rows - 1 for cell in row for _ in range(cell.columns) if cell.rows > 1]
        return widest


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text and the paragraphs of its caption."""

    file: str
    alternative: str
    caption: tuple[Paragraph, ...]
    width: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """目次, 圖目次 or 表目次, with the lines that the report printed."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def depth(self) -> int:
        """The deepest level of its lines."""
        return max((entry.level for entry in self.entries), default=1)


@dataclass(frozen=True, slots=True)
class Flow:
    """What begins on a new page, of the page style ``page``; ``first`` restarts its numbers."""

    page: str
    blocks: tuple[Block, ...]
    first: int | None = None


Block = Paragraph | Heading | ListBlock | Table | Figure | Contents


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A whole document with its properties."""

    title: str
    language: str
    flows: tuple[Flow, ...]
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    created: str = ""
    numbering: tuple[str, ...] = field(default=())

    @property
    def restarts(self) -> bool:
        """Whether pages are numbered anew where the chapters begin."""
        return any(flow.first is not None for flow in self.flows)
