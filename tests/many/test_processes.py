"""Workers: each has one report at hand, and what ends it ends nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reportgen.many.work import Building
from reportgen.outcome import DEFAULT
from reportgen.world import World

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
    out, err = odd(jobs, *names, cwd=cwd).communicate()
    assert out, err
    told: dict[str, Any] = json.loads(out)
    return told | {"cleared": [line.split()[1] for line in err.splitlines()]}


def alive(session: int) -> list[int]:
    """The processes of *session* that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(state[3]) == session and state[0] != "Z":
            found.append(int(entry.name))
    return found


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
    assert told["cleared"] == (bad if what in {"SIGKILL", "SIGSEGV", "exit"} else [])
    assert list(tmp_path.iterdir()) == []


def test_what_a_lost_worker_left_in_the_temporary_folder_goes(tmp_path: Path) -> None:
    told = came_of(2, "0-temporary", "1-", cwd=tmp_path)
    assert told["cleared"] == ["0-temporary"]
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_has_grown_is_replaced(tmp_path: Path) -> None:
    told = came_of(1, "0-", "1-", "2-large", "3-", "4-", cwd=tmp_path)
    first, second, large, after, last = (process for (process,) in told["outcomes"].values())
    assert first == second == large
    assert after == last != large


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_whoever_started_them_takes_them_along(tmp_path: Path, number: signal.Signals) -> None:
    process = odd(2, "0-sleep", "1-sleep", "2-", cwd=tmp_path)
    assert process.stdout is not None
    workers = {int(process.stdout.readline()) for _ in range(2)}
    assert workers <= set(alive(process.pid))
    process.send_signal(number)
    _, err = process.communicate()
    if number == signal.SIGKILL:
        # Nobody was there to end them. They see it when they have something to tell.
        for worker in workers:
            os.kill(worker, signal.SIGALRM)
    else:
        assert sorted(line for line in err.splitlines() if line.startswith("cleared")) == [
            "cleared 0-sleep",
            "cleared 1-sleep",
        ]
        assert list(tmp_path.iterdir()) == []
    ends = time.monotonic() + 5
    while alive(process.pid) and time.monotonic() < ends:
        time.sleep(0.01)
    assert alive(process.pid) == []


def test_only_what_the_report_left_half_written_is_removed(world: World, tmp_path: Path) -> None:
    left = [".trip-abcdefgh.tmp", ".trip-1_2345678.tmp"]
    others = ["trip.pdf", ".trip-2-abcdefgh.tmp", ".trip-abcdefgh.pdf", ".[t]rip-abcdefgh.tmp"]
    for name in (*left[:1], *others):
        (tmp_path / name).touch()
    Building(world, tmp_path, DEFAULT).clear_up(Path("content/trip"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)
    Building(world, tmp_path, DEFAULT).clear_up(Path("content/[t]rip"))
    assert ".[t]rip-abcdefgh.tmp" not in {path.name for path in tmp_path.iterdir()}


def test_a_worker_loads_nothing_that_the_others_have_not(world: World, make_report: Any) -> None:
    """What it does load it would load again in each."""
    program = (
        "import os, sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from reportgen.many.work import Building\n"
        "from reportgen.outcome import DEFAULT\n"
        "from reportgen.world import World\n"
        f"world = World(Path({str(world.shipped)!r}), Path({str(world.cache)!r}), date(2017, 2, 1))\n"
        f"work = Building(world, Path({str(world.cache)!r}), DEFAULT)\n"
        "work.prepare()\n"
        "assert len(os.listdir('/proc/self/task')) == 1\n"
        "before = set(sys.modules)\n"
        f"assert work.do(Path({str(make_report())!r}), lambda _: None).pdf\n"
        "print(*sorted(set(sys.modules) - before))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
