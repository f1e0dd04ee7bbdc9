"""Many reports at once, as processes of the system see it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.many.lost import worker_ended
from reportgen.world import World
from tests.cli.conftest import Ran
from tests.many.children import alive, wait_until

Make = Callable[..., Path]
Run = Callable[..., Ran]


def environment(world: World, temporary: Path) -> dict[str, str]:
    """That of a command as a process of its own."""
    root = Path(__file__).parent.parent.parent
    own = {"PYTHONPATH": root, "XDG_CACHE_HOME": world.cache, "TMPDIR": temporary}
    return os.environ | {name: str(path) for name, path in own.items()}


@pytest.fixture
def building(make_report: Make, world: World, tmp_path: Path) -> subprocess.Popen[str]:
    """A build of ten reports by two workers that has written its first PDF; one lay there."""
    for number in range(10):
        make_report(("title: 出席", f"title: 第{number}次出席"), name=f"trip-{number}")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "trip-9.pdf").write_bytes(b"old")
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "build", "--jobs", "2", "--format", "json"],
        cwd=tmp_path,
        env=environment(world, tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert wait_until(lambda: list((tmp_path / "build").glob("trip-[0-8].pdf")))
    assert len(alive(process)) == 3
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_leaves_neither_half_files_nor_orphans(
    building: subprocess.Popen[str], tmp_path: Path, number: signal.Signals
) -> None:
    building.send_signal(number)
    out, err = building.communicate()
    assert building.returncode == 130
    assert "已中斷" in err
    assert out == ""
    assert alive(building) == []
    left = {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    assert left.pop("trip-9.pdf") == b"old"
    assert left
    assert all(name.endswith(".pdf") and data.endswith(b"%%EOF\n") for name, data in left.items())
    assert not list(tmp_path.glob("reportgen-*"))


def test_a_worker_that_is_killed_loses_its_report_alone(
    building: subprocess.Popen[str], tmp_path: Path
) -> None:
    worker = next(process for process in alive(building) if process != building.pid)
    # It stands still first: so it has a report in hand, or is given one, when it is killed.
    os.kill(worker, signal.SIGSTOP)
    time.sleep(0.3)
    os.kill(worker, signal.SIGKILL)
    out, _ = building.communicate()
    assert building.returncode == 1
    (lost,) = (f for f in json.loads(out)["findings"] if f["code"] == "REPORT-LOST")
    assert lost["severity"] == "error"
    assert lost["file"] == f"content/{lost['report']}"
    assert "SIGKILL" in lost["message"]
    written = {path.stem for path in (tmp_path / "build").iterdir() if path.read_bytes() != b"old"}
    # The worker may have come to the end of its report before it stood still.
    assert written | {lost["report"]} == {f"trip-{n}" for n in range(10)}


@pytest.mark.parametrize(
    "other", [("build", "--jobs", "2"), ("build", "--watch"), ("check", "--against", ".")]
)
def test_what_is_of_this_machine_does_not_go_with_a_scheduler(
    reportgen: Run, make_report: Make, other: tuple[str, ...]
) -> None:
    make_report()
    ran = reportgen(*other, "--scheduler", "tcp://127.0.0.1:9")
    assert ran.status == 2
    assert f"--scheduler 不能與 {other[1]} 並用。" in ran.err


def test_a_build_leaves_nothing_in_the_temporary_folder(
    make_report: Make, world: World, tmp_path: Path
) -> None:
    make_report()
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "reportgen", "build"]
    environ = environment(world, tmp_path / "temporary")
    subprocess.run(command, cwd=tmp_path, env=environ, check=True)
    assert (tmp_path / "build" / "trip.pdf").exists()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_check_by_workers_says_what_a_check_of_each_says(
    reportgen: Run, make_report: Make
) -> None:
    folders = [
        make_report(("category: 開會", f"category: {word}"), name=f"trip-{n:02}")
        for n, word in enumerate(("開會", "旅遊", "會議") * 6)
    ]
    for form in ("pretty", "json"):
        told = reportgen("check", "--jobs", 2, "--format", form)
        each = [reportgen("check", folder, "--format", form) for folder in folders]
        assert told.status == 1
        if form == "json":
            found = [finding for one in each for finding in json.loads(one.out)["findings"]]
            assert json.loads(told.out)["findings"] == found
        else:
            blocks = [line for one in each for line in one.out.splitlines()[:-1]]
            assert told.out.splitlines()[:-1] == blocks


def test_a_bug_is_owned_up_to_once(
    reportgen: Run, make_report: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        make_report(name=f"trip-{number}")

    def stumble(world: World, folder: Path, *_: object, **__: object) -> object:
        if folder.name == "trip-1":
            raise ZeroDivisionError("by nothing")
        return worker_ended(folder, -signal.SIGKILL)

    monkeypatch.setattr("reportgen.pipeline.build_report", stumble)
    monkeypatch.setattr("reportgen.many.machine.processes._start_method", lambda: "fork")
    ran = reportgen("build")
    assert ran.status == 3
    assert "ZeroDivisionError: by nothing" in ran.out
    assert "Traceback" not in ran.out + ran.err
    log = Path(ran.err.split("詳情存於 ")[1].split("，")[0])
    assert log.read_text("utf-8").count("ZeroDivisionError: by nothing") == 1
    log.unlink()
