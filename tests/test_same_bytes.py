"""The same records give the same bytes, however and after whatever they are built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.pipeline import build_report
from reportgen.typeset import typesetting
from reportgen.typeset.paginate import Task
from reportgen.typeset.sequence import PageSequence
from reportgen.typeset.workshop import Workshop
from reportgen.world import World
from tests import torture
from tests.randomreports import random_report, write_report

SENTENCE = "各國代表依序報告現況並交換意見。"
ROW = f"    | 甲 | {SENTENCE * 12} |\n"
HIGH_ROW = f"""\
    | 項目 | 內容 |
    |---|---|
{ROW * 12}
    {SENTENCE}

    | 項目 | 內容 |
    |---|---|
    | 第一項 | {SENTENCE * 90} |

    ![會場](figures/high.png){{alt=高而窄的會場}}

    {SENTENCE * 30}

    ![會場](figures/high.png){{alt=高而窄的會場}}

"""


def write_high_row(folder: Path, make_report: Callable[..., Path]) -> Path:
    """A report with a row of more than a page, and figures that are drawn smaller."""
    from tests.typeset.pictures import photo, saved

    report = make_report(("    本會為建立資料品質", f"{HIGH_ROW}    本會為建立資料品質"))
    (report / "figures").mkdir()
    (report / "figures/high.png").write_bytes(saved(photo(400, 600), "PNG"))
    return report


MORE = [pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 40)]
"""Random reports beyond those of every run."""


@pytest.fixture(params=["high row", "torture", *range(2), *MORE])
def report(
    request: pytest.FixtureRequest, tmp_path: Path, make_report: Callable[..., Path]
) -> Path:
    folder = tmp_path / "report"
    if request.param == "high row":
        return write_high_row(folder, make_report)
    if request.param == "torture":
        torture.write(folder)
        return folder
    return write_report(random_report(request.param), folder)


def set_after_all_others(
    tasks: Sequence[Task], set_one: Callable[[Task], PageSequence], processes: int
) -> list[PageSequence]:
    """Set *tasks* after the same engine has set all of them, from the last to the first."""
    for task in reversed(tasks):
        set_one(task)
    return [set_one(task) for task in tasks]


def test_bytes_do_not_depend_on_how_a_report_is_built(
    world: World, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = replace(world, cache=tmp_path / "cache")
    fresh = build_report(world, report, tmp_path / "fresh")
    assert fresh.digest
    again = build_report(world, report, tmp_path / "again", processes=2)
    assert (again.digest, again.pages) == (fresh.digest, fresh.pages)
    monkeypatch.setattr(typesetting, "set_apart", set_after_all_others)
    watched = build_report(world, report, tmp_path / "watched", workshop=Workshop())
    assert (watched.digest, watched.pages) == (fresh.digest, fresh.pages)
