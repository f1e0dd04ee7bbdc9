"""Photographs of a new report: by the camera's clock, untouched, hostile ones refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image

from reportgen import limits
from reportgen.cache import Cache
from reportgen.read import read
from reportgen.records.appendices import Photos as PhotoPages
from reportgen.scaffold.answers import Refused
from reportgen.scaffold.drafts import drafts
from reportgen.scaffold.extras import Extras
from reportgen.scaffold.photofolder import photos_in
from reportgen.scaffold.photos import Photos
from reportgen.scaffold.report import write_report
from tests.scaffold.test_drafts import ANSWERS, TO_DO, codes, layout

SIZE = (1200, 900)


def take(path: Path, when: str = "", shade: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if when:
        exif.get_ifd(0x8769)[0x9003] = when
    Image.new("RGB", SIZE, (shade, 99, 99)).save(path, exif=exif)
    return path


def look(folder: Path) -> Photos:
    return photos_in(folder, (ANSWERS.start, ANSWERS.end), Cache(None))


def test_by_the_time_of_the_camera_never_of_the_file(tmp_path: Path) -> None:
    third = take(tmp_path / "a.jpg", "2025:03:13 08:00:00", 1)
    take(tmp_path / "z.jpg", "2025:03:12 14:05:10", 2)
    take(tmp_path / "DCIM/100APPLE/m.JPG", "2025:03:12 09:00:00", 3)
    take(tmp_path / "b.png", "", 4)
    os.utime(third, (1, 1))
    photos = look(tmp_path)
    assert [photo.file for photo in photos.photos] == [
        "figures/01-m.jpg", "figures/02-z.jpg", "figures/03-a.jpg", "figures/04-b.png",
    ]  # fmt: skip
    assert photos.photos[1].taken == datetime(2025, 3, 12, 14, 5, 10)
    assert photos.photos[3].taken is None
    assert len(photos.on(date(2025, 3, 12))) == 2


@pytest.mark.parametrize("when", ["0000:00:00 00:00:00", "yesterday", "2025:13:45 99:99:99"])
def test_a_camera_without_a_clock(when: str, tmp_path: Path) -> None:
    take(tmp_path / "a.jpg", when)
    assert look(tmp_path).photos[0].taken is None


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("會談 照片(1).jpg", "figures/01-會談-照片-1.jpg"),
        ("  .. -.jpg", "figures/01.jpg"),
        ("x" * 200 + ".jpg", f"figures/01-{'x' * 60}.jpg"),
        ("a'b\"c[d]{e}.JPEG", "figures/01-a-b-c-d-e.jpeg"),
    ],
)
def test_names_that_prose_can_have(name: str, file: str, tmp_path: Path) -> None:
    take(tmp_path / "in.jpg").rename(tmp_path / name)
    assert look(tmp_path).photos[0].file == file


def test_a_suffix_is_that_of_the_content(tmp_path: Path) -> None:
    take(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert look(tmp_path).photos[0].file == "figures/01-a.png"


def broken(path: Path) -> None:
    path.write_bytes(take(path.with_name("whole.jpg")).read_bytes()[:900])
    path.with_name("whole.jpg").unlink()


def empty(path: Path) -> None:
    path.touch()


def text(path: Path) -> None:
    path.write_text("no picture", encoding="utf-8")


def bomb(path: Path) -> None:
    Image.new("1", (40_000, 40_000)).save(path, "PNG")


def moving(path: Path) -> None:
    Image.new("RGB", SIZE).save(path, "GIF")


@pytest.mark.parametrize("make", [broken, empty, text, bomb, moving])
def test_a_picture_that_cannot_be_printed_is_one_finding(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / "bad.jpg")
    take(tmp_path / "good.jpg", "2025:03:12 09:00:00")
    photos = look(tmp_path)
    assert [photo.source.name for photo in photos.photos] == ["good.jpg"]
    (finding,) = photos.findings
    assert finding.code.startswith("IMAGE-")
    assert finding.place.file.endswith("bad.jpg")


def test_what_is_not_a_picture_is_counted(tmp_path: Path) -> None:
    take(tmp_path / "a.jpg")
    take(tmp_path / "b.jpg")
    (tmp_path / "clip.mov").touch()
    take(tmp_path / ".hidden.jpg", "", 7)
    take(tmp_path / ".trash/c.jpg", "", 8)
    (tmp_path / "link.jpg").symlink_to(tmp_path / ".hidden.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    photos = look(tmp_path)
    assert (len(photos.photos), photos.others, photos.twice) == (1, 1, 1)


def test_more_than_a_report_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NEW_PHOTOS", 1)
    take(tmp_path / "a.jpg", "", 1)
    take(tmp_path / "b.jpg", "", 2)
    with pytest.raises(Refused, match="太多"):
        look(tmp_path)


@pytest.fixture
def album(tmp_path: Path) -> Photos:
    take(tmp_path / "album/a.jpg", "2025:03:12 09:00:00", 1)
    take(tmp_path / "album/b.jpg", "2025:03:13 09:00:00", 2)
    take(tmp_path / "album/c.jpg", "2024:01:01 09:00:00", 3)
    take(tmp_path / "album/d.jpg", "", 4)
    return look(tmp_path / "album")


@pytest.mark.parametrize("as_figures", [False, True])
@pytest.mark.parametrize("category", ["考察", "進修"])
def test_they_are_in_the_report(
    album: Photos, as_figures: bool, category: str, tmp_path: Path
) -> None:
    answers = ANSWERS._replace(category=category)
    extras = Extras(album, as_figures)
    files = drafts(answers, "executive-yuan", layout("executive-yuan").authority, extras)
    write_report(tmp_path / "trip", files, album.photos)
    assert codes(tmp_path / "trip", tmp_path) <= TO_DO
    for photo in album.photos:
        copied = tmp_path / "trip" / photo.file
        assert copied.read_bytes() == photo.source.read_bytes()
    records = read(tmp_path / "trip", "trip").records
    assert records is not None
    pages = [appendix for appendix in records.appendices if isinstance(appendix, PhotoPages)]
    proses = [str(part.prose) for part in (*records.sessions, *records.topics)]
    shown = [sum(photo.file in prose for photo in album.photos) for prose in proses]
    if as_figures:
        assert pages == []
        assert shown == ([1, 3] if category == "考察" else [4])
    else:
        assert len(pages[0].photos) == 4
        assert shown == [0]


def test_each_is_in_the_session_of_its_day(album: Photos) -> None:
    extras = Extras(album, as_figures=True)
    files = drafts(ANSWERS, "executive-yuan", layout("executive-yuan").authority, extras)
    first = str(files["sessions/010-session.yaml"])
    assert "2025-03-12" in first
    assert "figures/01-a.jpg" in first
    assert "figures/02-b.jpg" not in first


def test_those_of_the_trip_come_first(album: Photos) -> None:
    assert [photo.file for photo in album.photos] == [
        "figures/01-a.jpg", "figures/02-b.jpg", "figures/03-c.jpg", "figures/04-d.jpg",
    ]  # fmt: skip
