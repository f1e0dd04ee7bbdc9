"""Random reports are valid, the same for the same seed, and leave no field of the format empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from reportgen.pipeline import check_report
from reportgen.read import read
from reportgen.records import Records
from reportgen.records.base import Record
from reportgen.world import World
from tests.randomreports import LAYOUTS, SCRIPTS, SEEDS, random_report, write_report


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
    filled: set[tuple[str, str]] = set()
    for seed in range(40):
        folder = write_report(random_report(seed), tmp_path / str(seed))
        filled |= set(fields_of(read(folder, folder.name).records))
    assert every_field(Records) - filled == set()


def fields_of(value: Any) -> Iterator[tuple[str, str]]:
    """The fields that the records below *value* state."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield type(value).__name__, name
            yield from fields_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from fields_of(item)


def every_field(model: type[Record]) -> set[tuple[str, str]]:
    """Every field of *model* and of the records that it may hold."""
    seen: set[tuple[str, str]] = set()
    waiting: list[Any] = [model]
    while waiting:
        part = waiting.pop()
        if isinstance(part, type) and issubclass(part, Record):
            fields = {(part.__name__, name) for name in part.model_fields}
            if not fields <= seen:
                seen |= fields
                waiting += [info.annotation for info in part.model_fields.values()]
                waiting += [info.metadata for info in part.model_fields.values()]
        else:
            waiting += getattr(part, "__args__", ())
    return seen
