"""From which height on a row may break: a guess from its characters, before it is laid out."""

from types import SimpleNamespace

import pytest
from weasyprint.formatting_structure import boxes

from reportgen.typeset.pagemaking.rows import Rows


class Style(dict):
    def copy(self):
        return Style(self)


def cell(text, column=0, colspan=1, rowspan=1, em=10):
    box = boxes.TextBox.__new__(boxes.TextBox)
    box.text = text
    return SimpleNamespace(
        style=Style(font_size=em),
        descendants=lambda: [box],
        grid_x=column,
        colspan=colspan,
        rowspan=rowspan,
    )


def breaks(*cells, widths=(100.0, 50.0), page=300):
    """Whether a row of *cells* may break on a page of which a third is 100 px."""
    row = SimpleNamespace(style=Style(break_inside="avoid"), children=cells)
    body = SimpleNamespace(is_header=False, is_footer=False, children=[row])
    table = SimpleNamespace(children=[body], column_widths=list(widths))
    Rows(lambda *_: None).table_layout(SimpleNamespace(page_bottom=page), table, 0, None)
    return row.style["break_inside"] == "auto"


@pytest.mark.parametrize(
    ("cells", "high"),
    [
        ([cell("漢" * 66)], False),  # 66 em of 10 px, in lines of 15 px, in 100 px: 99 px
        ([cell("漢" * 67)], True),
        ([cell("a" * 132)], False),  # a Latin letter is half an em
        ([cell("a" * 134)], True),
        ([cell("漢" * 34, column=1)], True),  # a column of half the width
        ([cell("漢" * 33, column=1)], False),
        ([cell("漢" * 99, colspan=2)], False),
        ([cell("漢" * 101, colspan=2)], True),
        ([cell("漢" * 17, em=20)], True),  # twice the size, four times the height
        ([cell("漢" * 16, em=20)], False),
        ([cell("漢" * 999, rowspan=2)], False),
        ([cell("漢"), cell("漢" * 40, column=1)], True),
        ([], False),
    ],
)
def test_the_guess(cells, high):
    assert breaks(*cells) == high


def test_a_column_narrower_than_a_character_holds_one_on_a_line():
    assert not breaks(cell("漢" * 6), widths=(1.0,))  # 6 lines of 15 px
    assert breaks(cell("漢" * 7), widths=(1.0,))


def test_the_bound_is_a_third_of_the_page():
    assert breaks(cell("漢" * 67), page=300)
    assert not breaks(cell("漢" * 67), page=310)
