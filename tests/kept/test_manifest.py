"""Whether the files are still the same: every change is seen, and no file read for nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from reportgen.cache import digest
from reportgen.kept import manifest as module
from reportgen.kept.manifest import SMALL, Manifest, manifest, survey

LONG_AGO = time.time_ns() - 3600 * 10**9
LATER = 10 * 10**9
"""Nanoseconds after which two changes cannot have the same time."""


def look(report: Path, *, after: int = LATER) -> Manifest:
    """The manifest of *report* taken so many nanoseconds after now."""
    return manifest(survey(report, [], []), time.time_ns() + after)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    folder = tmp_path / "trip"
    (folder / "figures").mkdir(parents=True)
    (folder / "report.yaml").write_text("title: 出席會議\n", encoding="utf-8")
    (folder / "figures" / "talk.jpg").write_bytes(bytes(SMALL + 1))
    (folder / "figures" / "small.jpg").write_bytes(b"small")
    return folder


def now(report: Path) -> dict[str, module.State]:
    return survey(report, [], [])


def test_what_stands_still_is_the_same(report: Path) -> None:
    before = look(report)
    assert len(before.states) == 3
    assert before.holds(now(report))


def test_nothing_is_read_where_the_states_tell(report: Path) -> None:
    before = look(report)
    assert before.settled
    with patch.object(Path, "read_bytes", side_effect=AssertionError):
        assert before.holds(now(report))


def test_photos_are_never_read(report: Path) -> None:
    talk = report / "figures" / "talk.jpg"
    before = look(report)
    assert str(talk) not in before.digests
    os.utime(talk)
    assert not before.holds(now(report))


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": lambda r: (r / "report.yaml").write_text("title: 出席國際會議\n", encoding="utf-8"),
    "as long": lambda r: (r / "report.yaml").write_text("title: 參加會議\n", encoding="utf-8"),
    "gone": lambda r: (r / "report.yaml").unlink(),
    "new": lambda r: (r / "roster.yaml").write_text("- {id: pan}\n", encoding="utf-8"),
    "new and empty": lambda r: (r / "roster.yaml").touch(),
    "in a new folder": lambda r: [(r / "s").mkdir(), (r / "s" / "a.yaml").touch()],
    "hidden": lambda r: (r / "figures" / ".talk.jpg").touch(),
    "renamed": lambda r: (r / "figures" / "small.jpg").rename(r / "figures" / "little.jpg"),
    "a folder now": lambda r: [(r / "report.yaml").unlink(), (r / "report.yaml").mkdir()],
    "a link now": lambda r: [
        (r / "figures" / "small.jpg").rename(r / "figures" / ".small.jpg"),
        (r / "figures" / "small.jpg").symlink_to(".small.jpg"),
    ],
    "a photo, of the same size": lambda r: (r / "figures" / "talk.jpg").write_bytes(
        b"x" * (SMALL + 1)
    ),
    "a dangling link": lambda r: (r / "figures" / "other.jpg").symlink_to("nowhere"),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("after", [LATER, 0])
def test_a_change_is_seen(report: Path, change: str, after: int) -> None:
    before = look(report, after=after)
    CHANGES[change](report)
    assert not before.holds(now(report))


def test_what_says_the_same_after_a_checkout_is_the_same(report: Path) -> None:
    before = look(report)
    for name in ("report.yaml", "figures/small.jpg"):
        path = report / name
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert before.states != now(report)
    assert before.holds(now(report))


def test_an_edit_in_the_same_tick_is_seen(report: Path) -> None:
    """The disk shows the same state twice; the bytes were looked at just before it changed."""
    before = look(report, after=0)
    assert not before.settled
    (report / "report.yaml").write_text("title: 參加會議\n", encoding="utf-8")
    assert not before.holds(before.states)


def test_a_photo_taken_over_in_the_same_tick_is_seen(report: Path) -> None:
    before = look(report, after=0)
    (report / "figures" / "talk.jpg").write_bytes(b"x" * (SMALL + 1))
    assert not before.holds(before.states)


def test_what_could_not_be_read_is_tried_again(report: Path) -> None:
    with patch.object(module, "open_regular", side_effect=OSError):
        before = look(report)
    assert not before.holds(now(report))


def test_rights_are_seen(report: Path) -> None:
    with (
        patch("os.access", return_value=False),
        patch.object(module, "open_regular", side_effect=PermissionError),
    ):
        before = look(report)
        assert before.holds(now(report))
    assert not before.holds(now(report))


def test_a_folder_that_cannot_be_listed_is_seen(report: Path) -> None:
    before = look(report)
    figures, scandir = str(report / "figures"), os.scandir

    def refused(path: str) -> object:
        if path == figures:
            raise PermissionError
        return scandir(path)

    with patch("os.scandir", refused):
        closed = look(report)
        assert closed.holds(now(report))
        assert not before.holds(now(report))
    assert not closed.holds(now(report))


def test_commits_are_no_change(report: Path) -> None:
    before = look(report)
    (report / ".git").mkdir()
    (report / ".git" / "index").touch()
    (report / "empty").mkdir()
    assert before.holds(now(report))


def test_links_of_a_report_are_not_walked(report: Path, tmp_path: Path) -> None:
    outside = tmp_path / "photos"
    outside.mkdir()
    (outside / "a.jpg").touch()
    (report / "all").symlink_to(outside)
    (report / "round").symlink_to(report)
    before = look(report)
    assert len(before.states) == 5
    (outside / "a.jpg").write_bytes(b"other")
    assert before.holds(now(report))
    (outside / "b.yaml").touch()
    assert before.holds(now(report))
    (report / "all").unlink()
    assert not before.holds(now(report))


def test_nothing_behind_a_link_that_leads_out_is_looked_at(report: Path, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("hunter2")
    (report / "notes.txt").symlink_to(token)
    (report / "away").symlink_to(tmp_path)
    (report / "figures" / "up.txt").symlink_to("../../token")
    opened, listed = [], []
    opening, scandir = module.open_regular, os.scandir
    with (
        patch.object(module, "open_regular", lambda path: (opened.append(path), opening(path))[1]),
        patch("os.scandir", lambda path: (listed.append(path), scandir(path))[1]),
    ):
        before = look(report)
    assert opened
    assert all("report.yaml" in path or "small.jpg" in path for path in opened)
    assert listed == [str(report), str(report / "figures")]
    token.write_text("another")
    assert before.holds(now(report))


def test_a_large_file_is_known_by_its_state(report: Path) -> None:
    """A sparse file of any size costs nothing, and is read in pieces where it is read at all."""
    for name, size in (("film.mp4", 40 * 1024**3), ("photo.jpg", 3 * 1024**2 + 7)):
        with (report / name).open("wb") as file:
            file.truncate(size)
    before = look(report, after=0)
    assert str(report / "film.mp4") not in before.digests
    assert before.digests[str(report / "photo.jpg")] == digest(bytes(3 * 1024**2 + 7))
    assert not before.holds(now(report))
    old = time.time() - 60
    os.utime(report / "film.mp4", (old, old))
    settled = look(report)
    assert settled.holds(now(report))
    with (report / "film.mp4").open("r+b") as file:
        file.truncate(41 * 1024**3)
    assert not settled.holds(now(report))


def test_a_file_that_becomes_a_pipe_is_not_waited_for(report: Path) -> None:
    before = look(report)
    (report / "report.yaml").unlink()
    os.mkfifo(report / "report.yaml")
    assert not before.holds(now(report))
    assert module._digest(str(report / "report.yaml")) == ""


def test_where_a_link_leads_is_seen(report: Path, tmp_path: Path) -> None:
    """The same bytes, but from outside: such a file is refused."""
    small = report / "figures" / "small.jpg"
    link = report / "figures" / "link.jpg"
    link.symlink_to(small)
    before = look(report)
    (tmp_path / "small.jpg").write_bytes(small.read_bytes())
    link.unlink()
    link.symlink_to(tmp_path / "small.jpg")
    assert not before.holds(now(report))


def test_links_of_a_layout_are_followed(report: Path, tmp_path: Path) -> None:
    """Within the folder of layouts; what leads out of it is refused, and only its name counts."""
    shared, outside = tmp_path / "templates" / "shared", tmp_path / "outside"
    shared.mkdir(parents=True)
    outside.mkdir()
    (shared / "text.css").write_text("p {}")
    layout = tmp_path / "templates" / "city"
    layout.mkdir()
    (layout / "style").symlink_to(shared)
    (layout / "round").symlink_to(layout)
    (layout / "fonts").symlink_to(outside)
    before = manifest(survey(report, [layout], []), time.time_ns() + LATER)
    (outside / "font.ttf").touch()
    assert before.holds(survey(report, [layout], []))
    (shared / "text.css").write_text("q {}")
    assert not before.holds(survey(report, [layout], []))


def test_a_file_elsewhere_that_comes_into_being_is_seen(report: Path, tmp_path: Path) -> None:
    settings = tmp_path / "reportgen.yaml"
    before = manifest(survey(report, [], [settings]), time.time_ns())
    assert before.holds(survey(report, [], [settings]))
    settings.touch()
    assert not before.holds(survey(report, [], [settings]))
