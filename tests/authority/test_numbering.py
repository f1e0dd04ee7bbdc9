import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.authority.numbering import (
    LONGEST,
    OUTLINE,
    Numbering,
    Pattern,
    chinese,
    for_language,
    formal,
    letter,
    roman,
    stem,
)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_chinese(number: int, text: str) -> None:
    assert chinese(number) == text


def test_formal_is_chinese_in_other_characters() -> None:
    assert [formal(n) for n in (1, 4, 10, 12)] == ["壹", "肆", "拾", "拾貳"]


def test_stems_end_at_ten() -> None:
    assert stem(10) == "癸"
    assert stem(11) == "11"


def test_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 39, 40, 99)] == [
        "I", "IV", "IX", "XIV", "XXXIX", "XL", "XCIX"
    ]  # fmt: skip


def test_letters_end_at_twenty_six() -> None:
    assert [letter(n) for n in (1, 26, 27)] == ["A", "Z", "27"]


@given(st.integers(1, LONGEST))
def test_no_two_numbers_look_alike(number: int) -> None:
    others = {chinese(n) for n in range(1, LONGEST + 1) if n != number}
    assert chinese(number) not in others


@pytest.mark.parametrize(
    ("example", "third"),
    [
        ("壹、", "參、"),
        ("（一）", "（三）"),
        ("1.", "3."),
        ("(1)", "(3)"),
        ("甲、", "丙、"),
        ("I.", "III."),
        ("(a)", "(c)"),
        ("(i)", "(iii)"),
        ("Part I: ", "Part III: "),
        ("Annex A", "Annex C"),
        ("１、", "３、"),
    ],
)
def test_a_pattern_is_read_off_its_example(example: str, third: str) -> None:
    assert Pattern.parse(example).format(1) == example
    assert Pattern.parse(example).format(3) == third


def test_an_example_without_a_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="※"):
        Pattern.parse("※")


def test_the_last_pattern_serves_deeper_levels() -> None:
    numbering = Numbering(["壹、", "一、"])
    assert numbering.format(7, 2) == "二、"


def test_counter_styles_spell_the_symbols_out() -> None:
    css = Numbering(["（一）"]).counter_styles()
    assert '"（一）" "（二）"' in css
    assert "@counter-style level-1" in css


def test_chinese_numerals_are_for_reports_in_chinese() -> None:
    examples = ("壹、", "一、", "1.")
    assert for_language(examples, "zh-Hant") == examples
    assert for_language(examples, "en") == OUTLINE
    assert for_language(("1. ", "(1) "), "en") == ("1. ", "(1) ")
    assert [Numbering(OUTLINE).format(level, 2) for level in range(1, 8)] == [
        "II. ", "B. ", "2. ", "(2) ", "(b) ", "(ii) ", "(ii) "
    ]  # fmt: skip
