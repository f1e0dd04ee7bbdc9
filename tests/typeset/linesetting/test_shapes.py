"""Shaped texts that are kept from build to build."""

import pytest

from reportgen.typeset.linesetting import shapes, textstyle
from reportgen.typeset.linesetting.shapes import Shapes


class Style(dict):
    """A style as the engine has it, with what a text's shape depends on."""

    font_config = object()


def style(**said):
    plain = {"text_decoration_line": "none", **dict.fromkeys(textstyle._SHAPING, "normal")}
    return Style(plain | said)


class Shaped:
    """Stands for a shaped text."""

    made = 0

    def __init__(self, text, style, tail):
        Shaped.made += 1
        self.text, self.style, self.tail = text, style, tail


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(shapes, "ShapedText", Shaped)
    monkeypatch.setattr(shapes, "TextStyle", lambda _: object())
    Shaped.made = 0
    return lambda: Shaped.made


def test_a_text_is_shaped_once_for_all_styles_that_shape_it_alike(made):
    known, first, second = Shapes(), style(color="red"), style(color="blue")
    assert known.of("甲", first, 0) is known.of("甲", second, 0)
    assert made() == 1


def test_another_font_size_tail_or_text_is_another_shape(made):
    known = Shapes()
    for text, said, tail in (
        ("甲", {}, 0),
        ("乙", {}, 0),
        ("甲", {}, 2),
        ("甲", {"font_size": 9}, 0),
    ):
        known.of(text, style(**said), tail)
    assert made() == 4


def test_what_two_builds_did_not_use_is_forgotten(made):
    known = Shapes()
    known.of("甲", style(), 0)
    known.begin()
    known.of("甲", style(), 0)
    known.begin()
    known.of("乙", style(), 0)
    known.begin()
    known.of("甲", style(), 0)
    assert made() == 3


def test_other_fonts_shape_anew(made):
    known, other = Shapes(), style()
    known.of("甲", style(), 0)
    other.font_config = object()
    known.of("甲", other, 0)
    assert made() == 2


def test_decorated_text_is_another_style_but_all_decorations_are_alike(made):
    known = Shapes()
    for decoration in ("none", {"underline"}, {"underline", "line-through"}):
        known.of("甲", style(text_decoration_line=decoration), 0)
    assert made() == 2


def test_no_more_is_kept_than_a_long_report_has(made, monkeypatch):
    monkeypatch.setattr(shapes, "_MOST", 1)
    known = Shapes()
    for text in "甲乙甲乙":
        known.of(text, style(), 0)
    assert made() == 3
