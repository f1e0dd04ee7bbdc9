import pytest

from reportgen.typeset.linesetting.characters import (
    address_breaks,
    addresses,
    bracket_pairs,
    dash_pairs,
    good_breaks,
    is_plain,
    kept_together,
    script_changes,
    tail_length,
    wide_gaps,
)


def around(text, gaps):
    return [text[gap : gap + 2] for gap in gaps]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("於2016年", ["於2", "6年"]),
        ("達40%的", ["達4", "%的"]),
        ("𠮷A堃", ["𠮷A", "A堃"]),
        ("約€5", ["約€"]),
        ("（OGP）、「A」。", []),
        ("於 2016 年", []),
        ("only Latin 2016", []),
    ],
)
def test_a_gap_belongs_between_han_and_letters_or_digits_only(text, expected):
    assert around(text, script_changes(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("國家", ["國家"]),
        ("家——包", ["家—", "—包"]),
        ("大……均", ["大…", "…均"]),
        ("與「參與」的", ["與「", "參與", "」的"]),
        ("議，並", ["議，", "，並"]),
        ("於2016年", []),
    ],
)
def test_gaps_between_wide_characters_stretch_but_not_inside_dashes_and_brackets(text, expected):
    assert around(text, wide_gaps(text)) == expected


@pytest.mark.parametrize(
    "kept",
    [
        *("12月", "１２月", "40%", "40%的", "18.5 ％", "2,500 名", "第 3 次", "第3次", "10:30分"),
        *("NT$ 1,200 萬", "5 km", "2016–2017年", "——", "……"),
    ],
)
def test_a_number_stays_with_its_unit(kept):
    text = f"於{kept}之"
    assert set(kept_together(text)) >= set(range(2, 1 + len(kept)))


def test_a_number_without_a_unit_holds_nothing():
    assert good_breaks("於 2016 OGP", [2, 7]) == [2, 7]


def test_addresses_break_after_their_marks_but_before_hyphens():
    text = "見https://a.org/news-and/x_y?b=1&c=2，又"
    ((start, end),) = addresses(text)
    parts, last = [], start
    for place in [*address_breaks(text, start, end), end]:
        parts.append(text[last:place])
        last = place
    assert parts == ["https://", "a.", "org/", "news", "-and/", "x_", "y?", "b=", "1&", "c=2"]


def test_the_last_characters_stay_together():
    text = "本次會議圓滿結束。"
    assert good_breaks(text, range(1, 8), tail_length(text)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("text", "length"), [("圓滿結束。", 3), ("徵詢意見）。", 4), ("結束", 2)])
def test_a_last_line_has_two_characters_beside_its_marks(text, length):
    assert tail_length(text) == length


def test_the_blank_of_brackets_beside_marks():
    assert bracket_pairs("「甲」，「乙」") == [(2, True), (3, False)]
    assert bracket_pairs("（甲）乙「丙") == []
    assert bracket_pairs("“Fork” - “Merge”") == [(5, True), (8, False)]
    assert dash_pairs("甲——乙") == [1]


@pytest.mark.parametrize("text", ["a\nb", "co\u00adop", "\u05d0", "a\tb"])
def test_what_the_engine_must_set_itself(text):
    assert not is_plain(text)
    assert is_plain("第 3 次，OGP")
