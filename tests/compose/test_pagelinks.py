"""What a recommendation rests on is printed with links and pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from reportgen.compose.pagelinks import page_link, titled_page
from reportgen.findings import Translate
from reportgen.language import translator
from reportgen.pipeline import build_report
from reportgen.text import fold
from reportgen.world import World

LESSON = ("- title: 公開是信任的起點", "- id: lesson\n  title: 公開是信任的起點")
BASED = ("    horizon: 立即可行", "    based_on: [lesson]\n    horizon: 立即可行")


@pytest.fixture
def english() -> Translate:
    return translator("en")


def test_a_link_asks_for_the_page_that_it_leads_to(english: Translate) -> None:
    link = page_link("a&b", "頁 {n}")
    assert link == (
        '<a class="page-reference page-link" href="#a&amp;b" data-page="#a&amp;b">頁 </a>'
    )
    assert str(titled_page("<甲>", "a", str)).startswith('<a href="#a">&lt;甲&gt;</a>（<a ')
    assert ' (<a class="page-reference page-link"' in titled_page("A", "a", english)
    assert ">p. </a>)" in titled_page("A", "a", english)


def test_the_page_of_a_basis_is_printed(
    world: World, tmp_path: Path, make_report: Callable[..., Path]
) -> None:
    outcome = build_report(world, make_report(LESSON, BASED), tmp_path / "out")
    assert [f.code for f in outcome.findings if f.code != "TRIP-NOTICE"] == []
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf)
    pages = [fold(page.get_textpage().get_text_range()) for page in document]
    page = next(n for n, text in enumerate(pages, 1) if "檢核結果與資料一併公布，使用者" in text)
    assert f"依據：公開是信任的起點（頁{page}）" in "".join(pages)
