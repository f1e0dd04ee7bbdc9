"""Files appear whole, with the mode that the user's umask says; remains of killed writers go."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportgen.whole import sweep, unfinished, write_whole

LEFT = ".trip.reportgen-0123abcd.tmp"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("umask", [0o077, 0o022, 0o002, 0o000])
def test_the_umask_decides(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "deep" / "trip.pdf"
    before = os.umask(umask)
    try:
        write_whole(target, b"data")
        write_whole(target, b"more")
        write_whole(tmp_path / "secret", b"", 0o600)
    finally:
        os.umask(before)
    assert target.read_bytes() == b"more"
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~umask
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert names(target.parent) == ["trip.pdf"]


def test_what_fails_leaves_the_old_one_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "trip.pdf"
    target.write_bytes(b"old")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device", str(other))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")
    assert names(tmp_path) == ["trip.pdf"]
    assert target.read_bytes() == b"old"


def test_a_name_as_long_as_the_disk_takes(tmp_path: Path) -> None:
    target = tmp_path / ("報" * 83 + ".pdf")
    write_whole(target, b"data")
    assert names(tmp_path) == [target.name]


WRITER = """
import sys
from pathlib import Path
from reportgen import whole
whole.Path.replace = lambda self, other: (print("writing", flush=True), sys.stdin.read())
whole.write_whole(Path(sys.argv[1]), b"data")
"""


def test_remains_of_a_killed_writer_are_swept_those_of_a_living_one_stay(tmp_path: Path) -> None:
    target, other = tmp_path / "trip.pdf", tmp_path / "trip-2.pdf"
    command = [sys.executable, "-c", WRITER, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        (left,) = unfinished(target)
        assert unfinished(other) == []
        past = time.time() - 60
        os.utime(left, (past, past))
        sweep(tmp_path)
        assert left.exists()
        writer.kill()
        writer.wait()
    assert left.read_bytes() == b"data"
    sweep(tmp_path)
    assert names(tmp_path) == []


def test_only_remains_are_swept(tmp_path: Path) -> None:
    kept = ["trip.pdf", ".trip.tmp", ".trip-0123abcd.tmp", ".trip.reportgen-0123abcd", "x" + LEFT]
    for name in (LEFT, *kept):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    young = tmp_path / ".new.reportgen-0123abcd.tmp"
    young.touch()
    os.utime(young, (time.time() + 60, time.time() + 60))
    sweep(tmp_path)
    assert names(tmp_path) == sorted([*kept, young.name])
    sweep(tmp_path / "nowhere")
