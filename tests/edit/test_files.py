"""Record files are written whole or not at all, and only where they are what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edit import Conflict, Set, Unchangeable, changed, write_files
from reportgen.read.folder import RecordFolder

NEW = "title: 新\n"


@pytest.fixture
def folder(tmp_path: Path) -> RecordFolder:
    for name in ("report.yaml", "roster.yaml"):
        (tmp_path / name).write_bytes(b"title: a\n")
    return RecordFolder(tmp_path, "trip")


def test_written(folder: RecordFolder) -> None:
    path = folder.folder / "report.yaml"
    path.chmod(0o640)
    write_files(folder, {"report.yaml": (b"title: a\n", NEW), "roster.yaml": (b"title: a\n", NEW)})
    assert path.read_text("utf-8") == (folder.folder / "roster.yaml").read_text("utf-8") == NEW
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in folder.folder.iterdir()) == ["report.yaml", "roster.yaml"]


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_changed_meanwhile_stops_all(folder: RecordFolder, gone: bool) -> None:
    other = folder.folder / "roster.yaml"
    if gone:
        other.unlink()
    else:
        other.write_bytes(b"title: b\n")
    with pytest.raises(Conflict, match=r"roster\.yaml"):
        write_files(
            folder, {"report.yaml": (b"title: a\n", NEW), "roster.yaml": (b"title: a\n", NEW)}
        )
    assert (folder.folder / "report.yaml").read_bytes() == b"title: a\n"
    assert not [file for file in folder.folder.iterdir() if file.suffix == ".tmp"]


@pytest.mark.parametrize("path", ["../report.yaml", "notes.txt", "link.yaml", "linked/report.yaml"])
def test_only_records_of_the_folder(folder: RecordFolder, tmp_path: Path, path: str) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "report.yaml").write_bytes(b"title: a\n")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "report.yaml")
    (tmp_path / "linked").symlink_to(outside)
    (tmp_path / "notes.txt").write_bytes(b"title: a\n")
    with pytest.raises(Unchangeable):
        write_files(folder, {path: (b"title: a\n", NEW)})
    assert (outside / "report.yaml").read_bytes() == b"title: a\n"


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbftitle: a\r\nagency: b\r\n", b"title: a\r\nagency: b\r\n"]
)
def test_line_ends_and_mark_stay(folder: RecordFolder, before: bytes) -> None:
    path = folder.folder / "report.yaml"
    path.write_bytes(before)
    text = changed(before.decode("utf-8-sig").replace("\r\n", "\n"), Set(("agency",), "丙"))
    write_files(folder, {"report.yaml": (before, text)})
    assert path.read_bytes() == before.replace(b"agency: b", "agency: 丙".encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"title: a\r\nagency: b\n", b"title: a\r\nagency: c\n"),
        (b"title: a\nagency: b\r\n# c\r\n", b"title: a\nagency: c\r\n# c\r\n"),
        (b"title: a\r# x\n# y\n# z\r\nagency: b", b"title: a\r# x\n# y\n# z\r\nagency: c"),
        (
            b"\xef\xbb\xbftitle: a\nagency: b\n# c\r\n",
            b"\xef\xbb\xbftitle: a\nagency: c\n# c\r\n",
        ),
    ],
)
def test_each_line_keeps_its_own_end(folder: RecordFolder, before: bytes, after: bytes) -> None:
    path = folder.folder / "report.yaml"
    path.write_bytes(before)
    text = before.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    write_files(folder, {"report.yaml": (before, text.replace("agency: b", "agency: c"))})
    assert path.read_bytes() == after


def test_a_new_line_ends_as_most_lines_do(folder: RecordFolder) -> None:
    path = folder.folder / "report.yaml"
    before = b"title: a\nagency: b\r\n# c\r\n"
    path.write_bytes(before)
    write_files(folder, {"report.yaml": (before, "title: a\nagency: b\nunit: d\n# c\n")})
    assert path.read_bytes() == b"title: a\nagency: b\r\nunit: d\r\n# c\r\n"
