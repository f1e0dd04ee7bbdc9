"""The widths of columns, and which tables are too wide for an upright page."""

from __future__ import annotations

import pytest

from reportgen.prose.columns import MAX_UPRIGHT, measure
from tests.prose.harness import html_of


def test_a_column_of_numbers_is_narrow_and_keeps_its_head_in_one_line() -> None:
    columns = measure([["序號", "說明"], ["1", "文" * 200], ["2", "短"]])
    number, words = columns.shares
    assert 7 <= number < 12
    assert number + words == pytest.approx(100, abs=0.2)
    assert not columns.wide


def test_even_columns_need_no_widths() -> None:
    assert measure([["甲", "乙"], ["一", "二"]]).colgroup() == ""


@pytest.mark.parametrize(("count", "wide"), [(MAX_UPRIGHT, False), (MAX_UPRIGHT + 1, True)])
def test_many_columns_are_wide(count: int, wide: bool) -> None:
    assert measure([["甲"] * count]).wide is wide


def test_few_columns_of_long_words_are_wide_but_one_address_is_not() -> None:
    assert measure([["Internationalization"] * 5]).wide
    assert not measure([["網址", "https://www.example.org/" + "a" * 500]]).wide


def test_uneven_rows_are_measured() -> None:
    assert len(measure([["甲"], ["乙", "丙" * 30]]).shares) == 2


def test_widths_and_the_box_of_a_wide_table_in_html() -> None:
    html = html_of("| 序號 | 說明 |\n|---|---|\n| 1 | 往返巴黎之經濟艙機票含稅 |")
    assert '<table class="prose-table"><colgroup><col style="width: ' in html
    assert "wide" not in html
    heads = "| " + " | ".join("甲" * 9) + " |\n|" + "---|" * 9
    html = html_of(f'{{caption="表" source="出處"}}\n{heads}')
    assert html.startswith('<div class="wide"><table')
    assert html.endswith('</table><p class="table-source source">資料來源：出處</p></div>')
