"""A table as an OpenDocument spreadsheet, and the cells of one that somebody has filled in."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from reportgen import limits
from reportgen.export.package import packed
from reportgen.prose.text import UNPRINTABLE

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_NAMESPACES = (
    f'xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" xmlns:text="{_TEXT}" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
_DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_ods(title: str, cells: Sequence[Sequence[str]], widths: Sequence[float]) -> bytes:
    """*cells*, the first line its head, as ODF 1.3; *widths* of columns in millimetres."""
    parts = {"content.xml": _content(title, cells, widths).encode(), "meta.xml": _meta(title)}
    return packed(MIMETYPE, parts, {})


def _content(title: str, cells: Sequence[Sequence[str]], widths: Sequence[float]) -> str:
    styles = "".join(
        f'<style:style style:name="column{number}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:g}mm"/></style:style>'
        for number, width in enumerate(widths)
    )
    columns = "".join(
        f'<table:table-column table:style-name="column{number}"/>' for number in range(len(widths))
    )
    head, *lines = (_line(line, "head" if not n else "cell") for n, line in enumerate(cells))
    return (
        f'{_DECLARED}<office:document-content {_NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{styles}{_STYLES}</office:automatic-styles>"
        f"<office:body><office:spreadsheet><table:table table:name={quoteattr(title)}>{columns}"
        f"<table:table-header-rows>{head}</table:table-header-rows>{''.join(lines)}"
        "</table:table></office:spreadsheet></office:body></office:document-content>\n"
    )


_STYLES = (
    '<style:style style:name="head" style:family="table-cell">'
    '<style:table-cell-properties fo:wrap-option="wrap" fo:background-color="#eef2f4"/>'
    '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>'
    '<style:style style:name="cell" style:family="table-cell">'
    '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/></style:style>'
)


def _line(line: Sequence[str], style: str) -> str:
    return f"<table:table-row>{''.join(_cell(text, style) for text in line)}</table:table-row>"


def _cell(text: str, style: str) -> str:
    if not text:
        return f'<table:table-cell table:style-name="{style}"/>'
    paragraphs = "".join(
        f"<text:p>{escape(UNPRINTABLE.sub('', part))}</text:p>" for part in text.split("\n")
    )
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{paragraphs}</table:table-cell>"
    )


def _meta(title: str) -> bytes:
    return (
        f'{_DECLARED}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>'
        f"<meta:generator>reportgen</meta:generator><dc:title>{escape(title)}</dc:title>"
        "</office:meta></office:document-meta>\n"
    ).encode()


def cells_in_ods(data: bytes) -> list[list[str]] | None:
    """The cells of the first table of an ODS file; ``None`` for what is none, or is too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entry = archive.getinfo("content.xml")
            if entry.file_size > limits.FOLLOWUP_BYTES:
                return None
            content = archive.read(entry)
        # A table is UTF-8 and has no document type; what has one could grow without bound.
        if b"<!DOCTYPE" in content or b"\0" in content:
            return None
        table = ET.fromstring(content).find(  # noqa: S314
            f".//{{{_TABLE}}}table"
        )
    except (zipfile.BadZipFile, KeyError, ET.ParseError, RuntimeError, NotImplementedError):
        return None
    return None if table is None else list(_lines(table))


def _lines(table: ET.Element) -> Iterator[list[str]]:
    """Rows with something in them; rows and cells that are repeated to fill the sheet are empty."""
    for row in table.iter(f"{{{_TABLE}}}table-row"):
        cells: list[str] = []
        for cell in row:
            text = "\n".join("".join(p.itertext()) for p in cell.iter(f"{{{_TEXT}}}p"))
            repeated = cell.get(f"{{{_TABLE}}}number-columns-repeated", "1")
            count = int(repeated) if repeated.isdigit() else 1
            cells += [text] * min(count, limits.FOLLOWUP_COLUMNS - len(cells))
        if any(cells):
            yield cells
