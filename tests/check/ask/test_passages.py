"""Passages: what a reader reads, tied to where it stands."""

from __future__ import annotations

import pytest

from reportgen.check.ask.passages import attribute_passages, prose_passage
from reportgen.places import Text


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('![會談](a.jpg){#fig-a alt="長桌兩側"}', [("alt", "長桌兩側")]),
        (
            '![會談](a.jpg){#fig-a alt="長桌" source="主辦單位" width=80%}',
            [("alt", "長桌"), ("source", "主辦單位")],
        ),
        ('{#tbl-a caption="各場次人數"}\n| 甲 | 乙 |\n|---|---|', [("caption", "各場次人數")]),
        ('![會談](a.jpg){alt="長桌\n  兩側"}', [("alt", "長桌兩側")]),
        ('![talk](a.jpg){alt="a long\n  table"}', [("alt", "a long table")]),
        (r'![會談](a.jpg){alt="寫著\"開放\"的牌子"}', [("alt", '寫著"開放"的牌子')]),
        ("![會談](a.jpg){alt=長桌}", [("alt", "長桌")]),
        ('程式寫成 `{alt="a"}`', []),
        ("沒有屬性", []),
    ],
)
def test_reads_the_attributes_of_figures_and_tables(
    source: str, found: list[tuple[str, str]]
) -> None:
    passages = list(attribute_passages(Text(source)))
    assert [(passage.field, passage.text) for passage in passages] == found


def test_attributes_over_several_lines_are_no_wording() -> None:
    source = '前文。\n\n![會談](a.jpg){#fig-a\n  alt="長桌"}\n\n後文。'
    assert prose_passage(Text(source), "prose").text.split() == ["前文。", "會談", "後文。"]


def test_an_attribute_knows_its_place() -> None:
    source = Text('![會談](a.jpg){alt="計劃的海報"}')
    (passage,) = attribute_passages(source)
    assert passage.offsets is not None
    assert str(source)[passage.offsets[0] : passage.offsets[1] + 1] == "計劃"
