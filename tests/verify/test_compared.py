"""What is on the pages: in its place, in reading order, whatever else stands between."""

from __future__ import annotations

import pytest

from reportgen.verify.compared import lost_blocks
from reportgen.verify.shown import Kind, Shown, in_order
from reportgen.verify.wanted import blocks


def lost(html: str, shown: str, labels: str = "") -> list[tuple[str, str]]:
    """What of *html* is lost, and what is shown instead."""
    found = lost_blocks(list(blocks(html)), Shown(shown, labels))
    return [(item.block.text[item.start : item.end], item.instead) for item in found]


def test_every_block_in_its_place() -> None:
    assert lost("<h1>壹、目的</h1><p>甲乙 <b>丙</b>丁</p>", "壹、目的甲乙丙丁") == []


def test_the_same_words_elsewhere_excuse_nothing() -> None:
    html = "<td>開會</td><td>服務機關青川市立圖書館</td><p>出席開會的人員共有三位</p>"
    shown = "考察服務機關青川市立圖書館出席開會的人員共有三位"
    assert lost(html, shown) == [("開會", "考察")]


def test_only_what_differs_of_a_block() -> None:
    html = "<td>114 年 3 月 12 日（三）10:00–12:00</td><p>後面的文字在這裡，一字不差</p>"
    shown = "114年3月11日（二）10:00–12:00後面的文字在這裡，一字不差"
    assert lost(html, shown) == [("2日（三", "1日（二")]


def test_two_values_exchanged() -> None:
    html = "<p>王小明（02）5555</p><p>陳大文（04）7777</p><p>其後的段落沒有改動過</p>"
    shown = "王小明（04）7777陳大文（02）5555其後的段落沒有改動過"
    assert len(lost(html, shown)) == 2


def test_everything_behind_a_cut() -> None:
    html = "".join(f"<p>第 {number} 段的內容在此</p>" for number in range(5))
    shown = "第0段的內容在此第1段的內容在此"
    assert [text for text, _ in lost(html, shown)] == [f"第{n}段的內容在此" for n in (2, 3, 4)]


def test_what_nobody_asked_for_is_passed_over() -> None:
    html = "<p>前一段有十二個以上的字在這裡</p><p>後一段也有十二個以上的字在這裡</p>"
    shown = "前一段有十二個以上的字在這裡版型所加後一段也有十二個以上的字在這裡"
    assert lost(html, shown) == []


def test_a_figure_may_go_to_the_next_page() -> None:
    html = "<p>前文</p><figcaption>圖 1：左</figcaption><figcaption>圖 2</figcaption><p>後文</p>"
    assert lost(html, "前文後文圖1：左圖2") == []
    assert lost(html, "前文後文圖1：右圖2") == [("圖1：左", "")]


def test_terms_stand_among_the_labels() -> None:
    html = "<dl><dt>名詞一</dt><dd>定義</dd><dt>名詞二</dt><dd>定義</dd></dl>"
    assert lost(html, "定義定義", "1.名詞一•名詞二") == []
    assert lost(html, "定義定義", "名詞二名詞一") == [("名詞二", "")]


def test_notes_part_their_paragraph() -> None:
    html = '<p>前<span class="footnote">註<span lang="fr">mot</span>文</span>後</p>'
    assert [block.text for block in blocks(html)] == ["前", "註mot文", "後"]


@pytest.mark.parametrize("number", ["7", "……7", "", "120"])
def test_page_numbers_are_the_typesetters(number: str) -> None:
    html = '<li><a href="#a" data-page="#a">壹、目的</a></li><p>甲乙丙</p>'
    assert lost(html, f"壹、目的{number}甲乙丙") == []


@pytest.mark.parametrize("shown", ["1.甲121.乙13", "1.甲……121.乙……13"])
def test_a_page_number_ends_where_the_next_title_begins_with_a_digit(shown: str) -> None:
    html = '<li><a data-page="#a">1.甲</a></li><li><a data-page="#b">1.乙</a></li>'
    assert lost(html, shown) == []
    assert lost(html, shown.replace("乙", "丙")) != []


@pytest.mark.parametrize("printed", ["Donaudampf", "Donau-dampf", "Donau\u2010dampf"])
def test_a_soft_hyphen_may_be_printed(printed: str) -> None:
    assert lost("<p>Donau\u00addampf</p>", printed) == []


@pytest.mark.parametrize(
    ("record", "printed"),
    [
        ("☎️ 電話", "☎電話"),
        ("葛\U000e0100城", "葛城"),
        ("神\ufe00社", "神社"),
        ("e\u0301te\u0301", "été"),
        ("oﬃce", "office"),
        ("سلام", "ﺳﻼﻡ"),
    ],
)
def test_what_cannot_be_seen_does_not_count(record: str, printed: str) -> None:
    assert lost(f"<p>{record}</p>", "".join(block.text for block in blocks(printed))) == []


def test_scripts_from_the_right_in_any_order() -> None:
    html = "<p>以البيانات A1為題</p><p>後面的文字在這裡，一字不差</p>"
    assert lost(html, "以A1تانايبلا為題後面的文字在這裡，一字不差") == []
    assert lost(html, "以A2تانايبلا為題後面的文字在這裡，一字不差") != []


def test_a_line_from_the_right_goes_through_cells() -> None:
    html = "<th>19:05–19:50</th><td>檔案（خدمة）</td><p>後面的文字在這裡，一字不差</p>"
    assert lost(html, "19:50–19:05)檔案خدمة）後面的文字在這裡，一字不差") == []
    assert lost(html, "19:50–19:06)檔案خدمة）後面的文字在這裡，一字不差") != []


def test_a_page_number_may_stand_before_its_title() -> None:
    html = '<a href="#a" data-page="#a">一、שירות</a><p>後面的文字在這裡，一字不差</p>'
    for shown in ("一、תוריש12", "12一、תוריש", "一12、תוריש"):
        assert lost(html, shown + "後面的文字在這裡，一字不差") == []


def test_the_tree_orders_what_the_pages_part() -> None:
    first = [
        ((0, 0), "前半", Kind.TEXT),
        ((0, 1, 0), "註", Kind.TEXT),
        ((0, 1, 1), "1", Kind.LABEL),
    ]
    second = [((0, 2), "後半", Kind.TEXT), ((0, 0, 5), "兩人隔桌", Kind.ALTERNATIVE)]
    assert in_order([*second, *first]) == Shown("前半註後半", "1", "兩人隔桌")


def test_what_is_no_text_of_the_document() -> None:
    html = "<head><title>題</title></head><body><!-- <p>x</p> --><svg><text>圖</text></svg>文&amp;"
    assert [block.text for block in blocks(html)] == ["文&"]


def test_the_words_for_a_picture() -> None:
    wanted = list(blocks('<img src="a" alt="兩人 &amp; 一桌"><p>文</p>'))
    assert list(lost_blocks(wanted, Shown("文", "", "兩人&一桌"))) == []
    assert len(list(lost_blocks(wanted, Shown("文", "", "兩人隔桌")))) == 1


def test_a_substitute_counts_as_the_character_that_no_font_has() -> None:
    html = "<p>會見สมชาย先生</p><p>談及𱎼氏的研究</p>"
    assert lost(html, "會見〓〓〓〓〓先生談及〓氏的研究") == []
    assert lost(html, "會見〓〓〓〓先生談及〓氏的研究") != []
    assert lost(html, "會見〓〓〓〓〓先生談及氏的研究") != []


def test_no_substitute_excuses_a_character_that_was_printed_elsewhere() -> None:
    assert lost("<p>甲乙丙</p><p>乙</p>", "甲〓丙乙") != []
