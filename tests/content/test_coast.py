"""The drawings of the specimen report: the same each time, and what stands in its folder."""

from __future__ import annotations

import pytest

from content.coast.__main__ import FIGURES
from content.coast.charts import HEIGHTS, exceedance, months
from content.coast.papers import certificate, slides
from content.placeholders.fonts import FONTS


def test_charts_are_those_of_the_report() -> None:
    assert (FIGURES / "exceedance.svg").read_text(encoding="utf-8") == exceedance()
    assert (FIGURES / "months.svg").read_text(encoding="utf-8") == months()
    assert months().count("<rect") == len(HEIGHTS) == 12
    assert "示意圖" in exceedance()
    assert "示意圖" in months()


@pytest.mark.skipif(not FONTS.is_dir(), reason="draws with the fonts of fonts-noto-cjk")
def test_papers_are_the_same_each_time() -> None:
    assert certificate() == certificate()
    assert slides() == slides()
