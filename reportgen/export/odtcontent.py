"""``content.xml`` of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatchmethod
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.counting import Counters, Label, labels_of
from reportgen.export.looks import LEVELS, LOOKS, PAGES, TEXT_WIDTH, TURNED_WIDTH, fitted, role_of
from reportgen.export.model import (
    Block,
    Cell,
    Contents,
    Figure,
    Flow,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Table,
    TextDocument,
)
from reportgen.export.odtformula import STYLE, Formulas
from reportgen.export.odtstyles import NAMESPACES, heading_style, numbers_style
from reportgen.export.odttext import TextWriter, bookmarks
from reportgen.export.widths import PADDING, widths_of


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as it is put into the document: its name there, and its size in millimetres."""

    name: str
    width: float
    height: float


@dataclass(slots=True)
class _Open:
    """A list that is being written: its style, and the element of its item."""

    style: str
    item: str = "list-item"


class Content:
    """Writes one document; what styles it needs on the way is collected."""

    def __init__(
        self,
        document: TextDocument,
        images: Mapping[str, Image],
        pages: Mapping[str, str],
        formulas: Formulas,
    ) -> None:
        self.document = document
        self.images = images
        self.counters = Counters(document.numbering)
        self.labels = labels_of(document)
        self.text = TextWriter(self.counters, pages, self.labels, formulas)
        self.styles = [*_CELLS, STYLE]
        self.lists: dict[str, str] = {}
        self.open: list[_Open] = []
        """The lists that are being written, from the outermost."""
        self.tables = 0
        self.frames = 0
        self.width = TEXT_WIDTH
        self.master = ""
        self.small = False

    def xml(self) -> str:
        """The whole file."""
        body = "".join(part for flow in self.document.flows for part in self._flow(flow))
        declared = "".join(
            f'<text:sequence-decl text:display-outline-level="0" text:name={quoteattr(name)}/>'
            for name in self.counters.sequences
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<office:document-content {NAMESPACES} office:version="1.3">\n'
            f"<office:automatic-styles>\n{''.join(self.styles)}{''.join(self.lists.values())}</office:automatic-styles>\n"
            f'<office:body><office:text><text:tracked-changes text:track-changes="true"/>'
            f"{f'<text:sequence-decls>{declared}</text:sequence-decls>' if declared else ''}\n"
            f"{body}</office:text></office:body></office:document-content>\n"
        )

    def _flow(self, flow: Flow) -> Iterator[str]:
        page = flow.page if flow.page in PAGES else "chapter"
        self.width = TURNED_WIDTH if page == "landscape" else TEXT_WIDTH
        self.master = f' style:master-page-name="{page}"'
        number = "" if flow.first is None else f' style:page-number="{flow.first}"'
        blocks = flow.blocks
        if blocks and not isinstance(blocks[0], (Paragraph, Heading)):
            blocks = (Paragraph(()), *blocks)  # a page style hangs on a paragraph
        for block in blocks:
            yield self.block(block) if not self.master else self._first(block, number)

    def _first(self, block: Block, number: str) -> str:
        """The first block of a flow: its paragraph style asks for the page style."""
        master, self.master = self.master, ""
        parent = (
            heading_style(block.level)
            if isinstance(block, Heading)
            else role_of(block.role)
            if isinstance(block, Paragraph)
            else "prose"
        )
        name = f"P{len(self.styles) + 1}"
        properties = f"<style:paragraph-properties{number}/>" if number else ""
        self.styles.append(
            f'<style:style style:name="{name}" style:family="paragraph"'
            f' style:parent-style-name="{parent}"{master}>{properties}</style:style>\n'
        )
        return self.block(block).replace(f'"{parent}"', f'"{name}"', 1)

    @singledispatchmethod
    def block(self, block: Block) -> str:
        """*block* as ODF."""
        raise TypeError(block)

    @block.register
    def _(self, block: Paragraph) -> str:
        style = role_of(block.role)
        if self.small and style == "prose":
            style = "small-cell"
        before = len(self.text.formulas.used)
        inside = f"{bookmarks(block.anchors)}{self.text.inlines(block.content)}"
        if len(self.text.formulas.used) > before:
            style = self._tall(style)
        return f'<text:p text:style-name="{style}">{inside}</text:p>\n'

    def _tall(self, style: str) -> str:
        """*style* with lines as high as the formulas in them."""
        name = f"tall-{style}"
        least = f'style:line-height-at-least="{LOOKS[style].line}pt"'
        written = (
            f'<style:style style:name="{name}" style:family="paragraph"'
            f' style:parent-style-name="{style}"><style:paragraph-properties {least}/>'
            "</style:style>\n"
        )
        if written not in self.styles:
            self.styles.append(written)
        return name

    @block.register
    def _(self, block: Heading) -> str:
        counted = self.counters.counts_heading(block.level, block.number)
        bare = "" if counted else ' text:is-list-header="true"'
        typed = "" if counted else escape(block.number)
        return (
            f'<text:h text:style-name="{heading_style(block.level)}"'
            f' text:outline-level="{min(block.level, LEVELS)}"{bare}>{bookmarks(block.anchors)}'
            f"{typed}{self.text.inlines(block.content)}</text:h>\n"
        )

    @block.register
    def _(self, block: ListBlock) -> str:
        style = self._numbers(block.level - block.depth + 1) if block.ordered else "bullets"
        starts = f' text:start-value="{block.start}"' if block.start != 1 else ""
        level = _Open(style)
        self.open.append(level)
        written = []
        for number, item in enumerate(block.items):
            level.item = "list-item"
            inside = "".join(map(self.block, item))
            start = "" if number else starts
            written.append(f"<text:list-item{start}>{inside}</text:{level.item}>")
        self.open.pop()
        return f'<text:list text:style-name="{style}">{"".join(written)}</text:list>\n'

    def _outside(self, table: str) -> str:
        """*table* between the parts of the lists that it stands in: an item cannot hold one."""
        before = "".join(f"</text:{level.item}></text:list>" for level in reversed(self.open))
        after = "".join(
            f'<text:list text:style-name="{level.style}" text:continue-numbering="true">'
            "<text:list-header>"
            for level in self.open
        )
        for level in self.open:
            level.item = "list-header"
        return before + table + after

    def _numbers(self, first: int) -> str:
        """The style of lists whose top level is the level *first* of the headings' sequence."""
        name = f"numbers-{first}" if first > 0 else f"numbers-before-{1 - first}"
        self.lists[name] = numbers_style(name, first, self.counters.numbering)
        return name

    @block.register
    def _(self, block: Figure) -> str:
        image = self.images.get(block.file)
        self.text.captioned = block.anchors[:1]
        captions = "".join(map(self.block, block.caption))
        marks = bookmarks(block.anchors)
        if image is None:
            missing = self.text.inlines((Run(block.alternative),))
            return f'<text:p text:style-name="figure">{marks}{missing}</text:p>\n{captions}'
        self.frames += 1
        width, height = fitted((image.width, image.height), block.width, self.width)
        return (
            f'<text:p text:style-name="figure">{marks}<draw:frame draw:name="picture-{self.frames}"'
            f' text:anchor-type="as-char" svg:width="{width:.2f}mm" svg:height="{height:.2f}mm">'
            f'<draw:image xlink:href="Pictures/{escape(image.name)}" xlink:type="simple"'
            ' xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:desc>{escape(block.alternative)}</svg:desc></draw:frame></text:p>\n{captions}"
        )

    @block.register
    def _(self, block: Contents) -> str:
        label = self.labels.get(block.entries[0].anchor) if block.entries else None
        kind, source = _index(block, label)
        self.tables += 1
        lines = "".join(
            f'<text:p text:style-name="contents-{min(entry.level, 3)}">'
            f'<text:a xlink:type="simple" xlink:href={quoteattr("#" + entry.anchor)}>'
            f"{escape(entry.text)}<text:tab/>{escape(self.text.pages.get(entry.anchor, ''))}"
            "</text:a></text:p>\n"
            for entry in block.entries
        )
        return (
            f'<text:{kind} text:protected="true" text:name="index-{self.tables}">'
            f"{source}"
            f'<text:index-body><text:index-title text:name="index-{self.tables}-title">'
            f'<text:p text:style-name="front-title">{escape(block.title)}</text:p>'
            f"</text:index-title>{lines}</text:index-body></text:{kind}>\n"
        )

    @block.register
    def _(self, block: Table) -> str:
        self.tables += 1
        name = f"T{self.tables}"
        caption = ""
        if block.caption or block.anchors:
            self.text.captioned = block.anchors[:1]
            caption = self.block(Paragraph(block.caption, "table-caption", block.anchors))
        outer, self.small = self.small, self.small or block.role in {"timetable", "listing"}
        room = self.width
        widths = widths_of(block, room)
        self._table_styles(name, widths)
        self.width = max(widths) - 2 * PADDING
        columns = "".join(
            f'<table:table-column table:style-name="{name}.{index}"/>'
            for index in range(1, len(widths) + 1)
        )
        lines = "plain" if block.role == "photos" else ""
        around, self.open = self.open, []
        rows = list(self._rows(block, len(widths), lines))
        self.open = around
        self.small = outer
        self.width = room
        heads = "".join(rows[: block.heads])
        head = f"<table:table-header-rows>{heads}</table:table-header-rows>" if heads else ""
        return self._outside(
            f'{caption}<table:table table:name="{name}" table:style-name="{name}">{columns}{head}'
            f"{''.join(rows[block.heads :])}</table:table>\n"
        )

    def _table_styles(self, name: str, widths: list[float]) -> None:
        self.styles.append(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties'
            f' style:width="{sum(widths):.2f}mm" table:align="center" fo:margin-top="2mm"'
            ' fo:margin-bottom="3mm"/></style:style>\n'
        )
        self.styles += [
            f'<style:style style:name="{name}.{index}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}mm"/></style:style>\n'
            for index, width in enumerate(widths, start=1)
        ]

    def _rows(self, table: Table, columns: int, lines: str) -> Iterator[str]:
        hanging = [0] * columns
        for row in table.rows:
            cells: list[str] = []
            column = 0
            pending = list(row)
            while column < columns:
                if hanging[column]:
                    hanging[column] -= 1
                    cells.append("<table:covered-table-cell/>")
                    column += 1
                elif pending:
                    cell = pending.pop(0)
                    span = min(cell.columns, columns - column)
                    cells.append(self._cell(cell, span, lines))
                    cells += ["<table:covered-table-cell/>"] * (span - 1)
                    for covered in range(column, column + span):
                        hanging[covered] = cell.rows - 1
                    column += span
                else:
                    cells.append(
                        '<table:table-cell table:style-name="cell-td"><text:p/></table:table-cell>'
                    )
                    column += 1
            yield f"<table:table-row>{''.join(cells)}</table:table-row>\n"

    def _cell(self, cell: Cell, span: int, lines: str) -> str:
        spans = f' table:number-columns-spanned="{span}"' if span > 1 else ""
        spans += f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else ""
        blocks = cell.content or (Paragraph((), "cell"),)
        inside = "".join(
            self.block(
                Paragraph(b.content, "cell", b.anchors)
                if isinstance(b, Paragraph) and not b.role and not self.small
                else b
            )
            for b in blocks
        )
        style = f"cell-{lines or ('th' if cell.header else 'td')}"
        return f'<table:table-cell table:style-name="{style}"{spans}>{inside}</table:table-cell>'


_CELLS = [
    f'<style:style style:name="cell-{tag}" style:family="table-cell"><style:table-cell-properties'
    f' fo:padding="1mm" fo:border="0.5pt solid #7f8f99"{fill}/></style:style>\n'
    for tag, fill in (("td", ""), ("th", ' fo:background-color="#eef2f4"'))
]
_CELLS.append(
    '<style:style style:name="cell-plain" style:family="table-cell"><style:table-cell-properties'
    ' fo:padding="1mm" fo:border="none"/></style:style>\n'
)


def _index(contents: Contents, label: Label | None) -> tuple[str, str]:
    """The element of a list of headings or of captions, and what it is made from."""
    if label is None:
        source = f'<text:table-of-content-source text:outline-level="{contents.depth}"/>'
        return "table-of-content", source
    kind = "table-index" if label.table else "illustration-index"
    return kind, (
        f"<text:{kind}-source text:caption-sequence-name={quoteattr(label.kind)}"
        ' text:caption-sequence-format="text"/>'
    )
