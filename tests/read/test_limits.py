"""Input that is too large, too deep, elsewhere, or no text: refused quickly, never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path
from unicodedata import normalize

import pytest

from reportgen.findings import Finding
from reportgen.places import Text
from reportgen.read import Reading, RecordFolder, read

REPORT = """\
title: 出席高峰會
agency: 國家發展委員會
destinations: [{country: FR}]
period: {start: 2016-12-05, end: 2016-12-11}
roster: [{id: lin, name: 林菊穗}]
"""


def report(folder: Path, extra: str = "") -> Reading:
    (folder / "report.yaml").write_text(REPORT + extra, "utf-8")
    return read(folder, "r")


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_fifty_megabytes_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "sessions.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    before = time.process_time()
    reading = report(tmp_path)
    assert time.process_time() - before < 1
    assert codes(reading) == ["FILE-TOO-LARGE"]
    assert "50.0 MB" in reading.findings[0].message.text()
    assert list(reading.files) == ["report.yaml"]


@pytest.mark.parametrize(
    "deep",
    [
        "x: " + "[" * 10_000,
        "x: " + "{a: " * 10_000,
        "x:\n  " + "- " * 10_000 + "y",
        "x:\n" + "".join(" " * n + "a:\n" for n in range(1, 1000)),
        "sessions: " + "[{title: x, sessions: " * 5_000,
        "x: " + "[" * 5_000 + "]" * 5_000,
        "x: " + "[\n" * 10_000,
    ],
    ids=["brackets", "braces", "dashes", "keys", "sessions", "closed", "lines"],
)
def test_ten_thousand_levels(tmp_path: Path, deep: str) -> None:
    before = time.process_time()
    reading = report(tmp_path, deep)
    assert time.process_time() - before < 2
    assert codes(reading) == ["NESTING-TOO-DEEP"]
    assert reading.findings[0].place.line >= 6


def test_thirty_levels_of_sessions_are_read(tmp_path: Path) -> None:
    deep = "sessions:\n"
    for level in range(30):
        deep += f"{'  ' * level}- title: x\n{'  ' * level}  sessions:\n"
    assert codes(report(tmp_path, deep)) == []


def test_aliases_are_not_unfolded(tmp_path: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    before = time.process_time()
    assert "YAML-ALIAS" in codes(report(tmp_path, "\n".join(lines)))
    assert time.process_time() - before < 1


@pytest.mark.parametrize("link", ["roster.yaml", "report.yaml"])
def test_link_out_of_the_folder(tmp_path: Path, link: str) -> None:
    inside, outside = tmp_path / "report", tmp_path / "secret.yaml"
    inside.mkdir()
    outside.write_text("- id: x\n  name: y\n", "utf-8")
    if link != "report.yaml":
        (inside / "report.yaml").write_text(REPORT.replace("roster", "# roster"), "utf-8")
    (inside / link).symlink_to(outside)
    reading = read(inside, "r")
    assert codes(reading) == ["PATH-OUTSIDE"]
    assert reading.findings[0].place.file == f"r/{link}"


def test_folder_that_is_a_link_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "report", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    (outside / "010.yaml").write_text("title: x\n", "utf-8")
    (inside / "sessions").symlink_to(outside)
    assert codes(report(inside)) == ["PATH-OUTSIDE"]


def test_link_within_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("prose: x\n", "utf-8")
    (tmp_path / "purpose.yaml").symlink_to("notes/a.txt")
    reading = report(tmp_path)
    assert codes(reading) == []
    assert reading.records is not None
    assert reading.records.purpose is not None


def test_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "purpose.yaml").symlink_to("purpose.yaml")
    assert set(codes(report(tmp_path))) <= {"FILE-UNREADABLE", "PATH-OUTSIDE"}
    assert codes(report(tmp_path))


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "purpose.yaml")
    assert codes(report(tmp_path)) == ["FILE-UNREADABLE"]


def test_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "purpose.yaml").write_text("prose: x\n")
    opened = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "purpose.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert codes(report(tmp_path)) == ["FILE-UNREADABLE"]


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "none", "none")) == ["REPORT-MISSING"]


def test_files_are_relative_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "sessions").mkdir()
    for name in ("020.yaml", "010.yaml"):
        (tmp_path / "sessions" / name).write_text(f"title: {name}\n", "utf-8")
    reading = report(tmp_path)
    assert list(reading.files) == ["report.yaml", "sessions/010.yaml", "sessions/020.yaml"]
    assert reading.files["sessions/010.yaml"] == b"title: 010.yaml\n"
    assert set(reading.sources) == {f"r/{file}" for file in reading.files}
    assert reading.records is not None
    assert [str(s.title) for s in reading.records.sessions] == ["010.yaml", "020.yaml"]


def test_large_agenda_is_read_quickly(tmp_path: Path) -> None:
    slots = "".join(
        f"          - title: 場次 {n}\n            time: 09:00-10:00\n            venue: hall\n"
        for n in range(650)
    )
    agenda = (
        "- kind: agenda\n  title: 議程\n  venues: [{id: hall, name: Hall}]\n"
        f"  days:\n    - date: 2016-12-08\n      slots:\n{slots}"
    )
    (tmp_path / "appendices.yaml").write_text(agenda, "utf-8")
    report(tmp_path)
    before = time.process_time()
    assert codes(report(tmp_path)) == []
    assert time.process_time() - before < 0.3


class TestFind:
    def test_inside(self, tmp_path: Path) -> None:
        (tmp_path / "a.jpg").write_bytes(b"x")
        assert RecordFolder(tmp_path, "r").find("a.jpg") == tmp_path / "a.jpg"

    @pytest.mark.parametrize(
        ("path", "code"),
        [
            ("b.jpg", "FILE-MISSING"),
            ("../b.jpg", "PATH-OUTSIDE"),
            ("/b.jpg", "PATH-OUTSIDE"),
            ("a\\b.jpg", "FILE-MISSING"),
            ("a\0b", "FILE-MISSING"),
            ("x" * 5000, "FILE-MISSING"),
            (".", "FILE-UNREADABLE"),
        ],
    )
    def test_refused(self, tmp_path: Path, path: str, code: str) -> None:
        found = RecordFolder(tmp_path, "r").find(Text(path))
        assert isinstance(found, Finding)
        assert found.code == code

    def test_accents_apart(self, tmp_path: Path) -> None:
        """As macOS and some archives write names: not a character, but a letter and its accent."""
        (tmp_path / normalize("NFD", "プ")).mkdir()
        (tmp_path / normalize("NFD", "プ") / normalize("NFD", "éプ.jpg")).write_bytes(b"x")
        found = RecordFolder(tmp_path, "r").find("プ/éプ.jpg")
        assert isinstance(found, Path)
        assert found.read_bytes() == b"x"

    def test_near_name(self, tmp_path: Path) -> None:
        (tmp_path / "figures").mkdir()
        (tmp_path / "figures" / "opening.JPG").write_bytes(b"x")
        found = RecordFolder(tmp_path, "r").find("figures/opening.jpg")
        assert isinstance(found, Finding)
        assert "figures/opening.JPG" in found.hints[0].text()
