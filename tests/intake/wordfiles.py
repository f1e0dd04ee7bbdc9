"""Small Word files, written part by part."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str = "", properties: str = "", *, raw: str = "") -> str:
    """A paragraph with *text*, or with the XML *raw*."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run}{raw}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def numbered(level: int, number: int = 1) -> str:
    """Properties of a paragraph that the word processor counts."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def docx(body: str, *, links: str = "", **parts: str | bytes) -> bytes:
    """A Word file; *parts* are further files of ``word/``, by their name without ``.xml``.

    *links* are further relationships of the document.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a"'
            f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        document = f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
        out.writestr("word/document.xml", document)
        for name, content in parts.items():
            file = name if "." in name else f"{name}.xml"
            out.writestr(f"word/{file}", content)
            if isinstance(content, str):
                links += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        out.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
        )
    return buffer.getvalue()


def part(name: str, inside: str) -> str:
    """The XML of a part whose root is ``w:name``."""
    return f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>"
