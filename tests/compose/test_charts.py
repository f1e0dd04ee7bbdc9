"""Charts hold every number of their table, each where its size says, and lie within their frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose.charts import WIDTH, draw_chart, words_of
from reportgen.pipeline import build_report
from reportgen.records.appendices import AttachedTable, number_in
from reportgen.text import fold
from reportgen.world import World

SVG = "{http://www.w3.org/2000/svg}"


def table(kind: str, *rows: list[str]) -> AttachedTable:
    names = ["國家", "承諾數", "完成數", "進行中", "撤回"][: len(rows[0])]
    return AttachedTable.model_validate(
        {"kind": "table", "title": "統計", "chart": kind, "columns": names, "rows": rows}
    )


@pytest.mark.parametrize(
    ("cell", "number"),
    [("26", 26), ("1,450", 1450), ("-8.5", -8.5), ("−3", -3), ("12.5%", 12.5), ("1,45", None),
     ("約二十", None), ("－", None), ("1e9", None), ("nan", None), ("9" * 400, None)],
)  # fmt: skip
def test_what_a_number_is(cell: str, number: float | None) -> None:
    assert number_in(cell) == number


NUMBERS = st.sampled_from(["－", "0", "-7", "26", "1,450", "0.5", "12.5%"])


@given(
    st.sampled_from(["bar", "line"]),
    st.integers(1, 4).flatmap(
        lambda series: st.lists(st.lists(NUMBERS, min_size=series, max_size=series), min_size=1)
    ),
)
def test_nothing_leaves_the_frame(kind: str, rows: list[list[str]]) -> None:
    drawn = draw_chart(table(kind, *(["法國", *row] for row in rows)))
    root = ElementTree.fromstring(drawn.svg)  # ours
    height = float(root.get("height", "0"))
    shapes = [*root.iter(f"{SVG}rect"), *root.iter(f"{SVG}text")]
    assert shapes
    for shape in shapes:
        x, y = float(shape.get("x", "0")), float(shape.get("y", "0"))
        assert -3 <= x <= x + float(shape.get("width", "0")) <= WIDTH + 3
        assert -3 <= y <= y + float(shape.get("height", "0")) <= height + 3
    if kind == "bar":
        bars = list(root.iter(f"{SVG}rect"))
        assert len(bars) == sum(number_in(cell) is not None for row in rows for cell in row)


def test_bars_are_as_long_as_their_numbers() -> None:
    svg = ElementTree.fromstring(  # ours
        draw_chart(table("bar", ["法國", "10"], ["美國", "40"])).svg
    )
    short, long = (float(bar.get("width", "0")) for bar in svg.iter(f"{SVG}rect"))
    assert abs(long / short - 4) < 0.01


def test_a_chart_is_on_the_page_with_its_table_behind_it(
    world: World, tmp_path: Path, make_report: Callable[..., Path]
) -> None:
    content = (
        "- kind: table\n  title: 統計\n  chart: bar\n  columns: [國家, 承諾數]\n"
        '  rows: [[法國, "1,450"], [荷蘭, "26"]]\n  source: 主辦單位\n'
    )
    outcome = build_report(world, make_report(appendices=content), tmp_path / "out")
    assert [f.code for f in outcome.findings] == []
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf)
    text = fold("".join(page.get_textpage().get_text_range() for page in document))
    assert text.count("1,450") == 2
    assert words_of(table("bar", ["法國", "1"]), str) == "長條圖：統計，承諾數；數字見表。"
