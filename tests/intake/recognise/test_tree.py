"""Headings by style and by number."""

from __future__ import annotations

from reportgen.intake.blocks import Block, Cell, Paragraph, Role, Span, Table
from reportgen.intake.recognise.tree import Node, outline, without_contents


def lines(*texts: str, bold: bool = False) -> list[Block]:
    return [Paragraph((Span(text, bold),)) for text in texts]


def shape(nodes: list[Node]) -> list[object]:
    return [(n.title, shape(n.children)) if n.children else n.title for n in nodes]


def is_label(text: str) -> bool:
    return text in {"時間", "地點"}


def is_chapter(title: str) -> bool:
    return title in {"目的", "過程", "心得及建議", "附錄"}


def test_typed_numbers_make_a_tree() -> None:
    front, roots = outline(
        lines("封面", "壹、目的", "文。", "貳、過程", "一、行前準備", "文。", "二、行程",
              "（一）拜會數位署", "文。", "（二）參訪公司", "文。", "參、心得及建議"),
        is_chapter,
        is_label,
    )  # fmt: skip
    assert len(front) == 1
    assert shape(roots) == [
        "目的", ("過程", ["行前準備", ("行程", ["拜會數位署", "參訪公司"])]), "心得及建議",
    ]  # fmt: skip


def test_a_sentence_with_a_number_is_no_heading() -> None:
    _, roots = outline(
        lines(
            "壹、目的",
            "重點如下：",
            "（一）維持配額",
            "（二）爭取期限",
            "貳、過程",
            "一、持續推動。（主辦：企劃科）",
        ),
        is_chapter,
        is_label,
    )
    assert shape(roots) == ["目的", "過程"]
    assert [len(root.blocks) for root in roots] == [3, 1]


def test_styles_win_over_numbers() -> None:
    styled: list[Block] = [
        Paragraph((Span("目的"),), level=1), *lines("1. 開幕會議"),
        Paragraph((Span("過程"),), level=1), Paragraph((Span("拜會"),), level=2),
    ]  # fmt: skip
    _, roots = outline(styled, is_chapter, is_label)
    assert shape(roots) == ["目的", ("過程", ["拜會"])]
    assert len(roots[0].blocks) == 1


def test_bold_digits_are_headings_and_plain_ones_a_list() -> None:
    start = lines("壹、過程", "（一）高峰會")
    _, roots = outline([*start, *lines("1. 概況", bold=True), *lines("文。")], is_chapter, is_label)
    assert shape(roots) == [("過程", [("高峰會", ["概況"])])]
    _, roots = outline([*start, *lines("1. 概況", "文。")], is_chapter, is_label)
    assert shape(roots) == [("過程", ["高峰會"])]


def test_a_chapter_needs_no_number() -> None:
    _, roots = outline(lines("目的", "文。", "過程", "文。", "附錄"), is_chapter, is_label)
    assert shape(roots) == ["目的", "過程", "附錄"]


def test_a_typed_table_of_contents_is_no_outline() -> None:
    marked = without_contents(
        lines("目次", "壹、目的\t3", "一、緣起…………4", "壹、目的", "一、緣起", "文。")
    )
    roles = [block.role for block in marked if isinstance(block, Paragraph)]
    assert roles == [Role.CONTENTS] * 3 + [Role.BODY] * 3


def test_a_label_with_a_colon_is_no_chapter() -> None:
    front, roots = outline(
        lines("壹、過程", "（一）拜會", "過程：", "文。", "（二）參訪"), is_chapter, is_label
    )
    assert front == []
    assert shape(roots) == [("過程", ["拜會", "參訪"])]


def test_a_number_before_facts_is_a_heading_whatever_its_words() -> None:
    start = lines("壹、過程", "（一）高峰會")
    for facts in lines("時間：12 月 8 日"), [Table(((Cell(tuple(lines("地點"))),),))]:
        _, roots = outline(
            [*start, *lines("（1）分歧及融合"), *facts, *lines("文。")], is_chapter, is_label
        )
        assert shape(roots) == [("過程", [("高峰會", ["分歧及融合"])])]


def test_the_original_of_a_title_makes_it_no_sentence() -> None:
    gloss = "Fork and Merge: Collaboration in Civic Technology among Communities"
    _, roots = outline(lines("壹、過程", f"一、分歧及融合（{gloss}）"), is_chapter, is_label)
    assert shape(roots) == [("過程", [f"分歧及融合（{gloss}）"])]
