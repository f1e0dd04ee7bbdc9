"""Numbers of a column stand below each other by their points."""

from __future__ import annotations

import re

import pytest

from reportgen.prose.decimals import numbers
from tests.prose.harness import html_of


def styles(*cells: str) -> list[str] | None:
    (column,) = numbers([[cell] for cell in cells])
    return column and [number.style for number in column]


def test_what_a_tail_lacks_is_left_free() -> None:
    assert styles("3", "12.5", "7.25") == [
        "margin-right: 2.5ch", "margin-right: 1ch", "",
    ]  # fmt: skip


def test_whole_numbers_stand_at_the_edge_with_signs_money_and_thousands() -> None:
    assert styles("−1,200", "+3", "NT$ 45,000", "約 20", "001") == [""] * 5


def test_an_empty_cell_stands_below_the_units() -> None:
    assert styles("1.5", "－", "") == ["", "margin-right: 1.5ch", ""]
    assert styles("12.5%", "無") == ["", "margin-right: 1.5ch; padding-right: 0.83em"]


def test_units_count_as_tails() -> None:
    assert styles("3 人", "120 人") == ["", ""]
    assert styles("3 km", "12.5 m") == ["margin-right: 1.5ch", "padding-right: 0.5em"]


@pytest.mark.parametrize(
    "cells",
    [
        ["3", "三"], ["2016-12-07"], ["10–20"], ["02-23165300"], ["1.2.3"], ["－", "－"], [""],
        ["第 3 次"], ["1,20"], ["12:30"], ["A4"], ["表 1"],
    ],
)  # fmt: skip
def test_other_columns_stay_as_they_are(cells: list[str]) -> None:
    assert styles(*cells) is None


def test_a_table_in_prose_has_them_where_the_author_chose_nothing() -> None:
    table = "| 館 | 冊 | 率 |\n|---|---|:---|\n| 甲 | 1.5 | 3 |\n| 乙 | **20** | 4.5 |\n"
    cells = re.findall(r"<t[hd][ >].*?</t[hd]>", html_of(table))
    assert cells == [
        '<th scope="col">館</th>',
        '<th scope="col" class="align-right">冊</th>',
        '<th scope="col" class="align-left">率</th>',
        "<td>甲</td>",
        '<td class="align-right">1.5</td>',
        '<td class="align-left">3</td>',
        "<td>乙</td>",
        '<td class="align-right"><span style="margin-right: 1.5ch"><strong>20</strong></span></td>',
        '<td class="align-left">4.5</td>',
    ]


def test_a_row_with_fewer_cells_moves_no_other() -> None:
    assert [column is not None for column in numbers([["1", "2"], ["3"]])] == [True, True]
    assert numbers([]) == []
