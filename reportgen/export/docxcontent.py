"""``word/document.xml``: the blocks of a document in WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatchmethod
from xml.sax.saxutils import quoteattr

from reportgen.export.archive import Equation, Picture
from reportgen.export.counting import Counters, labels_of
from reportgen.export.docxnumbering import Lists
from reportgen.export.docxstyles import NAMESPACES, style_id, twips
from reportgen.export.docxtext import TextWriter, bookmark_name, field, run
from reportgen.export.looks import LEVELS, PAGES, TEXT_WIDTH, TURNED_WIDTH, fitted
from reportgen.export.model import (
    Block,
    Cell,
    Contents,
    Figure,
    Flow,
    Heading,
    ListBlock,
    Paragraph,
    Table,
    TextDocument,
)
from reportgen.export.widths import PADDING, widths_of

_EMU = 36_000
"""English Metric Units of a millimetre."""
_UNRULED = frozenset({"photos", "cover-facts"})
"""Tables without lines."""


@dataclass(slots=True)
class _Item:
    """The list item that is being written: its numbering, until its first paragraph has it."""

    number: int
    level: int
    started: bool = False


class Content:
    """Writes the body of one document; its lists, notes and links are collected on the way."""

    def __init__(
        self,
        document: TextDocument,
        images: Mapping[str, tuple[str, Picture]],
        pages: Mapping[str, str],
        formulas: Mapping[str, Equation],
    ) -> None:
        self.document = document
        self.images = images
        self.counters = Counters(document.numbering)
        self.labels = labels_of(document)
        self.text = TextWriter(self.counters, pages, self.labels, formulas)
        self.lists = Lists()
        self.frames = 0
        self.width = TEXT_WIDTH
        self.item: _Item | None = None
        self.small = False
        self.tables = 0

    def xml(self) -> str:
        """The whole part."""
        flows = [flow for flow in self.document.flows if flow.blocks]
        body = []
        for number, flow in enumerate(flows, start=1):
            body.append(self._flow(flow, last=number == len(flows)))
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>\n"
        )

    # --- sections

    def _flow(self, flow: Flow, *, last: bool) -> str:
        page = flow.page if flow.page in PAGES else "chapter"
        self.width = TURNED_WIDTH if page == "landscape" else TEXT_WIDTH
        written = "".join(map(self.block, flow.blocks))
        section = self._section(page, flow.first)
        if last:
            closing = "" if written.endswith("</w:p>") else _paragraph("cell", "")
            return written + closing + section
        # A section ends in its last paragraph. (LibreOffice numbers what follows a list's item.)
        end = written.rfind("</w:pPr>")
        properties = written[written.rfind("<w:pPr>") : end]
        if not written.endswith("</w:p>") or "<w:numPr>" in properties:
            return written + _paragraph("small-cell", "", section)
        return written[:end] + section + written[end:]

    def _section(self, page: str, first: int | None) -> str:
        """The page style of a flow, which stands at its end."""
        turned = page == "landscape"
        width, height = (297, 210) if turned else (210, 297)
        side = twips(20 if turned else 25)
        head = "rHeadCover" if page == "cover" else "rHead"
        foot = "" if page == "cover" else '<w:footerReference w:type="default" r:id="rFoot"/>'
        front = self.document.restarts and page not in {"chapter", "landscape"}
        style = ' w:fmt="lowerRoman"' if front else ""
        start = "" if first is None else f' w:start="{first}"'
        numbers = f"<w:pgNumType{style}{start}/>" if style or start else ""
        orient = ' w:orient="landscape"' if turned else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/>{foot}'
            f'<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{orient}/>'
            f'<w:pgMar w:top="{twips(26)}" w:right="{side}" w:bottom="{twips(23)}" w:left="{side}"'
            f' w:header="{twips(15)}" w:footer="{twips(12)}" w:gutter="0"/>{numbers}</w:sectPr>'
        )

    # --- blocks

    @singledispatchmethod
    def block(self, block: Block) -> str:
        """*block* as WordprocessingML."""
        raise TypeError(block)

    @block.register
    def _(self, block: Paragraph) -> str:
        role = block.role
        if self.small and (not role or role.startswith("entry-")):
            role = "small-cell"
        if block.role == "table-caption":
            content = self.text.caption(block.content, block.anchors)
        else:
            content = self.text.marked(block.anchors, "") + self.text.inlines(block.content)
        return _paragraph(role, content, self._numbered())

    def _numbered(self) -> str:
        """The number of a list's item before its first paragraph, the indent before others."""
        if self.item is None:
            return ""
        started, self.item.started = self.item.started, True
        if started:
            return f'<w:ind w:left="{self.lists.indent(self.item.level)}"/>'
        level, number = self.item.level - 1, self.item.number
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    @block.register
    def _(self, block: Heading) -> str:
        level = min(block.level, LEVELS)
        content = self.text.marked(block.anchors, self.text.inlines(block.content))
        if self.counters.counts_heading(level, block.number):
            return _paragraph(f"heading-{level}", content)
        typed = run(block.number) if block.number else ""
        return _paragraph(
            f"heading-{level}", typed + content, '<w:numPr><w:numId w:val="0"/></w:numPr>'
        )

    @block.register
    def _(self, block: ListBlock) -> str:
        level = min(block.depth, LEVELS)
        first = block.level - block.depth + 1
        number = (
            self.lists.number(first, level, block.start) if block.ordered else self.lists.BULLETS
        )
        outer = self.item
        written: list[str] = []
        for item in block.items:
            self.item = _Item(number, level)
            written += map(self.block, item)
        self.item = outer
        return "".join(written)

    @block.register
    def _(self, block: Figure) -> str:
        item, self.item = self.item, None
        marks = "" if block.caption else self.text.marked(block.anchors, "")
        image = self.images.get(block.file)
        shown = run(block.alternative) if image is None else self._drawing(block, *image)
        # Inside a table, Word would keep all rows on one page.
        loose = '<w:keepNext w:val="0"/>' if self.tables else ""
        captions = "".join(self._caption(block, number) for number in range(len(block.caption)))
        self.item = item
        return _paragraph("figure", marks + shown, loose) + captions

    def _caption(self, figure: Figure, number: int) -> str:
        paragraph = figure.caption[number]
        anchors = figure.anchors if number == 0 else ()
        return _paragraph(paragraph.role, self.text.caption(paragraph.content, anchors))

    def _drawing(self, block: Figure, relation: str, picture: Picture) -> str:
        self.frames += 1
        width, height = fitted((picture.width, picture.height), block.width, self.width)
        size = f'cx="{round(width * _EMU)}" cy="{round(height * _EMU)}"'
        words = quoteattr(block.alternative)
        drawn, shown = "", relation
        if picture.raster:
            shown = points_of(relation)
            drawn = (
                '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
                f'<asvg:svgBlip r:embed="{relation}"/></a:ext></a:extLst>'
            )
        return (
            f"<w:r><w:drawing><wp:inline><wp:extent {size}/>"
            f'<wp:docPr id="{self.frames}" name="picture-{self.frames}" descr={words}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr><a:graphic><a:graphicData"
            ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self.frames}" name="picture-{self.frames}"/>'
            f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="{shown}">{drawn}</a:blip>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )

    @block.register
    def _(self, block: Contents) -> str:
        """The lines as the report printed them, inside the field that makes them anew."""
        written = [_paragraph("front-title", run(block.title))] if block.title else []
        label = self.labels.get(block.entries[0].anchor) if block.entries else None
        instruction = (
            f'TOC \\h \\z \\c "{label.kind}"' if label else f'TOC \\o "1-{block.depth}" \\h \\z \\u'
        )
        opening = _mark("begin") + _instruction(instruction) + _mark("separate")
        for number, entry in enumerate(block.entries, start=1):
            page = run(self.text.pages.get(entry.anchor, ""))
            name = bookmark_name(entry.anchor)
            line = run(entry.text) + "<w:r><w:tab/></w:r>" + field(f"PAGEREF {name} \\h", page)
            linked = f'<w:hyperlink w:anchor="{name}">{line}</w:hyperlink>'
            closing = _mark("end") if number == len(block.entries) else ""
            role = "contents-captions" if label else f"contents-{min(entry.level, 3)}"
            written.append(_paragraph(role, opening + linked + closing))
            opening = ""
        return "".join(written)

    # --- tables

    @block.register
    def _(self, block: Table) -> str:
        item, self.item = self.item, None
        caption = ""
        if block.caption or block.anchors:
            caption = self.block(Paragraph(block.caption, "table-caption", block.anchors))
        outer, self.small = self.small, self.small or block.role in {"timetable", "listing"}
        self.text.shrinks = not self.small
        self.tables += 1
        room = self.width
        widths = [twips(width) for width in widths_of(block, room)]
        rows = "".join(self._rows(block, widths))
        self.small, self.width, self.item = outer, room, item
        self.text.shrinks = not self.small
        self.tables -= 1
        kind = "Plain" if block.role in _UNRULED else "Ruled"
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{kind}Table"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
        )

    def _rows(self, table: Table, widths: list[int]) -> Iterator[str]:
        """Each row with all columns; what hangs down from above is marked as going on."""
        columns = len(widths)
        hanging = [0] * columns
        spans = [1] * columns
        for number, row in enumerate(table.rows):
            cells: list[str] = []
            column = 0
            pending = list(row)
            while column < columns:
                span = 1
                if hanging[column]:
                    span = spans[column]
                    cells.append(self._cell(Cell(()), widths[column : column + span], "continue"))
                elif pending:
                    cell = pending.pop(0)
                    span = min(cell.columns, columns - column)
                    merge = "restart" if cell.rows > 1 else ""
                    cells.append(self._cell(cell, widths[column : column + span], merge))
                    hanging[column : column + span] = [cell.rows] * span
                    spans[column] = span
                else:
                    cells.append(self._cell(Cell(()), widths[column : column + 1], ""))
                for covered in range(column, column + span):
                    hanging[covered] = max(0, hanging[covered] - 1)
                column += span
            head = "<w:tblHeader/>" if number < table.heads else ""
            yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: Cell, widths: list[int], merge: str) -> str:
        self.width = max(20.0, sum(widths) / twips(1) - 2 * PADDING)
        span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
        going = f'<w:vMerge w:val="{merge}"/>' if merge else ""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF2F4"/>' if cell.header else ""
        inside = "".join(self._in_cell(block, cell.align) for block in cell.content)
        if not inside.endswith("</w:p>"):
            inside += _paragraph("small-cell" if self.small else "cell", "")
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{going}{shade}</w:tcPr>'
            f"{inside}</w:tc>"
        )

    def _in_cell(self, block: Block, align: str) -> str:
        if not isinstance(block, Paragraph) or self.small:
            return self.block(block)
        role = block.role if block.role and not block.role.startswith("align-") else "cell"
        side = align if align in {"right", "center"} else ""
        content = self.text.marked(block.anchors, "") + self.text.inlines(block.content)
        return _paragraph(role, content, f'<w:jc w:val="{side}"/>' if side else "")


def points_of(relation: str) -> str:
    """The id of the same picture in points, where *relation* is that of a drawing."""
    return f"{relation}Points"


def _paragraph(role: str, content: str, properties: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>{properties}</w:pPr>{content}</w:p>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'
