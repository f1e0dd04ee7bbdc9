"""Lines as they end on a page become paragraphs and tables again."""

from __future__ import annotations

from reportgen.intake.blocks import Block, Paragraph, Span, Table
from reportgen.intake.reading.columns import blocks_of
from reportgen.intake.reading.lines import (
    Line,
    joined,
    measure_of,
    measure_of_pages,
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


def test_the_end_of_a_sentence_before_a_colon_is_no_label() -> None:
    cut = "部長說明該國離岸風電的裝置容量並就"
    lines = [*broken(SENTENCE * 2), "", cut + "下列的", "議題交換意見：", "", "時間：下午"]
    assert texts(blocks(lines))[1:] == [cut + "下列的議題交換意見：", "時間：下午"]


def test_in_a_printed_text_two_lines_are_enough_to_show_the_measure() -> None:
    short = [Line("短句。", 50, 90)] * 30
    full = [Line(SENTENCE, 50, 560), Line("短句。", 50, 90), Line(SENTENCE, 50, 558)]
    assert measure_of_pages([*short, *full], 12) == 560
    assert measure_of_pages([*short, *full[:2]], 12) == 0
    assert measure_of_pages(short, 12) == 0


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


def rows_of(lines: list[str]) -> list[list[str]]:
    (table,) = [block for block in blocks(lines) if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


def test_rows_broken_anywhere_are_whole_again_where_each_begins_with_a_time() -> None:
    rows = [
        "09:00　Room 1　Open Government Partnership: an agenda for the Union　Mark",
        "10:15　Room 1　Research and Open Government in the light of international experiences　A",
        "11:30　Room 2　Reviewed: what became of the promises of all the parties　",
        "13:00　Room 2　Closing",
        "14:00　Room 2　After the closing　All",
    ]
    lines = [line for row in rows for line in broken(row, 40)]
    made = rows_of(["時間　會場　場次　主辦", *lines])
    assert [row[0] for row in made] == ["時間", "09:00", "10:15", "11:30", "13:00", "14:00"]
    whole = ["".join("".join(row).split()) for row in made[1:]]
    assert whole == ["".join(row.split()) for row in rows]
    assert [len(row) for row in made] == [4] * 6
    assert made[4] == ["13:00", "Room 2", "Closing", ""]


def test_a_line_that_is_not_full_is_followed_by_a_new_paragraph_where_that_is_indented() -> None:
    lines = ["講者：呂家華資深審議式民主及公民參與倡議者", *("　　" + SENTENCE[:18], SENTENCE[18:])]
    assert texts(blocks([*lines, *broken(SENTENCE * 3)]))[0] == lines[0]


def test_an_item_with_a_letter_begins_a_paragraph() -> None:
    lines = ["A. " + SENTENCE[:17] + "。", "B. " + SENTENCE[:12], *broken(SENTENCE * 3)]
    assert texts(blocks(lines))[0] == "A. " + SENTENCE[:17] + "。"
