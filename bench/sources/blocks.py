"""A composed report as a flat list of blocks, for typesetters that do not read HTML.

What only style sheets say (pages, widths of columns, sizes of type) is told by the ``kind`` of a
block, its class in the HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import tinyhtml5  # type: ignore[import-untyped]

TEXT_WIDTH = 160.0
"""Millimetres between the margins of our upright page."""

CONTAINERS = frozenset(
    ("body", "main", "section", "div", "nav", "li", "td", "th", "dd", "dt", "blockquote")
)
BLOCKS = CONTAINERS | frozenset(
    ("p", "ul", "ol", "dl", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr")
)
FRONT = frozenset({"cover", "summary-form", "abstract", "contents"})
_WIDTH = re.compile(r"\.([\w-]+) \{ width: (\d+)mm \}")


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, whose call stands here."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an anchor of the report (``#…``) or to an address."""

    target: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of the last page."""


Inline = str | Strong | Note | Link | LineBreak | PageCount


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of *level* 1 and deeper; its number is part of the text."""

    level: int
    content: tuple[Inline, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a line of the front matter."""

    content: tuple[Inline, ...]
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    numbered: bool
    kind: str
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over *rows* and *columns*."""

    content: tuple[Block, ...]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; *widths* in millimetres fill the type area, the first *head* rows are its head."""

    kind: str
    widths: tuple[float, ...]
    head: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a box of *height* millimetres and the width of the type area."""

    file: str
    height: float
    caption: tuple[Inline, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: dots, and the page of *target*."""

    level: int
    target: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Heading | Paragraph | Items | Table | Figure | Entry | PageBreak


@dataclass(frozen=True, slots=True)
class Content:
    """All blocks of a report."""

    title: str
    blocks: tuple[Block, ...] = field(repr=False)


def read_blocks(html: str, css: str, figure_height: float, photo_height: float) -> Content:
    """The blocks of *html*; the style sheet *css* tells the widths of columns."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    title = root.findtext("head/title") or ""
    body = root.find("body")
    assert body is not None
    widths = {name: float(width) for name, width in _WIDTH.findall(css)}
    reader = _Reader(widths, figure_height, photo_height)
    return Content(title, tuple(reader.blocks(body)))


class _Reader:
    def __init__(self, widths: Mapping[str, float], figure: float, photo: float) -> None:
        self.widths, self.figure_height, self.photo_height = widths, figure, photo
        self.chapters = 0

    def blocks(self, parent: Element) -> Iterator[Block]:
        """The blocks in *parent*; text between them becomes paragraphs."""
        loose: list[Inline] = list(_text(parent.text))
        for child in parent:
            if not _is_element(child):
                pass
            elif child.tag in BLOCKS:
                yield from _paragraph(loose, parent)
                loose = []
                yield from self.block(child)
            else:
                loose += _inline(child)
            loose += _text(child.tail)
        yield from _paragraph(loose, parent)

    def block(self, element: Element) -> Iterator[Block]:
        """What one element of block level becomes."""
        kind, anchor = element.get("class", ""), element.get("id", "")
        if re.fullmatch(r"h\d", element.tag):
            yield Heading(int(element.tag[1]), _content(element), anchor)
        elif element.tag in {"p", "pre"}:
            yield from _paragraph(_content(element), element)
        elif "contents-list" in kind:
            yield from _entries(element)
        elif element.tag in {"ul", "ol"}:
            items = tuple(tuple(self.blocks(item)) for item in element)
            yield Items(element.tag == "ol", kind, items)
        elif element.tag == "table":
            yield self.table(element)
        elif element.tag == "figure":
            yield self.figure(element)
        elif element.tag != "hr":
            yield from self.container(element, kind)

    def container(self, element: Element, kind: str) -> Iterator[Block]:
        """A division; the parts of the front matter end a page, chapters begin one."""
        if kind == "chapter":
            self.chapters += 1
            if self.chapters > 1:
                yield PageBreak()
        if kind == "photos":
            self.figure_height, before = self.photo_height, self.figure_height
            yield from self.blocks(element)
            self.figure_height = before
        else:
            yield from self.blocks(element)
        if kind in FRONT:
            yield PageBreak()

    def figure(self, element: Element) -> Figure:
        """The first picture, with all of the caption."""
        image, caption = element.find("img"), element.find("figcaption")
        file = image.get("src", "") if image is not None else ""
        content = _content(caption) if caption is not None else ()
        return Figure(file, self.figure_height, content, element.get("id", ""))

    def table(self, element: Element) -> Table:
        """Rows with their spans, and columns that fill the type area."""
        head = element.findall("thead/tr")
        rows = [*head, *element.findall("tr"), *element.findall("tbody/tr")]
        caption = element.find("caption")
        cells = tuple(tuple(self.cell(cell) for cell in row) for row in rows)
        count = max((sum(cell.columns for cell in row) for row in cells), default=1)
        return Table(
            element.get("class", ""),
            self.columns(element, count),
            len(head),
            cells,
            _content(caption) if caption is not None else (),
            element.get("id", ""),
        )

    def cell(self, cell: Element) -> Cell:
        """A cell of the head or of the body."""
        rows, columns = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
        return Cell(tuple(self.blocks(cell)), rows, columns)

    def columns(self, table: Element, count: int) -> tuple[float, ...]:
        """Widths in millimetres: as the columns ask, the others share what is left."""
        asked = [self._asked(column) for column in table.findall("colgroup/col")]
        asked = (asked + [0.0] * count)[:count]
        free = [position for position, width in enumerate(asked) if not width]
        rest = max(TEXT_WIDTH - sum(asked), 10.0 * len(free))
        return tuple(width or rest / len(free) for width in asked)

    def _asked(self, column: Element) -> float:
        share = re.search(r"width: ([\d.]+)%", column.get("style", ""))
        if share:
            return TEXT_WIDTH * float(share[1]) / 100
        return self.widths.get(column.get("class", ""), 0.0)


def _entries(element: Element) -> Iterator[Entry]:
    """The lines of a contents list."""
    for item in element:
        link = item.find("a")
        if link is not None:
            level = int(item.get("aria-level", "1"))
            yield Entry(level, link.get("href", "").removeprefix("#"), _content(link))


def _paragraph(content: Iterable[Inline], element: Element) -> Iterator[Paragraph]:
    """A paragraph, where there is anything in it."""
    parts = tuple(content)
    if any(not isinstance(part, str) or part.strip() for part in parts):
        yield Paragraph(parts, element.get("class", ""), element.get("id", ""))


def _content(element: Element) -> tuple[Inline, ...]:
    parts: list[Inline] = list(_text(element.text))
    for child in element:
        parts += _inline(child) if _is_element(child) else ()
        parts += _text(child.tail)
    return tuple(parts)


def _is_element(node: Element) -> bool:
    """Whether *node* is no comment, of which the tag is a function."""
    return isinstance(node.tag, str)


def _inline(element: Element) -> Iterator[Inline]:
    """What one element of a line becomes; most are their content alone."""
    kind = element.get("class", "")
    if element.tag == "br":
        yield LineBreak()
    elif kind == "page-count":
        yield PageCount()
    elif kind == "footnote":
        yield Note(_content(element))
    elif kind in {"source", "caption-source"}:
        yield LineBreak()
        yield from _content(element)
    elif element.tag in {"strong", "b"}:
        yield Strong(_content(element))
    elif element.tag == "a":
        yield Link(element.get("href", ""), _content(element))
    else:
        yield from _content(element)


def _text(text: str | None) -> Iterator[str]:
    """*text* with its white space as HTML reads it."""
    if text:
        yield re.sub(r"[ \t\n\r]+", " ", text)


def slots(table: Table) -> list[list[Cell | None]]:
    """The rows of *table* with every column of the grid: ``None`` where a cell from above goes on.

    A cell over several columns stands in the first of them, the others are left out.
    """
    below: dict[int, int] = {}
    """Column → rows for which it is still taken."""
    result: list[list[Cell | None]] = []
    for row in table.rows:
        cells, line, column = list(row), list[Cell | None](), 0
        while column < len(table.widths):
            if below.get(column):
                below[column] -= 1
                line.append(None)
                column += 1
                continue
            cell = cells.pop(0) if cells else Cell(())
            line.append(cell)
            for taken in range(column, column + cell.columns):
                below[taken] = cell.rows - 1
            column += cell.columns
        result.append(line)
    return result


def plain(content: Iterable[Inline | Block]) -> Iterator[str]:
    """All the words of inlines or blocks, in their order."""
    for part in content:
        match part:
            case str():
                yield part
            case Items():
                for item in part.items:
                    yield from plain(item)
            case Table():
                yield from plain(part.caption)
                for row in part.rows:
                    for cell in row:
                        yield from plain(cell.content)
            case Figure():
                yield from plain(part.caption)
            case PageBreak() | LineBreak() | PageCount():
                pass
            case _:
                yield from plain(part.content)
