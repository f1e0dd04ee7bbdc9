import pytest

from reportgen.typeset.linesetting.characters import (
    address_breaks,
    addresses,
    bracket_pairs,
    dash_pairs,
    goes_on_after_hyphen,
    good_breaks,
    is_plain,
    kept_together,
    letter_gaps,
    script_changes,
    spaces_after_wide,
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
        ("見“Open”一文", ["見“", "”一"]),
        ("與‘a’的", ["與‘", "’的"]),
        ("d’Iéna", []),
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
        *(
            "2 月 21 日",
            "12月5日",
            *("12 月 5 日（一）", "12月5日（星期一）", "2016/12/5（一）"),
            *("5 December", "Dec. 5", "2nd March"),
        ),
    ],
)
def test_a_number_stays_with_its_unit(kept):
    text = f"於{kept}之"
    assert set(kept_together(text)) >= set(range(2, 1 + len(kept)))


@pytest.mark.parametrize(
    ("text", "place"),
    [("機關／職稱", 2), ("約～五", 1), ("甲・乙", 1), ("（甲）", 1), ("甲「乙", 2), ("1. 閉幕", 3),
     ("見 12. 其他", 6), ("1. Opening", 3),
     ("分為（1）制度", 5), ("（十二）經費", 4), ("(2) 人力", 4)],
)  # fmt: skip
def test_marks_and_labels_that_no_line_parts(text, place):
    assert place in set(kept_together(text))


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
    assert bracket_pairs("“Fork” - “Merge”") == []
    assert dash_pairs("甲——乙") == [1]


@pytest.mark.parametrize("text", ["a\nb", "co\u00adop", "\u05d0", "a\tb"])
def test_what_the_engine_must_set_itself(text):
    assert not is_plain(text)
    assert is_plain("第 3 次，OGP")


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("見 https://a.tw/b 等", [(2, 16)]),
        ("見 www.ndc.gov.tw 等", [(2, 16)]),
        ("寄 open-data@ndc.gov.tw 者", [(2, 22)]),
        ("見 doi.org/10.1/x 等", [(2, 16)]),
        ("a@", []),
        ("見 ndc.gov.tw 等", []),
    ],
)
def test_where_addresses_stand(text, spans):
    assert addresses(text) == spans


def test_a_mail_address_keeps_its_hyphen_and_breaks_before_it():
    text = "寄 open-data@ndc.gov.tw 者"
    breaks = good_breaks(text, [2, 7, 23])
    assert 7 not in breaks
    assert [text[:place] for place in breaks if 2 < place < 22] == [
        "寄 open",
        "寄 open-data@ndc.",
        "寄 open-data@ndc.gov.",
    ]


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("open-data", 5, True),
        ("a-b", 2, True),
        ("-data", 1, False),
        ("2-data", 2, False),
        ("open-。", 5, False),
        ("open data", 5, False),
        ("open-", 5, False),
    ],
)
def test_a_line_that_goes_on_after_a_hyphen(text, start, expected):
    assert goes_on_after_hyphen(text, start) is expected


def test_gaps_of_a_part_of_a_text():
    assert wide_gaps("甲乙丙丁") == [0, 1, 2]
    assert letter_gaps("ab 甲c1") == [0, 4]
    assert spaces_after_wide("甲 a b，\u00a0c") == [1, 6]
    assert dash_pairs("甲——乙—") == [1]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第 3 次", {1, 2, 3, 4}),
        ("12 km", {1, 2, 3, 4}),
        ("12 kmx", {1}),
        ("NT$500元", {1, 2, 3, 4, 5, 6}),
        ("40%的", {1, 2, 3}),
        ("2–3 月", {1, 2, 3, 4}),
        ("甲……乙", {2}),
        ("甲—乙", set()),
    ],
)
def test_breaks_that_part_what_belongs_together(text, places):
    assert set(kept_together(text)) == places
