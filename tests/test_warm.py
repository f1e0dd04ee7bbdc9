"""A watched report: what a process keeps from build to build changes no byte."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.outcome import Options
from reportgen.pipeline import build_report
from reportgen.typeset import engine
from reportgen.typeset.workshop import Workshop
from reportgen.world import World

ADDED = (
    "另與主辦單位約定次年再議。",
    "會中提及「堃」與「𠮷」等罕用字，以及 open data 的授權。",
    "這一段很長，" * 150,
    "1,234 筆資料",
)


def _edit(text: str, added: str, chance: random.Random) -> str:
    """*text* with *added* at the end of some line of prose, and something less elsewhere."""
    places = [found.start() for found in re.finditer(r"。$", text, re.MULTILINE)]
    place = chance.choice(places)
    text = f"{text[:place]}；{added}{text[place + 1 :]}"
    clauses = [*re.finditer(r"(?<=，)[^，。\n]{4,12}，", text)]
    clause = chance.choice(clauses)
    return text[: clause.start()] + text[clause.end() :]


@pytest.mark.parametrize("seed", [1, 2])
def test_an_edit_gives_the_bytes_of_a_cold_build(
    world: World, make_report: Callable[..., Path], tmp_path: Path, seed: int
) -> None:
    folder, workshop, chance = make_report(), Workshop(), random.Random(seed)
    record = folder / "report.yaml"
    pages = set()
    for added in chance.sample(ADDED, len(ADDED)):
        record.write_text(_edit(record.read_text("utf-8"), added, chance), "utf-8")
        warm = build_report(world, folder, tmp_path / "warm", workshop=workshop, processes=2)
        cold = build_report(world, folder, tmp_path / "cold")
        assert warm.findings == cold.findings
        assert warm.digest == cold.digest
        pages.add(warm.pages)
    assert len(pages) > 1
    nothing_known = replace(world, cache=tmp_path / "empty")
    assert build_report(nothing_known, folder, tmp_path / "cold").digest == warm.digest


def test_only_the_flow_of_an_edit_is_set_again(
    world: World,
    make_report: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, workshop = make_report(), Workshop()
    flows: list[str] = []
    lay_out = engine.Engine.lay_out

    def noting(self: engine.Engine, flow: object, *rest: object, **more: object) -> object:
        flows.append(flow.html)  # type: ignore[attr-defined]
        return lay_out(self, flow, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(engine.Engine, "lay_out", noting)
    build_report(world, folder, tmp_path, workshop=workshop)
    assert len(flows) > 3
    flows.clear()
    build_report(world, folder, tmp_path, workshop=workshop)
    assert flows == []
    record = folder / "report.yaml"
    record.write_text(record.read_text("utf-8").replace("檢核的人力有限", "檢核人力有限"), "utf-8")
    build_report(world, folder, tmp_path, workshop=workshop)
    (flow,) = flows
    assert "檢核人力有限" in flow


def test_a_picture_that_changes_is_set_again(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    from tests.typeset.pictures import photo, saved

    folder, workshop = make_report(), Workshop()
    record = folder / "report.yaml"
    text = record.read_text("utf-8")
    figure = "  prose: |\n    ![會場](figures/a.jpg){alt=會場的照片 source=本會攝}\n\n"
    record.write_text(text.replace("  prose: |\n", figure, 1), "utf-8")
    (folder / "figures").mkdir()
    digests = []
    for width in (64, 64, 80):
        (folder / "figures/a.jpg").write_bytes(saved(photo(width), "JPEG"))
        digests.append(build_report(world, folder, tmp_path, workshop=workshop).digest)
    assert digests[0] == digests[1] != digests[2]


def test_marks_of_reviewers_do_not_stick(
    world: World, make_report: Callable[..., Path], tmp_path: Path
) -> None:
    folder, workshop = make_report(), Workshop()
    plain = build_report(world, folder, tmp_path, workshop=workshop).digest
    marked = build_report(world, folder, tmp_path, Options(paragraphs=True), workshop=workshop)
    assert marked.digest != plain
    assert build_report(world, folder, tmp_path, workshop=workshop).digest == plain


@pytest.mark.parametrize("stays", [True, False])
def test_an_error_comes_and_goes(
    world: World, make_report: Callable[..., Path], tmp_path: Path, stays: bool
) -> None:
    """Composed before it is checked, a report is taken for the draft or the final it was."""
    folder, workshop = make_report(), Workshop() if stays else None
    record = folder / "report.yaml"
    sound = record.read_text("utf-8")
    errors = []
    for text in (sound, sound.replace("category: 開會", "category: 會議"), sound):
        record.write_text(text, "utf-8")
        made = build_report(world, folder, tmp_path / "a", workshop=workshop, processes=2)
        plain = build_report(world, folder, tmp_path / "b")
        assert (made.digest, made.findings) == (plain.digest, plain.findings)
        assert (made.ignored, made.files) == (plain.ignored, plain.files)
        errors.append(made.errors)
    assert errors[0] == errors[2] == 0 < errors[1]


@pytest.mark.parametrize("stays", [True, False])
def test_nothing_final_is_written_while_an_error_stands(
    world: World, make_report: Callable[..., Path], tmp_path: Path, stays: bool
) -> None:
    folder, workshop = (
        make_report(("category: 開會", "category: 會議")),
        Workshop() if stays else None,
    )
    out = tmp_path / "out"
    made = build_report(world, folder, out, Options(final=True), workshop=workshop, processes=2)
    assert made.errors
    assert made.pdf is None
    assert not out.exists()


@pytest.mark.parametrize("stays", [True, False])
def test_records_that_cannot_be_read_are_told_by_a_child_too(
    world: World, make_report: Callable[..., Path], tmp_path: Path, stays: bool
) -> None:
    folder, workshop = make_report(), Workshop() if stays else None
    (folder / "report.yaml").write_text("title: [\n", "utf-8")
    made = build_report(world, folder, tmp_path, workshop=workshop, processes=2)
    assert made.pdf is None
    assert made.findings == build_report(world, folder, tmp_path).findings != ()
