"""The temporary folder of a command, and what killed commands left behind."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reportgen.isolate.temporary import sweep, temporary_folder

_HOLD = (
    "import os, sys, tempfile\n"
    "tempfile.tempdir = sys.argv[1]\n"
    "from reportgen.isolate.temporary import temporary_folder\n"
    "with temporary_folder() as folder:\n"
    "    print(folder, flush=True)\n"
    "    sys.stdin.read()\n"
)


def old(folder: Path, seconds: int = 3600) -> None:
    when = folder.stat().st_mtime - seconds
    os.utime(folder, (when, when))


@pytest.fixture(autouse=True)
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_all_that_is_temporary_goes_into_it_and_with_it(parent: Path) -> None:
    with temporary_folder() as folder:
        assert Path(folder).parent == parent
        assert tempfile.mkdtemp().startswith(folder)
    assert list(parent.iterdir()) == []
    assert tempfile.tempdir == str(parent)


@pytest.mark.skipif(sys.platform == "win32", reason="locks of files")
def test_what_a_killed_command_left_is_removed_and_a_living_one_keeps_its_own(
    parent: Path,
) -> None:
    command = [sys.executable, "-c", _HOLD, str(parent)]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as killed,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as living,
    ):
        assert killed.stdout is not None
        assert living.stdout is not None
        left = Path(killed.stdout.readline().decode().strip())
        used = Path(living.stdout.readline().decode().strip())
        killed.kill()
        killed.wait()
        old(left)
        old(used)
        with temporary_folder():
            assert not left.exists()
            assert used.exists()
        living.communicate(b"")
    assert list(parent.iterdir()) == []


def test_only_old_folders_of_ours_are_removed(parent: Path) -> None:
    outside = parent / "outside"
    outside.mkdir()
    (outside / "lock").touch()
    young, ancient, without = (parent / f"reportgen-{n}" for n in ("young", "ancient", "without"))
    for folder in (young, ancient, without):
        folder.mkdir()
    (young / "lock").touch()
    (parent / "reportgen-link").symlink_to(outside)
    (parent / "reportgen-file").touch()
    (parent / "another").mkdir()
    old(without)
    old(ancient, 2 * 24 * 3600)
    sweep(parent)
    assert {path.name for path in parent.iterdir()} == {
        *("outside", "reportgen-young", "reportgen-without"),
        *("reportgen-link", "reportgen-file", "another"),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes")
def test_a_lock_that_is_no_file_is_not_waited_for(parent: Path) -> None:
    folder = parent / "reportgen-odd"
    folder.mkdir()
    os.mkfifo(folder / "lock")
    old(folder)
    sweep(parent)
