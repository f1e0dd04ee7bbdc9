"""Workers: each has one report at hand, and what ends it ends nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportgen.many.lost import is_lost
from reportgen.many.machine.run import do_all
from reportgen.many.work import Building, Checking
from reportgen.outcome import DEFAULT
from reportgen.world import World
from tests.many.children import alive, wait_until
from tests.many.odd import Oddities

Make = Callable[..., Path]

ROOT = Path(__file__).parent.parent.parent


def odd(jobs: int, *names: str, cwd: Path) -> subprocess.Popen[str]:
    """The oddities *names*, started."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.many.odd", str(jobs), *names],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(cwd)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def came_of(jobs: int, *names: str, cwd: Path) -> dict[str, Any]:
    """What came of *names*."""
    with odd(jobs, *names, cwd=cwd) as process:
        out, err = process.communicate()
    assert out, err
    told: dict[str, Any] = json.loads(out)
    return told | {"cleared": [line.split()[1] for line in err.splitlines()]}


def test_outcomes_come_in_order_and_phases_as_they_begin(tmp_path: Path) -> None:
    names = [f"{n}-" for n in range(12)]
    told = came_of(3, *names, cwd=tmp_path)
    assert list(told["outcomes"]) == names
    processes = {process for process, *_ in told["outcomes"].values()}
    assert len(processes) == 3
    for name in names:
        assert [p for n, p in told["phases"] if n == name] == ["read", "check", ""]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("SIGKILL", "SIGKILL"),
        ("SIGSEGV", "SIGSEGV"),
        ("exit", "（7）"),
        ("memory", "記憶體不足"),
        ("disk", "無法讀寫「build/x.pdf」：No space left on device"),
        ("bug", "ZeroDivisionError: by nothing"),
    ],
)
def test_one_that_ends_its_worker_loses_itself_alone(tmp_path: Path, what: str, said: str) -> None:
    bad = [f"2-{what}", f"5-{what}", f"7-{what}"]
    names = [next((b for b in bad if b[0] == str(n)), f"{n}-") for n in range(8)]
    told = came_of(2, *names, cwd=tmp_path)
    assert list(told["outcomes"]) == names
    for name, (process, *findings) in told["outcomes"].items():
        if name in bad:
            assert [finding.split()[0] for finding in findings] == ["REPORT-LOST"]
            assert said in findings[0]
        else:
            assert process
            assert not findings
    assert len(told["bugs"]) == (3 if what == "bug" else 0)
    assert all("odd.py" in bug for bug in told["bugs"])
    assert sorted(told["cleared"]) == (bad if what in {"SIGKILL", "SIGSEGV", "exit"} else [])
    assert list(tmp_path.iterdir()) == []


def test_what_a_lost_worker_had_finished_is_not_lost(tmp_path: Path) -> None:
    told = came_of(2, "0-SIGKILL-finished", "1-SIGKILL", "2-", cwd=tmp_path)
    outcomes = told["outcomes"]
    assert outcomes["0-SIGKILL-finished"] == ["finished"]
    assert outcomes["1-SIGKILL"][1].startswith("REPORT-LOST")


def test_a_pdf_that_was_written_and_remembered_is_finished(world: World, make_report: Make) -> None:
    folder = make_report()
    work = Building(world, folder.parent.parent / "out", DEFAULT)
    begun = time.time() - 10
    assert work.finished(folder, begun) is None
    outcome = work.do(folder, lambda _: None)
    assert outcome.pdf is not None
    assert work.finished(folder, begun) == replace(outcome, sources={})
    assert work.finished(folder, time.time() + 10) is None
    (folder / "report.yaml").write_text("title: x", encoding="utf-8")
    assert work.finished(folder, begun) is None
    assert Checking(world).finished(folder, begun) is None


def test_what_a_lost_worker_left_in_the_temporary_folder_goes(tmp_path: Path) -> None:
    told = came_of(2, "0-temporary", "1-", cwd=tmp_path)
    assert told["cleared"] == ["0-temporary"]
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_has_grown_is_replaced(tmp_path: Path) -> None:
    told = came_of(1, "0-", "1-", "2-large", "3-", "4-", cwd=tmp_path)
    first, second, large, after, last = (process for (process,) in told["outcomes"].values())
    assert first == second == large
    assert after == last != large


@pytest.mark.parametrize(("number", "what"), [(signal.SIGINT, "sleep"), (signal.SIGKILL, "nap")])
def test_whoever_started_them_takes_them_along(
    tmp_path: Path, number: signal.Signals, what: str
) -> None:
    """Or, where it had no time for that, they end with the report that they have at hand."""
    with odd(2, f"0-{what}", f"1-{what}", "2-", cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        workers = {int(process.stdout.readline()) for _ in range(2)}
        assert workers <= set(alive(process))
        process.send_signal(number)
        process.wait()
        assert wait_until(lambda: not alive(process))
        said = process.stderr.read()
    if number == signal.SIGINT:
        assert said.count("cleared") == 2
        assert list(tmp_path.iterdir()) == []


def test_only_what_the_report_left_half_written_is_removed(world: World, tmp_path: Path) -> None:
    mark = ".reportgen-0123abcd.tmp"
    others = ["trip.pdf", f".trip-2{mark}", ".trip.reportgen-0123abcd.pdf", f".[t]rip{mark}"]
    for name in (f".trip{mark}", *others):
        (tmp_path / name).touch()
    Building(world, tmp_path, DEFAULT).clear_up(Path("content/trip"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)
    Building(world, tmp_path, DEFAULT).clear_up(Path("content/[t]rip"))
    assert f".[t]rip{mark}" not in {path.name for path in tmp_path.iterdir()}


LOADING = """
import os, sys
from datetime import date
from pathlib import Path
from reportgen.many.lost import is_lost
from reportgen.many.machine.run import do_all
from reportgen.many.work import Building, Checking
from reportgen.outcome import DEFAULT
from reportgen.world import World
from tests.many.children import alive, wait_until
from tests.many.odd import Oddities
shipped, cache, out, report = map(Path, sys.argv[1:])
work = Building(World(shipped, cache, date(2017, 2, 1)), out, DEFAULT)
work.prepare()
assert len(os.listdir("/proc/self/task")) == 1, "a thread is alive that a fork would cut off"
before = set(sys.modules)
assert work.do(report, lambda _: None).pdf
print(*sorted(set(sys.modules) - before))
"""


def test_what_building_needs_is_loaded_before_workers_are_forked(
    world: World, make_report: Make, tmp_path: Path
) -> None:
    """What is not would be loaded again in each."""
    arguments = map(str, (world.shipped, world.cache, tmp_path / "out", make_report()))
    done = subprocess.run(
        [sys.executable, "-c", LOADING, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) <= {"pydantic.plugin._loader"}


class Few(Oddities):
    """Work that no process is worth."""

    worthwhile = 8


def test_few_are_done_here_and_one_bug_stops_no_other() -> None:
    outcomes, bugs = do_all(Few(), [Path("0-bug"), Path("1-disk"), Path("2-")], 2, _silent)
    assert [is_lost(outcome) for outcome in outcomes] == [True, True, False]
    assert outcomes[2].digest == str(os.getpid())
    (bug,) = bugs
    assert "by nothing" in bug


def test_one_alone_raises_as_it_comes() -> None:
    with pytest.raises(ZeroDivisionError):
        do_all(Few(), [Path("0-bug")], 2, _silent)


def _silent(*_: str) -> None:
    """Nobody looks."""
