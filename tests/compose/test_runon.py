"""Short reports, whose chapters follow each other on the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportgen.authority.load import Layout
from reportgen.authority.model import Authority, PageNumbers
from reportgen.compose.document import compose
from reportgen.compose.runon import LINES
from reportgen.manuscript import read_manuscript
from reportgen.places import Fields
from reportgen.records import Records
from tests.compose.test_document import REPORT, layout

LINE = "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往" + "秋收冬藏閏餘成歲律呂調陽"
"""A paragraph of one line."""
FRONT = 3
"""Flows before the chapters: cover, 提要表, 目次."""
CHAPTERS = {
    "purpose": {"prose": LINE},
    "process": {"prose": LINE},
    "reflections": [{"title": "心得", "prose": LINE}],
}


def flows(used: Layout, **more: Any) -> list[str]:
    """The flows of a report with three chapters and *more*."""
    records = Records.model_validate(Fields({**REPORT, **CHAPTERS, **more}))
    html = compose(read_manuscript(records, used.authority, str), used, str).html
    return html.split("<!-- flow")[1:]


def changed(**keys: Any) -> Layout:
    used = layout()
    return replace(used, authority=Authority.model_copy(used.authority, update=keys))


def test_the_chapters_of_a_short_report_follow_the_contents() -> None:
    made = flows(layout())
    assert len(made) == FRONT
    assert made[-1].count("<main") == 3


def test_those_of_a_long_report_begin_pages() -> None:
    lines = {"prose": "\n\n".join([LINE] * 4 * LINES)}
    assert len(flows(layout(), purpose=lines)) == FRONT + 3


def test_figures_make_a_report_long() -> None:
    figures = "\n\n".join(f'![圖](figures/a.png){{#fig-{n} alt="圖"}}' for n in range(12))
    assert len(flows(layout(), purpose={"prose": figures})) == FRONT + 3


def test_an_authority_may_ask_for_a_page_for_each_chapter() -> None:
    assert len(flows(changed(run_on_pages=0))) == FRONT + 3


def test_a_body_that_is_numbered_anew_begins_a_page() -> None:
    made = flows(changed(page_numbers=PageNumbers.BODY))
    assert len(made) == FRONT + 1
    assert made[-1].startswith(" initial-page-number=1")


def test_where_no_contents_come_before_them_the_chapters_begin_a_page() -> None:
    front = tuple(layout().authority.front)[:-1]
    assert len(flows(changed(front=front))) == len(front) + 1


@pytest.mark.parametrize("pages", [0, 4])
def test_an_appendix_always_begins_a_page(pages: int) -> None:
    appendices = [
        {"kind": "roster", "title": "名單"},
        {"kind": "document", "title": "文件", "prose": LINE},
    ]
    made = flows(changed(run_on_pages=pages), appendices=appendices)
    assert len(made) == len(flows(changed(run_on_pages=pages))) + 2


def test_every_flow_of_the_body_says_its_chapter() -> None:
    appendices = [
        {"kind": "roster", "title": "名單"},
        {"kind": "document", "title": "文件", "prose": LINE},
    ]
    html = "".join(flows(layout(), appendices=appendices))
    heads = [part.split('"')[0] for part in html.split('<main class="chapter" data-head="')[1:]]
    assert heads == ["壹、目的", "貳、過程", "參、心得及建議", "肆、附錄", "肆、附錄"]
    assert html.count("<main") == len(heads)
