"""A report as a flat OpenDocument text (.fodt), for LibreOffice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from bench.sources import look
from bench.sources.blocks import (
    TEXT_WIDTH,
    Block,
    Cell,
    Content,
    Entry,
    Figure,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Note,
    PageBreak,
    PageCount,
    Paragraph,
    Strong,
    Table,
    slots,
)
from bench.sources.look import Look

_NAMES = {
    "office": "office:1.0",
    "style": "style:1.0",
    "text": "text:1.0",
    "table": "table:1.0",
    "draw": "drawing:1.0",
    "fo": "xsl-fo-compatible:1.0",
    "svg": "svg-compatible:1.0",
}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    + " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}"'
        for name, value in _NAMES.items()
    )
    + ">"
)
_FONT = (
    'style:font-name="{latin}" style:font-name-asian="{han}" fo:font-weight="{weight}" '
    'style:font-weight-asian="{weight}"'
)
_PLAIN = _FONT.format(latin="Liberation Serif", han="TW-Kai", weight="normal")
_STRONG = _FONT.format(latin="Liberation Serif", han="Noto Sans CJK TC", weight="bold")
_HEADING = _FONT.format(latin="Liberation Serif", han="Noto Serif CJK TC", weight="bold")


def to_odf(content: Content, sizes: Mapping[str, tuple[int, int]]) -> str:
    """The source of *content*; *sizes* are the pixels of each picture, upright."""
    writer = _Writer(sizes)
    body = "".join(writer.block(block) for block in content.blocks)
    return (
        f"{_HEAD}{_faces()}<office:styles>{_defaults()}</office:styles><office:automatic-styles>"
        f"{_fixed()}{''.join(writer.styles.values())}"
        "</office:automatic-styles>"
        f"{_master(content.title)}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


def _faces() -> str:
    names = ("Liberation Serif", "TW-Kai", "Noto Sans CJK TC", "Noto Serif CJK TC")
    faces = "".join(
        f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>' for name in names
    )
    return f"<office:font-face-decls>{faces}</office:font-face-decls>"


def _defaults() -> str:
    return (
        '<style:default-style style:family="paragraph"><style:text-properties '
        f'{_PLAIN} fo:font-size="12pt" style:font-size-asian="12pt" fo:language="zh" '
        'fo:country="TW" style:language-asian="zh" style:country-asian="TW"/>'
        "</style:default-style>"
    )


def _fixed() -> str:
    """The styles that no block has to ask for."""
    return (
        '<style:page-layout style:name="page"><style:page-layout-properties '
        'fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="16mm" fo:margin-bottom="14mm" '
        'fo:margin-left="25mm" fo:margin-right="25mm"/><style:header-style>'
        '<style:header-footer-properties fo:min-height="10mm" fo:margin-bottom="5mm"/>'
        "</style:header-style><style:footer-style><style:header-footer-properties "
        'fo:min-height="10mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>'
        '<style:style style:name="strong" style:family="text"><style:text-properties '
        f"{_STRONG}/></style:style>"
        '<style:style style:name="break" style:family="paragraph"><style:paragraph-properties '
        'fo:break-before="page"/><style:text-properties fo:font-size="2pt"/></style:style>'
    )


def _master(title: str) -> str:
    return (
        '<office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="page">'
        f"<style:header><text:p>{escape(title)}</text:p></style:header>"
        "<style:footer><text:p><text:page-number/></text:p></style:footer>"
        "</style:master-page></office:master-styles>"
    )


class _Writer:
    """Blocks to XML; collects the styles that they need."""

    def __init__(self, sizes: Mapping[str, tuple[int, int]]) -> None:
        self.sizes = sizes
        self.styles: dict[str, str] = {}
        self.notes = 0
        self.cell: Look | None = None

    def block(self, block: Block) -> str:
        """The XML of one block."""
        match block:
            case Heading():
                style = self.paragraph_style(look.heading(block.level), _HEADING)
                text = self.anchored(block.anchor, block.content)
                return (
                    f'<text:h text:style-name="{style}" text:outline-level="{block.level}">'
                    f"{text}</text:h>"
                )
            case Paragraph():
                one = look.PARAGRAPHS.get(block.kind)
                style = self.paragraph_style(one or self.cell or look.BODY, indent=one is None)
                text = self.anchored(block.anchor, block.content)
                return f'<text:p text:style-name="{style}">{text}</text:p>'
            case Items():
                return self.items(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Entry():
                return self.entry(block)
            case PageBreak():
                return '<text:p text:style-name="break"/>'

    def items(self, block: Items) -> str:
        """A list, with marks for neither kind: LibreOffice would want a list style for each."""
        before, self.cell = self.cell, look.LISTS.get(block.kind, self.cell)
        items = "".join(
            f"<text:list-item>{''.join(map(self.block, item))}</text:list-item>"
            for item in block.items
        )
        self.cell = before
        return f"<text:list>{items}</text:list>"

    def table(self, block: Table) -> str:
        """A table of fixed columns; covered cells stand where a cell goes on."""
        one = look.TABLES.get(block.kind, look.TABLE)
        before, self.cell = self.cell, one
        columns = "".join(
            f'<table:table-column table:style-name="{self.column_style(width)}"/>'
            for width in block.widths
        )
        style = self.cell_style(block.kind)
        rows = [self.row(line, style) for line in slots(block)]
        head = "".join(rows[: block.head])
        head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
        self.cell = before
        bold = Look(one.size, one.line, bold=True)
        caption = self.anchored(block.anchor, block.caption)
        caption = f'<text:p text:style-name="{self.paragraph_style(bold)}">{caption}</text:p>'
        table = f"<table:table>{columns}{head}{''.join(rows[block.head :])}</table:table>"
        return (caption if block.caption else "") + table

    def row(self, line: Iterable[Cell | None], style: str) -> str:
        """One row of the grid."""
        cells = []
        for cell in line:
            if cell is None:
                cells.append("<table:covered-table-cell/>")
                continue
            spans = f'table:number-rows-spanned="{cell.rows}" ' if cell.rows > 1 else ""
            spans += f'table:number-columns-spanned="{cell.columns}" ' if cell.columns > 1 else ""
            text = "".join(map(self.block, cell.content))
            cells.append(
                f'<table:table-cell table:style-name="{style}" {spans}>{text}</table:table-cell>'
                + "<table:covered-table-cell/>" * (cell.columns - 1)
            )
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def figure(self, block: Figure) -> str:
        """A picture as large as its box lets it, and the caption."""
        across, down = self.sizes[block.file]
        scale = min(TEXT_WIDTH / across, block.height / down)
        style = self.paragraph_style(Look(11, 16, centred=True))
        frame = (
            f'<draw:frame text:anchor-type="as-char" svg:width="{across * scale:.2f}mm" '
            f'svg:height="{down * scale:.2f}mm"><draw:image xlink:href="{escape(block.file)}" '
            'xlink:type="simple"/></draw:frame>'
        )
        caption = self.anchored(block.anchor, block.caption)
        picture = f'<text:p text:style-name="{self.picture_style()}">{frame}</text:p>'
        return f'{picture}<text:p text:style-name="{style}">{caption}</text:p>'

    def entry(self, block: Entry) -> str:
        """A line of the contents, with dots up to a reference that LibreOffice fills in."""
        name = f"entry-{block.level}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="paragraph">'
            '<style:paragraph-properties fo:line-height="21pt" '
            f'fo:margin-left="{18 * (block.level - 1)}pt"><style:tab-stops><style:tab-stop '
            f'style:position="{TEXT_WIDTH - 6.35 * (block.level - 1)}mm" style:type="right" '
            'style:leader-style="dotted" style:leader-text="."/></style:tab-stops>'
            "</style:paragraph-properties></style:style>"
        )
        return (
            f'<text:p text:style-name="{name}"><text:a xlink:type="simple" '
            f'xlink:href="#{block.target}">{self.line(block.content)}</text:a><text:tab/>'
            f'<text:bookmark-ref text:reference-format="page" text:ref-name="{block.target}">1'
            "</text:bookmark-ref></text:p>"
        )

    def line(self, content: Iterable[Inline]) -> str:
        """Inlines in a row."""
        return "".join(map(self.inline, content))

    def inline(self, part: Inline) -> str:
        """One inline."""
        match part:
            case str():
                return escape(part)
            case Strong():
                return f'<text:span text:style-name="strong">{self.line(part.content)}</text:span>'
            case Note():
                self.notes += 1
                style = self.paragraph_style(look.NOTE)
                return (
                    f'<text:note text:note-class="footnote"><text:note-citation>{self.notes}'
                    "</text:note-citation><text:note-body><text:p "
                    f'text:style-name="{style}">{self.line(part.content)}</text:p>'
                    "</text:note-body></text:note>"
                )
            case Link():
                target = f'xlink:type="simple" xlink:href="{escape(part.target)}"'
                return f"<text:a {target}>{self.line(part.content)}</text:a>"
            case LineBreak():
                return "<text:line-break/>"
            case PageCount():
                return "<text:page-count/> "

    def anchored(self, anchor: str, content: Iterable[Inline]) -> str:
        """*content* inside the bookmark *anchor*."""
        text = self.line(content)
        if not anchor:
            return text
        name = escape(anchor)
        return (
            f'<text:bookmark-start text:name="{name}"/>{text}<text:bookmark-end '
            f'text:name="{name}"/>'
        )

    def paragraph_style(self, one: Look, font: str = "", *, indent: bool = False) -> str:
        """The name of the style for *one*."""
        indented = indent and one is look.BODY
        name = f"p-{one.size}-{one.line}-{one.bold:d}{one.centred:d}{indented:d}{bool(font):d}"
        alignment = "center" if one.centred else "start" if font or self.cell else "justify"
        weight = font or (_STRONG if one.bold else _PLAIN)
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f'<style:paragraph-properties fo:line-height="{one.line}pt" '
            f'fo:text-align="{alignment}" fo:text-indent="{24 if indented else 0}pt" '
            f'fo:keep-with-next="{"always" if font else "auto"}"/>'
            f'<style:text-properties {weight} fo:font-size="{one.size}pt" '
            f'style:font-size-asian="{one.size}pt"/></style:style>'
        )
        return name

    def picture_style(self) -> str:
        """A line as high as its picture, kept with the caption below."""
        self.styles["picture"] = (
            '<style:style style:name="picture" style:family="paragraph"><style:paragraph-properties'
            ' fo:text-align="center" fo:keep-with-next="always"/></style:style>'
        )
        return "picture"

    def column_style(self, width: float) -> str:
        """The name of the style for a column of *width* millimetres."""
        name = f"c-{width:.2f}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}mm"/></style:style>'
        )
        return name

    def cell_style(self, kind: str) -> str:
        """The name of the style for the cells of a table of *kind*."""
        rule = "0.4pt solid #888888"
        border = f'fo:border="{rule}"' if kind in look.RULED else f'fo:border-bottom="{rule}"'
        name = f"t-{'ruled' if kind in look.RULED else 'bare' if kind in look.BARE else 'plain'}"
        self.styles[name] = (
            f'<style:style style:name="{name}" style:family="table-cell">'
            '<style:table-cell-properties fo:padding="1mm" '
            f"{'' if kind in look.BARE else border}/></style:style>"
        )
        return name
