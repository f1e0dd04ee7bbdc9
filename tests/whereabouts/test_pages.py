from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportgen.outcome import Options
from reportgen.pipeline.build import Build
from reportgen.text import fold
from reportgen.world import World
from tests.whereabouts.printing import Printed, printed

ROOT = Path(__file__).parents[2]
CLICKS = 200


def clicks(pdf: bytes, count: int) -> Iterator[tuple[int, float, float, str]]:
    """Random characters of the type area behind the front pages: page, point, words around.

    Letters only: dates and numbers are printed in another form than they are recorded in.
    """
    rng, document = random.Random(7), pypdfium2.PdfDocument(pdf)
    while count:
        page = rng.randrange(2, len(document))
        text = document[page].get_textpage()
        index = rng.randrange(max(1, text.count_chars()))
        start = max(0, index - 2)
        words = text.get_text_range(start, min(5, text.count_chars() - start))
        words = fold(words)
        if len(words) < 5 or not words.isalpha():
            continue
        left, bottom, right, top = text.get_charbox(index)
        if 90 < bottom < 760:
            count -= 1
            yield page, (left + right) / 2, (bottom + top) / 2, words


def wrong_clicks(report: Printed) -> tuple[list[str], int]:
    """Clicks that lead to another line than the words have, and how many could be judged.

    Where values stand side by side, the character and a neighbour are enough.
    """
    lines = {
        (name, number): fold(line)
        for name, source in report.report.sources.items()
        if not name.endswith("authority.yaml")
        for number, line in enumerate(source.text.split("\n"), start=1)
    }
    wrong, judged = [], 0
    for page, x, y, words in clicks(report.pdf, CLICKS):
        right = {place for place, line in lines.items() if words in line}
        if not right:
            continue  # words of the layout
        judged += 1
        place = report.pages.at(page, x, y)
        line = lines.get((place.file, place.line), "") if place else ""
        if not any(part in line for part in (words, words[1:3], words[2:4])):
            wrong.append(words)
    return wrong, judged


@pytest.mark.parametrize("name", ["2016-ogp-paris", "2018-ogp-tbilisi"])
def test_clicks_lead_to_the_line(world: World, tmp_path: Path, name: str) -> None:
    wrong, judged = wrong_clicks(printed(world, ROOT / "content" / name, tmp_path))
    assert judged > CLICKS / 2
    assert len(wrong) <= 0.03 * judged, wrong


def test_places_cost_no_byte(
    world: World, tmp_path: Path, make_report: Callable[..., Path]
) -> None:
    folder = make_report()
    traced = printed(world, folder, tmp_path / "traced")
    plain = Build(world, folder, tmp_path, Options(), lambda _: None, 1, None).run()
    assert plain.pdf
    assert plain.pdf.read_bytes() == traced.pdf


def test_a_line_has_its_boxes(
    world: World, tmp_path: Path, make_report: Callable[..., Path]
) -> None:
    folder = make_report()
    report = printed(world, folder, tmp_path)
    name, source = next(iter(report.report.sources.items()))
    line = next(n for n in range(1, 99) if "此行的目標有二" in source.line(n))
    boxes = list(report.pages.boxes(name, line))
    assert boxes
    for box in boxes:
        left, bottom, right, top = box.rectangle
        place = report.pages.at(box.page, (left + right) / 2, (bottom + top) / 2)
        assert place
        assert box.spot.place.line <= place.line <= box.spot.place.end_line


def test_far_from_any_text_is_no_place(
    world: World, tmp_path: Path, make_report: Callable[..., Path]
) -> None:
    report = printed(world, make_report(), tmp_path)
    assert report.pages.at(0, 5, 5) is None
    assert report.pages.at(99, 300, 400) is None
