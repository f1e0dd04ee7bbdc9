import os
import time

import pytest

from reportgen import filestate
from reportgen.cache import Cache
from reportgen.typeset.pictures import files as picturefiles
from reportgen.typeset.pictures.files import prepare_files
from reportgen.typeset.pictures.model import SourceImage
from tests.typeset.pictures import photo, saved


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A photo, in a world in which a nanosecond is long ago."""
    monkeypatch.setattr(filestate, "TICK", 1)
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(photo(), "JPEG"))
    return path


@pytest.fixture
def read(monkeypatch):
    """The names of the files that have been read."""
    names = []
    original = picturefiles.prepare_one

    def noting(picture, data, cache):
        names.append(picture.name)
        return original(picture, data, cache)

    monkeypatch.setattr(picturefiles, "prepare_one", noting)
    return names


def test_a_picture_that_was_seen_before_is_not_read_again(file, cache, read):
    (first,) = prepare_files([SourceImage("a.jpg", file, 40)], cache)
    (second,) = prepare_files([SourceImage("b.jpg", file, 40)], cache)
    assert second.image == first.image
    assert read == ["a.jpg"]


def test_another_size_or_quality_is_another_picture(file, cache, read):
    for wanted in ({"width_mm": 40}, {"width_mm": 20}, {"height_mm": 9}, {"quality": 50}):
        prepare_files([SourceImage(str(wanted), file, **wanted)], cache)
    assert len(read) == 4


def test_a_changed_file_is_read_even_with_its_old_time_and_size(file, cache, read):
    (first,) = prepare_files([SourceImage("a.jpg", file, 40)], cache)
    before = file.stat()
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    time.sleep(0.01)  # the disk's clock
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    (second,) = prepare_files([SourceImage("a.jpg", file, 40)], cache)
    assert read == ["a.jpg", "a.jpg"]
    assert second.image != first.image


def test_what_was_changed_just_now_is_read_again(file, cache, read, monkeypatch):
    monkeypatch.setattr(filestate, "TICK", 3600 * 10**9)
    for _ in range(2):
        prepare_files([SourceImage("a.jpg", file, 40)], cache)
    assert len(read) == 2


def test_what_is_told_of_a_picture_is_told_each_time(file, cache):
    wrong = file.with_suffix(".png")
    file.rename(wrong)
    for _ in range(2):
        (preparation,) = prepare_files([SourceImage("a.png", wrong, 40)], cache)
        assert [finding.code for finding in preparation.findings] == ["IMAGE-MISNAMED"]


def test_a_cache_that_lost_the_picture_is_no_harm(file, cache, read, tmp_path):
    (first,) = prepare_files([SourceImage("a.jpg", file, 40)], cache)
    for kept in (tmp_path / "cache/pictures").iterdir():
        kept.unlink()
    (second,) = prepare_files([SourceImage("a.jpg", file, 40)], cache)
    assert second.image == first.image
    assert len(read) == 2


def test_new_pictures_are_shared_out_and_come_back_in_order(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(picturefiles, "_WORTHWHILE", 0)
    files = []
    for number in range(8):
        path = tmp_path / f"{number}.png"
        path.write_bytes(saved(photo(20 + number, 9), "PNG"))
        files.append(SourceImage(path.name, path))
    broken = tmp_path / "x.jpg"
    broken.write_bytes(b"")
    prepared = prepare_files([*files, SourceImage("x.jpg", broken)], cache, processes=2)
    assert [one.image.width for one in prepared[:-1]] == list(range(20, 28))
    assert prepared[-1].image is None
    assert prepare_files(files, cache) == prepared[:-1]


def test_what_a_process_remembers_needs_no_cache_and_goes_with_its_file(file, cache, tmp_path):
    remembered = {}
    wanted = [SourceImage("a.jpg", file, 40)]
    prepare_files(wanted, cache, remembered=remembered)
    (first,) = prepare_files(wanted, cache, remembered=remembered)
    assert list(remembered.values()) == [first]
    assert prepare_files(wanted, Cache(tmp_path / "none"), remembered=remembered) == (first,)
    prepare_files([], cache, remembered=remembered)
    assert remembered == {}
