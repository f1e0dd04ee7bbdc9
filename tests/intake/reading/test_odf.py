"""OpenDocument texts as blocks."""

from __future__ import annotations

import io
import zipfile

from reportgen.intake.blocks import (
    Document,
    Formula,
    NoteCall,
    Paragraph,
    Picture,
    Role,
    Span,
    Table,
)
from reportgen.intake.reading.odf import read_odf

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full or name}:1.0"'
    for name, full in (
        ("office", ""), ("text", ""), ("table", ""), ("style", ""), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def read(body: str, styles: str = "", **parts: bytes) -> Document:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        out.writestr("content.xml", content)
        for name, data in parts.items():
            out.writestr(name.replace("__", "/"), data)
    return read_odf(buffer.getvalue(), "報告.odt")


def test_headings_have_their_level_and_the_number_of_the_outline() -> None:
    styles = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="壹, 貳"'
        ' style:num-suffix="、"/></text:outline-style>'
    )
    heading = '<text:h text:outline-level="1">{}</text:h>'
    blocks = read(heading.format("目的") + heading.format("過程"), styles).blocks
    assert [(b.level, b.number, b.line) for b in blocks if isinstance(b, Paragraph)] == [
        (1, "壹、", "目的"), (1, "貳、", "過程"),
    ]  # fmt: skip


def test_white_space_is_what_the_format_says_it_is() -> None:
    (block,) = read(
        '<text:p>甲\n  乙<text:s text:c="3"/>丙<text:tab/>丁<text:line-break/>戊</text:p>'
    ).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "甲 乙   丙\t丁\n戊"


def test_looks_links_notes_and_comments() -> None:
    styles = (
        '<style:style style:name="B" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>註文</text:p></text:note-body></text:note>"
    )
    comment = (
        "<office:annotation><dc:creator>王科長</dc:creator><dc:date>2025-01-02T00:00:00</dc:date>"
        "<text:p>請查</text:p></office:annotation>"
    )
    document = read(
        f'<text:p><text:span text:style-name="B">粗</text:span>{note}'
        f'<text:a xlink:href="https://www.ndc.gov.tw/">站</text:a>{comment}</text:p>',
        styles,
    )
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.content == (
        Span("粗", bold=True), NoteCall("note-1"), Span("站", link="https://www.ndc.gov.tw/"),
    )  # fmt: skip
    assert [(c.author, c.text) for c in block.comments] == [("王科長", "請查")]
    (note_text,) = document.notes["note-1"]
    assert isinstance(note_text, Paragraph)
    assert note_text.line == "註文"


def test_a_picture_has_its_words_and_its_bytes() -> None:
    frame = (
        '<text:p><draw:frame><svg:desc>會場</svg:desc><draw:image xlink:href="Pictures/a.png"/>'
        "</draw:frame></text:p>"
    )
    document = read(frame, **{"Pictures__a.png": b"bytes"})
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.pictures == (Picture("a.png", "會場"),)
    assert document.pictures == {"a.png": b"bytes"}


def test_spans_of_a_table_and_repeated_cells() -> None:
    table = (
        '<table:table><table:table-row><table:table-cell table:number-rows-spanned="2">'
        "<text:p>機關</text:p></table:table-cell><table:table-cell><text:p>甲</text:p>"
        "</table:table-cell></table:table-row><table:table-row><table:covered-table-cell/>"
        "<table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="1000000"/>'
        "</table:table-row></table:table>"
    )
    (block,) = read(table).blocks
    assert isinstance(block, Table)
    grid = [[cell.text if cell else None for cell in row] for row in block.grid()[:2]]
    assert [row[:2] for row in grid] == [["機關", "甲"], [None, "乙"]]
    assert block.width <= 200


def test_a_table_of_contents_is_known_as_such() -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>壹、目的 3</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    (block,) = read(body).blocks
    assert isinstance(block, Paragraph)
    assert block.role is Role.CONTENTS


def test_deleted_text_is_kept_apart() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>舊字</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>新文</text:p>"
    )
    document = read(body)
    assert document.deleted == ("舊字",)
    assert [f.code for f in document.findings] == ["IMPORT-TRACKED"]
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.line == "新文"


MATH = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>x</mi>'
    '<annotation encoding="{}">x^2</annotation></semantics></math>'
)


def test_a_formula_is_its_tex_or_its_words() -> None:
    """LibreOffice keeps its own notation instead; a drawing beside a formula is no picture."""
    frame = (
        "<text:p>甲<draw:frame><draw:object xlink:href='./{0}'/><draw:image"
        " xlink:href='./ObjectReplacements/{0}'/><svg:desc>x 平方</svg:desc></draw:frame></text:p>"
    )
    parts = {"A__content.xml": MATH.format("application/x-tex").encode(),
             "B__content.xml": MATH.format("StarMath 5.0").encode(),
             "ObjectReplacements__A": b"<svg/>"}  # fmt: skip
    document = read(frame.format("A") + frame.format("B"), **parts)
    first, second = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.content == (Span("甲"), Formula("x^2", "x 平方"))
    assert second.content == (Span("甲x 平方"),)
    assert document.pictures == {}
