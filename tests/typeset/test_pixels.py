"""A few square centimetres of a report, as they were last looked at.

Why so few: what stands on a page, and where, other tests say in words. These see what they cannot:
that a line is full, a label spread (分散對齊), a cell where its time is. Cells of four by four
pixels are compared by their mean, so that other antialiasing does no harm, and a shift by a point
does. ``REPORTGEN_GOLDEN=write`` writes the pictures anew; look at them before they are kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from reportgen.pipeline import build_report
from reportgen.world import World

GOLDEN = Path(__file__).with_name("pixels")
SCALE = 1.25
"""Pixels to a point: 90 dpi."""
CELL = 4
TOLERANCE = 40
"""Of 255, by which a cell may differ."""

MIXED = "依 Open Government Partnership 於 2016 年 12 月 5 日之決議（第 3 項），「資料」——及其品質"
AGENDA = """
- kind: agenda
  title: 議程
  venues:
  - {id: hall, name: 大廳, site: Palais}
  - {id: room, name: Room 1, site: Palais}
  days:
  - date: 2016-12-05
    slots:
    - {time: "09:00-09:30", venue: hall, title: 開幕, languages: [fr, en]}
    - {time: "09:00-10:00", venue: room, title: Open Government Workshop}
    - {time: "09:30-10:00", venue: hall, title: 座談會, organiser: OGP}
"""

Box = tuple[str, int, int, int, int]

PLACES: dict[str, Box] = {
    "labels": ("派赴國家", 110, 600, 150, 130),
    "paragraph": ("資料的蒐集", 330, 455, 205, 84),
    "timetable": ("09:00–09:30", 68, 160, 300, 240),
}
"""What is looked at: a text of its page, then left, top, width and height in points."""


@pytest.fixture(scope="module")
def pages(world: World, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Image.Image]:
    from tests.conftest import SMALL

    folder = tmp_path_factory.mktemp("content") / "pixels"
    folder.mkdir()
    text = SMALL.replace("    本會為建立", f"    {MIXED}本會為建立")
    (folder / "report.yaml").write_text(f"{text}appendices:{AGENDA}", encoding="utf-8")
    outcome = build_report(world, folder, folder.parent / "out")
    assert outcome.pdf is not None
    document = pypdfium2.PdfDocument(outcome.pdf.read_bytes())

    def page(text: str) -> Image.Image:
        found = [one for one in document if text in one.get_textpage().get_text_range()]
        return found[-1].render(scale=SCALE, grayscale=True).to_pil()

    return page


@pytest.mark.parametrize("name", PLACES)
def test_it_looks_as_it_did(pages: Callable[[str], Image.Image], name: str) -> None:
    text, *box = PLACES[name]
    left, top, width, height = (round(one * SCALE) for one in box)
    seen = pages(text).crop((left, top, left + width, top + height))
    golden = GOLDEN / f"{name}.png"
    if os.environ.get("REPORTGEN_GOLDEN") == "write":
        seen.quantize(16).save(golden, optimize=True)
    assert difference(seen, Image.open(golden).convert("L")) <= TOLERANCE


@pytest.mark.parametrize("name", PLACES)
def test_a_shift_by_a_pixel_would_be_seen(name: str) -> None:
    golden = Image.open(GOLDEN / f"{name}.png").convert("L")
    for x, y in ((1, 0), (0, 1)):
        assert difference(golden, ImageChops.offset(golden, x, y)) > TOLERANCE


def difference(one: Image.Image, other: Image.Image) -> int:
    """By how much the cells of two pictures differ at most, of 255."""
    assert one.size == other.size
    cells = (one.width // CELL, one.height // CELL)
    means = [picture.resize(cells, Image.Resampling.BOX) for picture in (one, other)]
    return int(ImageChops.difference(*means).getextrema()[1])
