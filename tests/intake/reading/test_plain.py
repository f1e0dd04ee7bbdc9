"""Text and Markdown as blocks."""

from __future__ import annotations

import pytest

from reportgen.intake.blocks import NoteCall, Paragraph, Role, Span, Table
from reportgen.intake.reading.plain import decoded, read_markdown, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_the_encodings_of_this_country_are_read(encoding: str) -> None:
    assert decoded("目的\r\n過程".encode(encoding)) == "目的\n過程"


def test_page_numbers_are_left_out_and_pages_joined() -> None:
    lines = [block.text for block in read_text("甲。\n3\n\f乙。\n4\n".encode(), "a.txt").blocks
             if isinstance(block, Paragraph)]  # fmt: skip
    assert lines == ["甲。", "乙。"]


def test_markdown_is_read_with_its_structure() -> None:
    text = (
        "# 目的\n\n甲**乙**[丙](https://www.ndc.gov.tw/)[^1]\n丁\n\n- 項\n\n> 引\n\n"
        "| 一 | 二 |\n|---|---|\n| 三 | 四 |\n\n[^1]: 註\n"
    )
    document = read_markdown(text.encode(), "a.md")
    heading, body, item, quote, table = document.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(body, Paragraph)
    assert isinstance(item, Paragraph)
    assert isinstance(quote, Paragraph)
    assert isinstance(table, Table)
    assert (heading.level, heading.text) == (1, "目的")
    assert body.content == (
        Span("甲"), Span("乙", bold=True), Span("丙", link="https://www.ndc.gov.tw/"),
        NoteCall("1"), Span("丁"),
    )  # fmt: skip
    assert (item.role, quote.role) == (Role.BULLET, Role.QUOTE)
    assert [[cell.text if cell else None for cell in row] for row in table.grid()] == [
        ["一", "二"], ["三", "四"],
    ]  # fmt: skip
    assert set(document.notes) == {"1"}
