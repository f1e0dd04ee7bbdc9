"""Lines as they end on a page become paragraphs and tables again."""

from __future__ import annotations

from reportgen.intake.blocks import Block, Paragraph, Span, Table
from reportgen.intake.reading.lines import (
    blocks_of,
    joined,
    measure_of,
    measured,
    single_spaced,
    unbroken,
)

SENTENCE = "我國由行政院、國家發展委員會、科技部、中央研究院等機關與民間團體共同派員出席本次會議。"


def broken(text: str, width: int = 20) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def blocks(lines: list[str]) -> list[Block]:
    spaced = measured(single_spaced(lines))
    return list(blocks_of(spaced, measure_of(spaced)))


def texts(found: list[Block]) -> list[str]:
    return [block.text for block in found if isinstance(block, Paragraph)]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_are_not() -> None:
    lines = ["　　" + line if n == 0 else line for n, line in enumerate(broken(SENTENCE * 3))]
    assert texts(blocks([*lines, *lines])) == [SENTENCE * 3] * 2


def test_a_number_or_a_label_begins_a_paragraph() -> None:
    more = [
        "一、行前準備" + SENTENCE[:14],
        "時間：" + SENTENCE[:17],
        "結束。",
    ]
    lines = [*broken(SENTENCE * 2), *more]
    assert texts(blocks(lines))[1:] == [
        "一、行前準備" + SENTENCE[:14], "時間：" + SENTENCE[:17] + "結束。",
    ]  # fmt: skip


def test_lines_of_one_paragraph_each_stay() -> None:
    lines = [SENTENCE * 5, "短。", SENTENCE * 4, "又一段。", SENTENCE * 3, "再一段。"]
    assert texts(blocks(lines)) == lines


def test_an_empty_line_behind_every_line_parts_nothing() -> None:
    doubled = [line for text in broken(SENTENCE * 4) for line in (text, "")]
    assert texts(blocks(doubled)) == [SENTENCE * 4]


def test_columns_with_wide_gaps_are_a_table() -> None:
    lines = ["前文。", "", "日期　地點　行程", "12/5　巴黎　抵達", "12/6　巴黎　返國", "", "後文。"]
    found = blocks(lines)
    (table,) = [block for block in found if isinstance(block, Table)]
    grid = [[cell.text if cell else None for cell in row] for row in table.grid()]
    assert grid == [["日期", "地點", "行程"], ["12/5", "巴黎", "抵達"], ["12/6", "巴黎", "返國"]]
    assert texts(found) == ["前文。", "後文。"]


def test_more_cells_than_the_head_has_are_lines_of_the_last() -> None:
    lines = ["日期　地點　行程", "12/5　巴黎　抵達", "12/6　巴黎　拜會　返國"]
    (table,) = blocks(lines)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[2]] == ["12/6", "巴黎", "拜會\n返國"]


def test_words_are_parted_by_blanks_and_chinese_is_not() -> None:
    assert joined("Open", "Government") == "Open Government"
    assert joined("開放", "政府") == "開放政府"
    assert joined("https://www.ndc.gov.tw/a", "b.html") == "https://www.ndc.gov.tw/ab.html"


def test_a_word_file_whose_lines_are_paragraphs_is_joined_with_its_looks() -> None:
    lines = broken(SENTENCE * 30)
    paragraphs = [Paragraph((Span(line, bold=n == 0),)) for n, line in enumerate(lines)]
    (whole,) = unbroken(paragraphs)
    assert isinstance(whole, Paragraph)
    assert whole.text == SENTENCE * 30
    assert whole.content[0] == Span(lines[0], bold=True)


def test_a_word_file_with_paragraphs_stays_as_it_is() -> None:
    paragraphs = [Paragraph((Span(SENTENCE * (1 + n % 4)),)) for n in range(40)]
    assert unbroken(paragraphs) == tuple(paragraphs)
