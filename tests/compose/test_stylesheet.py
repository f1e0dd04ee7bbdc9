"""The numbers of lists go on from the heading above them, however deep it is."""

from __future__ import annotations

import re

import pytest

from reportgen.authority.load import load_layout
from reportgen.compose.stylesheet import css_string, generated_css
from reportgen.world import shipped_templates

LAYOUT = load_layout((shipped_templates(),), "executive-yuan").layout
LEVELS = 7


def style(selector: str) -> str:
    """The counter style that a list gets by *selector*, which must stand in the style sheet."""
    assert LAYOUT is not None
    css = generated_css(LAYOUT.authority, "題")
    rule = re.escape(f"\n{selector} > li::before") + r" \{ content: counter\(prose-item, ([\w-]+)\)"
    return re.findall(rule, css)[-1]


@pytest.mark.parametrize(
    ("selector", "level"),
    [
        (".prose ol", 2),  # in the abstract
        (".prose ol ol", 3),
        (".content.level-1 .prose ol", 2),
        (".content.level-3 .prose ol ol", 5),
        (".content .prose ol", LEVELS),  # below the deepest headings that have a style
        ("ol.items", LEVELS),
        ("ol.items.level-3", 3),
        (".content.level-1 ol.items .prose ol", 3),
        (".content.level-2 ol.items .prose ol ol", 5),
    ],
)
def test_a_list_goes_on_from_its_heading(selector: str, level: int) -> None:
    assert style(selector) == f"level-{level}"


def test_front_pages_have_roman_numerals_only_where_the_body_begins_at_one() -> None:
    assert LAYOUT is not None
    civil = load_layout((shipped_templates(),), "civil-society").layout
    assert civil is not None
    assert "lower-roman" not in generated_css(LAYOUT.authority, "題")
    assert "lower-roman" in generated_css(civil.authority, "題")


def test_the_running_head_is_a_css_string() -> None:
    assert LAYOUT is not None
    css = generated_css(LAYOUT.authority, '甲"乙\\丙<丁\n戊')
    assert r'content: "甲\22 乙\5c 丙\3c 丁\a 戊"' in css
    assert css_string("a\x1f b") == r'"a\1f  b"'


def test_pictures_print_no_higher_than_the_layout_says() -> None:
    assert LAYOUT is not None
    css = generated_css(LAYOUT.authority, "題")
    assert "figure img { max-height: 74mm }" in css
    assert ".photos figure img { max-height: 68mm }" in css
