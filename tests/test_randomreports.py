"""Random reports are valid, the same for the same seed, and leave no field of the format empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from reportgen.pipeline import check_report
from reportgen.read import read
from reportgen.read.shapes import Model
from reportgen.world import World
from tests.everyfield import fields, stated
from tests.randomreports import LAYOUTS, SCRIPTS, SEEDS, random_report, write_report
from tools.generate.authorities import shipped


def errors(world: World, folder: Path) -> list[str]:
    findings = check_report(world, folder).findings
    return [f"{f.place} {f.message.text()}" for f in findings if f.severity == "error"]


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert random_report(7) == random_report(7)
    assert random_report(7) != random_report(8)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(3))
def test_every_layout_takes_them(world: World, tmp_path: Path, seed: int, layout: str) -> None:
    assert errors(world, write_report(random_report(seed, tuple(SCRIPTS), layout), tmp_path)) == []


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=SEEDS)
def test_none_breaks_a_rule(
    world: World, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = write_report(random_report(seed), tmp_path_factory.mktemp("report"))
    assert errors(world, folder) == []


def test_every_field_is_filled_now_and_then(tmp_path: Path) -> None:
    filled: set[tuple[Model, str]] = set()
    for seed in range(40):
        folder = write_report(random_report(seed), tmp_path / str(seed))
        filled |= set(stated(read(folder, folder.name).records))
    assert fields() - filled == set()


def test_every_shipped_layout_is_used() -> None:
    assert set(LAYOUTS) == set(shipped())
