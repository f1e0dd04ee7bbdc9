"""Marks around glyphs: what a program copies where a gap is wide."""

import pytest

from reportgen.typeset.linesetting.bridges import Drawing, Mark, MarkedStream, drawing

EM = 10


def one_font(text):
    """A glyph for each character, all of one font."""
    return [(number, 1) for number in range(len(text))]


def test_a_line_without_gaps_is_drawn_as_it_is():
    plan = drawing("甲乙", {}, set(), EM)
    assert plan == Drawing("甲乙")
    assert plan.marks(one_font(plan.text)) == []


def test_a_wide_gap_gets_a_space_that_is_read_with_the_character_before_it():
    plan = drawing("年a月", {0: 2.5}, {0}, EM)
    assert (plan.text, plan.bridges, plan.extra) == ("年 a月", {1: 2.5}, {})
    assert plan.marks(one_font(plan.text)) == [Mark(0, 2, "年")]


def test_a_space_in_the_font_behind_it_is_read_with_the_character_there():
    plan = drawing("年a月", {0: 2.5}, {0}, EM)
    assert plan.marks([(0, 1), (1, 2), (2, 2), (3, 3)]) == [Mark(1, 3, "a")]


@pytest.mark.parametrize(("gap", "wide"), [(0.89, False), (0.91, True)])
def test_a_gap_is_wide_from_nine_hundredths_of_an_em_on(gap, wide):
    plan = drawing("甲乙丙", {0: gap}, set(), EM)
    assert plan.extra == {0: gap}
    assert plan.spans == ([(0, 2)] if wide else [])


def test_a_stretched_row_is_read_as_its_own_text():
    plan = drawing("甲乙丙丁戊", {1: 2, 2: 2}, set(), EM)
    assert plan.spans == [(1, 4)]
    assert plan.marks(one_font(plan.text)) == [Mark(1, 4, "乙丙丁")]
    assert plan.after(1, 2) == 2
    assert plan.after(0, 3) == 4
    assert plan.after(4, 5) == 0


def test_a_row_that_ends_the_line_is_a_row():
    assert drawing("甲乙", {0: 2, 1: 2}, set(), EM).spans == [(0, 2)]


def test_a_row_ends_at_a_bridge():
    plan = drawing("甲乙a丙", {0: 2, 1: 2.5}, {1}, EM)
    assert (plan.text, plan.spans, plan.bridges) == ("甲乙 a丙", [(0, 2)], {2: 2.5})
    # The bridge and the row share a character, so they are one mark.
    assert plan.marks(one_font(plan.text)) == [Mark(0, 3, "甲乙")]


def test_a_word_space_needs_no_bridge():
    plan = drawing("a b", {1: 4}, {1}, EM)
    assert (plan.text, plan.bridges, plan.extra, plan.spans) == ("a b", {}, {1: 4}, [])


def test_the_space_at_a_lines_end_is_read_with_the_last_character_alone():
    plan = drawing("abc", {}, set(), EM, closed=True)
    assert plan.text == "abc "
    assert plan.marks(one_font(plan.text)) == [Mark(2, 4, "c ")]


def test_a_closed_line_of_one_character():
    plan = drawing("a", {}, set(), EM, closed=True)
    assert plan.marks(one_font(plan.text)) == [Mark(0, 2, "a ")]


def test_a_line_after_a_hyphen_begins_with_a_space_of_no_width():
    plan = drawing("word", {}, set(), EM, after_hyphen=True)
    assert (plan.text, plan.bridges) == (" word", {0: 0.0})
    assert plan.marks(one_font(plan.text)) == [Mark(0, 2, "w")]


def test_a_mark_holds_glyphs_of_one_font():
    plan = drawing("甲乙丙", {0: 2, 1: 2}, set(), EM)
    assert plan.marks([(0, 1), (1, 2), (2, 2)]) == [Mark(0, 1, "甲"), Mark(1, 3, "乙丙")]


def test_a_glyph_of_several_characters_is_read_as_all_of_them():
    plan = drawing("ffi甲乙", {3: 2}, set(), EM)
    assert plan.marks([(0, 1), (3, 2), (4, 2)]) == [Mark(1, 3, "甲乙")]


class Stream:
    def __init__(self):
        self.stream = []

    def show_text(self, text):
        self.stream.append(text)


def shown(text, marks):
    stream = Stream()
    marked = MarkedStream(stream, lambda: marks)
    marked.show_text(text)
    assert marked.stream is stream.stream
    return stream.stream


def test_without_marks_text_is_shown_as_it_comes():
    assert shown("<00010002>-5<0003>", []) == ["<00010002>-5<0003>"]


def test_marks_stand_around_their_glyphs_and_shifts_stay():
    assert shown("<00010002>-5<00030004>", [Mark(1, 3, "甲")]) == [
        "<0001>",
        b"/Span <</ActualText <feff7532>>> BDC",
        "<0002>-5 <0003>",
        b"EMC ",
        "<0004>",
    ]


def test_marks_that_touch_end_before_they_begin():
    assert shown("<00010002>", [Mark(0, 1, "a"), Mark(1, 2, "b")]) == [
        b"/Span <</ActualText <feff0061>>> BDC",
        "<0001>",
        b"EMC ",
        b"/Span <</ActualText <feff0062>>> BDC",
        "<0002>",
        b"EMC ",
    ]


def test_a_mark_goes_on_in_the_next_piece():
    stream = Stream()
    marked = MarkedStream(stream, lambda: [Mark(0, 2, "ab")])
    marked.show_text("<0001>")
    marked.show_text("<0002>")
    assert stream.stream[1:] == ["<0001>", "<0002>", b"EMC "]
