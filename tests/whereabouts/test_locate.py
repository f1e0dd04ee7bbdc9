from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.outcome import Options
from reportgen.pipeline.first import compose_read, read_report
from reportgen.whereabouts import with_ids
from reportgen.whereabouts.tags import read_tags
from reportgen.world import World
from tests import torture
from tests.randomreports import random_report, write_report
from tests.whereabouts.printing import located

ROOT = Path(__file__).parents[2]
CONTENT = sorted(path.parent for path in (ROOT / "content").glob("20*/report.yaml"))
assert CONTENT


def html_of(world: World, folder: Path) -> str:
    composed = compose_read(read_report(world, folder), Options(), 0)
    assert composed
    return composed.composition.html


def written(folder: Path, kind: str | int) -> Path:
    if kind == "torture":
        torture.write(folder)
    else:
        write_report(random_report(int(kind)), folder)
    return folder


@pytest.mark.parametrize("folder", CONTENT, ids=lambda folder: folder.name)
def test_ids_change_nothing_else(world: World, folder: Path) -> None:
    html = html_of(world, folder)
    _, spots = located(world, folder)
    marked = with_ids(html, spots)
    ids = re.findall(r' data-at="([^"]*)"', marked)
    assert len(ids) > 100
    assert len(set(ids)) == len(ids)
    assert re.sub(r' data-at="[^"]*"', "", marked) == html


@pytest.mark.parametrize("kind", ["torture", 0, 1, 2, 3])
def test_marks_do_not_change_the_document(world: World, tmp_path: Path, kind: str | int) -> None:
    """What a layout decides by the length of a value it decides alike of a marked one."""
    folder = written(tmp_path / "report", kind)
    html = html_of(world, folder)
    _, spots = located(world, folder)
    texts = "".join(text for _, text in read_tags(html).texts)
    assert len(spots.of_tags) == len(read_tags(html).tags)
    for spot in spots.spots:
        assert not spot.values or spot.values[0].place.line
    assert "\U000f0000" not in texts


def test_a_paragraph_and_a_value_know_their_lines(
    world: World, make_report: Callable[..., Path]
) -> None:
    folder = make_report()
    report, spots = located(world, folder)
    source = next(iter(report.sources.values()))
    paragraph = next(spot for spot in spots.spots if spot.text.startswith("本會為建立資料品質"))
    first = source.line(paragraph.place.line)
    assert first.strip().startswith("本會為建立資料品質")
    third = paragraph.at(paragraph.text.index("此行的目標有二"))
    assert "此行的目標有二" in source.line(third.line)
    assert source.line(third.line)[third.column - 1] == "此"
    cover = next(spot for spot in spots.spots if spot.text == "潘國才處長")
    assert "處長" in source.line(cover.at(4).line)


def test_an_inserted_paragraph_changes_no_other_name(
    world: World, make_report: Callable[..., Path]
) -> None:
    before = make_report(name="trip")
    _, spots = located(world, before)
    text = (before / "report.yaml").read_text(encoding="utf-8")
    new = text.replace("  prose: |\n", "  prose: |\n    新增的一段。\n\n", 1)
    (before / "report.yaml").write_text(new, encoding="utf-8")
    _, after = located(world, before)
    names = [spot.id for spot in spots.spots]
    assert [spot.id for spot in after.spots if spot.text != "新增的一段。"] == names


def test_a_copy_elsewhere_has_the_same_names(
    world: World, make_report: Callable[..., Path]
) -> None:
    first, second = (located(world, make_report(name=name))[1] for name in ("a", "b"))
    assert [spot.id for spot in first.spots] == [spot.id for spot in second.spots]


def test_a_note_stands_where_it_is_defined(world: World, make_report: Callable[..., Path]) -> None:
    folder = make_report(
        ("蒐集、整理、公布與更新交換意見，", "蒐集、整理、公布與更新交換意見[^a]，"),
        ("作為修正的依據。\n", "作為修正的依據。\n\n    [^a]: 見 <https://example.org/a>。\n"),
    )
    report, spots = located(world, folder)
    source = next(iter(report.sources.values()))
    note = next(spot for spot in spots.spots if spot.text.startswith("見https"))
    assert "[^a]:" in source.line(note.place.line)
    assert "[^a]:" in source.line(note.at(6).line)
