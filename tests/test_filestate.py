import os

from reportgen.filestate import TICK, is_racy, stamp


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
