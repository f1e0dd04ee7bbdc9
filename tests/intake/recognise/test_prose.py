"""Blocks as Markdown that prints the same."""

from __future__ import annotations

import pytest

from reportgen.findings import Finding
from reportgen.intake.blocks import (
    Block,
    Cell,
    Document,
    Formula,
    NoteCall,
    Paragraph,
    Picture,
    Span,
    Table,
)
from reportgen.intake.ledger import Ledger
from reportgen.intake.recognise.prose import Writer
from reportgen.intake.recognise.wording import chinese_signs, folded, markdown
from reportgen.places import Text
from reportgen.prose.parse import parse
from reportgen.prose.text import stretches


def par(text: str, **looks: object) -> Paragraph:
    return Paragraph((Span(text, **looks),))  # type: ignore[arg-type]


def prose(*blocks: Block, as_is: bool = False, **notes: tuple[Block, ...]) -> str:
    writer = Writer(Document("a", tuple(blocks), notes), Ledger(), as_is)
    writer.find_labels(blocks)
    return writer.prose(blocks, "purpose.yaml")


def test_a_typed_list_becomes_a_list_with_its_levels() -> None:
    text = prose(
        par("如下："), par("1. 甲"), par("(1) 乙"), par("(2) 丙"), par("2. 丁"), par("完。")
    )
    assert text == "如下：\n\n1. 甲\n   1. 乙\n   2. 丙\n2. 丁\n\n完。"


def test_a_paragraph_between_two_items_belongs_to_the_first() -> None:
    assert prose(par("1. 甲"), par("說明。"), par("2. 乙")) == "1. 甲\n\n   說明。\n\n2. 乙"


def test_a_number_that_begins_no_list_stays_a_number() -> None:
    text = prose(par("3. 甲"))
    assert text == "3\\. 甲"


def test_a_figure_takes_its_caption_and_its_number_is_a_reference() -> None:
    picture = Paragraph((Picture("a.png", "會場"),))
    text = prose(par("如圖 1，發表 1 場。"), picture, par("圖 1：開幕"), par("資料來源：作者"))
    assert text == (
        '如[](#fig-1)，發表 1 場。\n\n![開幕](figures/a.png){#fig-1 alt="會場" source="作者"}'
    )


def test_numbers_of_captions_with_a_gap_are_no_references() -> None:
    picture = Paragraph((Picture("a.png"),))
    assert prose(par("如圖 3。"), picture, par("圖 3：開幕")).startswith("如圖 3。")


def test_pictures_abreast_take_the_captions_below_them() -> None:
    def cell(block: Block) -> Cell:
        return Cell((block,))

    grid = Table((
        (cell(Paragraph((Picture("a.png"),))), cell(Paragraph((Picture("b.png"),)))),
        (cell(par("圖 1：甲")), cell(par("圖 2：乙"))),
    ))  # fmt: skip
    text = prose(grid)
    assert "![甲](figures/a.png){#fig-1}" in text
    assert "![乙](figures/b.png){#fig-2}" in text


def test_a_table_takes_the_caption_above_it() -> None:
    table = Table(
        tuple(tuple(Cell((par(c),)) for c in row) for row in (("國", "數"), ("法", "1|2")))
    )
    assert prose(par("表 1：統計"), table) == (
        '{#tbl-1 caption="統計"}\n| 國 | 數 |\n|---|---|\n| 法 | 1\\|2 |'
    )


def test_a_note_stands_below_the_prose() -> None:
    block = Paragraph((Span("字"), NoteCall("n"), Span("。")))
    assert prose(block, n=(par("1 註文"),)) == "字[^1]。\n\n[^1]: 註文"


@pytest.mark.parametrize(
    "text",
    ["# 字", "+ 字", "> 字", "7. 字", "a*b*c", "[字](x)", "a_b_ c", "<b>", "$x$", "&amp;", "`x`",
     "{#a}", "|a|b|", "字\\字", "= 字", "~~~", ": 字", "[^1]", "![a](b)", "#tag"],
)  # fmt: skip
def test_whatever_is_typed_is_printed_as_it_was_typed(text: str) -> None:
    findings: list[Finding] = []
    parsed = parse(Text(prose(par("前文。"), par(text), as_is=True)), findings)
    assert findings == []
    inlines = [token.children or [] for token in parsed.tokens if token.type == "inline"]
    assert "".join(stretches(inlines[-1])) == text


def test_brackets_and_colons_beside_chinese_become_full_width() -> None:
    assert chinese_signs("參與國(expand)時間:9:00 f(x) http://a.b") == (
        "參與國（expand）時間：9:00 f(x) http://a.b"
    )
    assert prose(par("參與國(expand)"), as_is=True) == "參與國(expand)"


def test_an_address_is_a_link() -> None:
    assert markdown("見 https://www.ndc.gov.tw/a_b。") == "見 <https://www.ndc.gov.tw/a_b>。"


def test_long_lines_are_folded_where_nothing_is_added() -> None:
    text = "這是一個句子，" * 20
    assert folded(text).replace("\n", "") == text
    assert max(map(len, folded(text).split("\n"))) <= 50


def test_empty_paragraphs_do_not_part_a_list() -> None:
    assert prose(par("• 甲"), par(""), par("• 乙"), par(""), par("完。")) == "- 甲\n- 乙\n\n完。"


def test_formulas_are_formulas_again() -> None:
    formula = Formula("x^2", "x 平方")
    inside = Paragraph((Span("設 "), formula, Span("為例。")))
    apart = Paragraph((formula, Span("\t（1）")))
    assert prose(inside, apart) == "設 $x^2$為例。\n\n$$x^2$$"
