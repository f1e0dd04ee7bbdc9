import os
from pathlib import Path

import pytest

from reportgen.filestate import TICK, is_racy, open_regular, stamp


def test_a_stamp_changes_with_size_time_and_inode(tmp_path):
    file = tmp_path / "a"
    file.write_text("1")
    stamps = [stamp(file)]
    file.write_text("22")
    stamps.append(stamp(file))
    os.utime(file, ns=(0, 0))
    stamps.append(stamp(file))
    other = tmp_path / "b"
    other.write_text("22")
    os.utime(other, ns=(0, 0))
    other.replace(file)
    stamps.append(stamp(file))
    assert len(set(stamps)) == 4
    assert stamp(file) == stamps[-1]


def test_files_that_are_alike_have_stamps_of_their_own(tmp_path):
    for name in "ab":
        (tmp_path / name).write_text("1")
        os.utime(tmp_path / name, ns=(0, 0))
    assert stamp(tmp_path / "a") != stamp(tmp_path / "b")


def test_only_what_changed_long_before_the_look_is_settled():
    assert is_racy(10 * TICK, 10 * TICK)
    assert is_racy(9 * TICK + 1, 10 * TICK)
    assert not is_racy(9 * TICK, 10 * TICK)


def test_only_a_regular_file_is_opened_and_nothing_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"data")
    with open_regular(tmp_path / "file") as file:
        assert file.read() == b"data"
    for name in ("pipe", ".", "gone"):
        with pytest.raises(OSError):  # noqa: PT011  any of them
            open_regular(tmp_path / name)
