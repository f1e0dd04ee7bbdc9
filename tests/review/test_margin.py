"""Open remarks of superiors stand in the margin of a review copy, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from reportgen.check.remarks import remarks_of
from reportgen.edit import Set, changed
from reportgen.outcome import Options
from reportgen.pipeline import build_report
from reportgen.pipeline.first import compose_read, read_report
from reportgen.world import World

REMARKS = (
    "- {who: 林處長, text: 請鑑往知來, about: 開放資料, file: report.yaml, line: '3'}\n"
    "- {who: 林處長, text: 已經改好, about: 開放資料, file: report.yaml, line: '3', state: done}\n"
    "- {who: 陳, text: 不知所云, about: 別處的字, file: 別的.yaml, line: '1'}\n"
)


@pytest.fixture
def trip(make_report: Callable[..., Path]) -> Path:
    folder = make_report()
    path = folder / "report.yaml"
    text = changed(path.read_text("utf-8"), Set(("purpose",), {"prose": "持續推動開放資料。"}))
    path.write_text(text, encoding="utf-8")
    (folder / "review.yaml").write_text(REMARKS, encoding="utf-8")
    return folder


def test_remarks_are_at_the_blocks_that_they_are_about(world: World, trip: Path) -> None:
    report = read_report(world, trip)
    assert [remark.text for remark in remarks_of(report.folder)] == ["請鑑往知來", "不知所云"]
    copy = compose_read(report, Options(paragraphs=True), 0)
    final = compose_read(report, Options(), 0)
    assert copy is not None
    assert final is not None
    marked = re.findall(r'<(\w+)[^>]* data-remark="([^"]*)"[^>]*>([^<]*)', copy.composition.html)
    assert marked == [("p", "0", "持續推動開放資料。")]
    assert "林處長：請鑑往知來" in copy.composition.css[-1]
    assert "data-remark" not in final.composition.html


def test_they_are_printed_with_every_letter(world: World, trip: Path, tmp_path: Path) -> None:
    """The letters are in no record, so fonts must be asked for them, too."""
    outcome = build_report(world, trip, tmp_path, Options(paragraphs=True))
    assert outcome.pdf is not None
    codes = {finding.code for finding in outcome.findings}
    assert not {code for code in codes if "GLYPH" in code or "CHARACTER" in code}
    pages = pypdfium2.PdfDocument(outcome.pdf)
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert "鑑往知來" in text
    assert "不知所云" not in text
