"""A bad day of the machine: runs that are killed, full disks, files that are in the way."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.kills import main as kills
from tests.cli.conftest import Ran

pytest.importorskip("fcntl")

Make = Callable[..., Path]
Run = Callable[..., Ran]


def command(cwd: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cwd / "cache")}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "reportgen", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def test_killed_runs_leave_nothing_half_and_the_next_sweeps(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert kills("5", "11") == 0, capsys.readouterr().out


def test_a_disk_that_takes_no_more_is_a_line_and_the_old_pdf_is_whole(
    make_report: Make, tmp_path: Path
) -> None:
    """A bound on the size of files acts as a full disk does."""
    folder = make_report()
    assert command(tmp_path, "build", str(folder)).returncode == 0
    pdf = tmp_path / "build" / "trip.pdf"
    before = pdf.read_bytes()
    text = (folder / "report.yaml").read_text("utf-8").replace("出席測試", "出席第二次測試")
    (folder / "report.yaml").write_text(text, encoding="utf-8")

    def bounded() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, len(before) // 2))

    ran = command(tmp_path, "build", str(folder), preexec_fn=bounded)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in {1, 2}
    assert pdf.read_bytes() == before
    assert sorted(path.name for path in pdf.parent.iterdir()) == ["trip.pdf"]


@pytest.mark.parametrize("umask", [0o077, 0o002])
def test_every_file_heeds_the_umask(make_report: Make, tmp_path: Path, umask: int) -> None:
    folder = make_report()
    mask = {"umask": umask}
    assert command(tmp_path, "build", str(folder), **mask).returncode == 0
    assert command(tmp_path, "check", str(folder), "--output", "o.txt", **mask).returncode == 0
    assert command(tmp_path, "schema", "--out", "schemas", **mask).returncode == 0
    written = [tmp_path / "build" / "trip.pdf", tmp_path / "o.txt"]
    written += (tmp_path / "schemas").iterdir()
    assert len(written) > 3
    assert {path.stat().st_mode & 0o777 for path in written} == {0o666 & ~umask}


@pytest.mark.parametrize("where", ["build", "build/trip.pdf"])
def test_what_is_in_the_way_of_the_output_is_2_in_a_line(
    make_report: Make, tmp_path: Path, where: str
) -> None:
    folder = make_report()
    if where == "build":
        (tmp_path / where).touch()
    else:
        (tmp_path / where).mkdir(parents=True)
    ran = command(tmp_path, "build", str(folder))
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "build" in ran.stderr.splitlines()[-1]


def test_a_name_of_any_length_is_built_or_refused(make_report: Make, tmp_path: Path) -> None:
    built = make_report(name="報" * 83)
    assert command(tmp_path, "build", str(built)).returncode == 0
    refused = command(tmp_path, "build", str(make_report(name="報" * 85)))
    assert refused.returncode == 2
    assert "File name too long" in refused.stderr
