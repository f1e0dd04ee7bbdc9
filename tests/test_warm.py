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
    assert len(flows) > 5
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
