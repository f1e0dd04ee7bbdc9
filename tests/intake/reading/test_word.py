"""Word documents as blocks."""

from __future__ import annotations

import pytest

from reportgen.intake.blocks import Document, NoteCall, Paragraph, Role, Span, Table, paragraphs
from reportgen.intake.reading.word import read_word
from tests.intake.wordfiles import docx, numbered, p, part, table


def read(body: str, **parts: str) -> Document:
    return read_word(docx(body, **parts), "報告.docx")


def lines(document: Document) -> list[str]:
    return [paragraph.line for paragraph in paragraphs(document.blocks) if paragraph.line]


def test_a_style_gives_the_level_of_a_heading_through_the_styles_that_it_is_based_on() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="我的標題"/>'
        '<w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>',
    )
    document = read(
        p("目的", '<w:pStyle w:val="B"/>') + p("目的……1", '<w:pStyle w:val="C"/>'), styles=styles
    )
    heading, contents = document.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(contents, Paragraph)
    assert heading.level == 2
    assert (contents.level, contents.role) == (0, Role.CONTENTS)


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )
    assert lines(read(p("字", '<w:pStyle w:val="A"/>'), styles=styles)) == ["字"]


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="ideographLegalTraditional"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="taiwaneseCountingThousand"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
)


def test_numbers_are_counted_as_the_word_processor_prints_them() -> None:
    levels = [0, 1, 1, 0, 1]
    body = "".join(p("項", numbered(level)) for level in levels) + p("項", numbered(0, 2))
    blocks = read(body, numbering=NUMBERING).blocks
    assert [b.number for b in blocks if isinstance(b, Paragraph)] == [
        "壹、", "（一）", "（二）", "貳、", "（一）", "伍、",
    ]  # fmt: skip


def test_a_number_of_zero_takes_the_number_of_a_style_away() -> None:
    assert [b.number for b in read(p("項", numbered(0, 0)), numbering=NUMBERING).blocks] == [""]  # type: ignore[union-attr]


def test_changes_are_accepted_and_counted_and_what_they_delete_is_kept() -> None:
    body = p(
        raw='<w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>舊字</w:delText></w:r></w:del><w:r><w:t>文</w:t></w:r>'
    )
    document = read(body)
    assert lines(document) == ["新文"]
    assert document.deleted == ("舊字",)
    assert [finding.code for finding in document.findings] == ["IMPORT-TRACKED"]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    inside = p("框裡")
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(read(p("框外", raw=box))) == ["框外", "框裡"]


def test_only_the_result_of_a_field_is_text_and_its_address_a_link() -> None:
    raw = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "https://www.ndc.gov.tw/"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>國發會</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>網站</w:t></w:r>'
    )
    (block,) = read(p(raw=raw)).blocks
    assert isinstance(block, Paragraph)
    assert block.content == (Span("國發會", link="https://www.ndc.gov.tw/"), Span("網站"))


def test_a_note_is_called_where_it_stands() -> None:
    notes = part("footnotes", f'<w:footnote w:id="1">{p("註文")}</w:footnote>')
    document = read(p("字", raw='<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=notes)
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    assert block.content == (Span("字"), NoteCall("footnote-1"))
    assert [b.line for b in paragraphs(document.notes["footnote-1"])] == ["註文"]


def test_a_comment_goes_with_its_paragraph() -> None:
    comments = part(
        "comments",
        '<w:comment w:id="3" w:author="王科長" w:date="2025-01-02T03:04:05Z">'
        f"{p('請查')}</w:comment>",
    )
    (block,) = read(
        p("字", raw='<w:r><w:commentReference w:id="3"/></w:r>'), comments=comments
    ).blocks
    assert isinstance(block, Paragraph)
    (comment,) = block.comments
    assert (comment.author, comment.date, comment.text) == ("王科長", "2025-01-02", "請查")


def test_hidden_text_is_no_part_of_its_paragraph() -> None:
    raw = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
    blocks = [b for b in read(p("字", raw=raw)).blocks if isinstance(b, Paragraph)]
    assert [(b.line, b.role) for b in blocks] == [("字", Role.BODY), ("密", Role.HIDDEN)]


def test_a_cell_that_is_merged_downwards_spans_its_rows() -> None:
    merged = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p("機關") + "</w:tc>"
        "<w:tc>" + p("甲") + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + p()
        + "</w:tc><w:tc>" + p("乙") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    (block,) = read(merged).blocks
    assert isinstance(block, Table)
    grid = [[cell.text if cell else None for cell in row] for row in block.grid()]
    assert grid == [["機關", "甲"], [None, "乙"]]


@pytest.mark.parametrize("wrapper", ["w:sdt><w:sdtContent", "w:customXml", "w:smartTag"])
def test_what_wraps_a_paragraph_or_a_table_hides_nothing(wrapper: str) -> None:
    end = "</w:sdtContent></w:sdt>" if "sdt" in wrapper else f"</{wrapper}>"
    document = read(f"<{wrapper}>{p('甲')}{table(('乙', '丙'))}{end}")
    assert lines(document) == ["甲", "乙", "丙"]
