"""The report's folder: the only part of the disk that is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from reportgen import limits
from reportgen.findings import Finding, say
from reportgen.places import NOWHERE, Place, Text
from reportgen.read.nearest import nearest
from reportgen.rulebook.check import FILE_MISSING
from reportgen.rulebook.records import FILE_TOO_LARGE, FILE_UNREADABLE, PATH_OUTSIDE


class RecordFolder:
    """The files of one report, named relative to its folder, with ``/`` between parts.

    Whatever leaves the folder, by ``../`` or by a symbolic link, is refused: a report is shared and
    built on other machines, and must hold all that it shows.
    """

    def __init__(self, folder: Path, label: str, unsaved: Mapping[str, bytes] = {}) -> None:
        """Read from *folder*, but the files of *unsaved* as they are there, by their paths."""
        self.folder = folder
        self.label = label
        self.unsaved = unsaved
        self._root = os.path.realpath(folder)

    def file_name(self, path: str) -> str:
        """*path* as findings have it: behind the folder's label."""
        return f"{self.label}/{path}" if self.label else path

    def names(self, path: str = "") -> list[str]:
        """The entries of folder *path* in the order of their names, without hidden files."""
        try:
            names = [entry.name for entry in (self.folder / path).iterdir()]
        except OSError:
            return []
        return sorted(name for name in names if not name.startswith("."))

    def is_folder(self, path: str) -> bool:
        """Whether *path* is a folder, inside or outside."""
        return (self.folder / path).is_dir()

    def inside(self, path: str) -> bool:
        """Whether *path*, its links followed, is still in the report's folder."""
        try:
            real = os.path.realpath(self.folder / path)
        except (OSError, ValueError):
            return False
        return real == self._root or real.startswith(self._root.rstrip(os.sep) + os.sep)

    def read(self, path: str) -> bytes | Finding:
        """The bytes of record *path*, or a finding why not; large files are not opened."""
        if path in self.unsaved:
            return self.unsaved[path]
        place = Place(self.file_name(path))
        if not self.inside(path):
            return _outside(place, path)
        full = self.folder / path
        try:
            status = full.stat()
            if not stat.S_ISREG(status.st_mode):
                return _no_file(place, folder=stat.S_ISDIR(status.st_mode))
            if status.st_size > limits.RECORD_BYTES:
                return _too_large(place, status.st_size)
            return full.read_bytes()
        except OSError as problem:
            return unreadable(place, problem)

    def find(self, path: str, place: Place = NOWHERE) -> Path | Finding:
        """The file at *path* of a record, or a finding why it cannot be used; it is not opened.

        The finding is at *place*, or at the place of *path* in the records.
        """
        if place is NOWHERE and isinstance(path, Text):
            place = path.place
        if "\\" in path:
            return _missing(place, path, path.replace("\\", "/"))
        if "\0" in path:
            return _missing(place, path.replace("\0", "�"), "")
        if PurePosixPath(path).is_absolute() or not self.inside(path):
            return _outside(place, path)
        full = self.folder / self._as_written_on_disk(path)
        try:
            status = full.stat()
        except OSError as problem:
            if isinstance(problem, PermissionError):
                return unreadable(place, problem)
            return _missing(place, path, self._near(path))
        if not stat.S_ISREG(status.st_mode):
            return _no_file(place, folder=stat.S_ISDIR(status.st_mode))
        if not os.access(full, os.R_OK):
            return unreadable(place, PermissionError(13, ""))
        return full

    def _as_written_on_disk(self, path: str) -> str:
        """*path* as its folder writes it: an accent may be a character of its own (NFD) there."""
        if path.isascii() or (self.folder / path).exists():
            return path
        actual = ""
        for part in PurePosixPath(path).parts:
            wanted = normalize("NFC", part)
            alike = (name for name in self.names(actual) if normalize("NFC", name) == wanted)
            actual = f"{actual}/{next(alike, part)}".lstrip("/")
        return actual

    def _near(self, path: str) -> str:
        """The existing file whose name *path* most likely means."""
        parent = str(PurePosixPath(path).parent)
        folder = "" if parent == "." else parent + "/"
        name = nearest(PurePosixPath(path).name, self.names(folder))
        return folder + name if name else ""


def _outside(place: Place, path: str) -> Finding:
    return PATH_OUTSIDE.finding(
        place,
        say("「{path}」指到報告資料夾以外，不予讀取。", path=path),
        say("請把檔案複製到報告資料夾內，並以相對路徑指到它（不用 ../、絕對路徑或符號連結）。"),
    )


def _too_large(place: Place, size: int) -> Finding:
    return FILE_TOO_LARGE.finding(
        place,
        say("這個檔案有 {size:.1f} MB，超過記錄檔的上限 {limit:.0f} MB，因此未讀取。",
            size=size / 1024 / 1024, limit=limits.RECORD_BYTES / 1024 / 1024),
        say("請將場次等內容分成數個檔案，圖片另存為圖檔。"),
    )  # fmt: skip


def _no_file(place: Place, *, folder: bool) -> Finding:
    message = (
        say("這裡需要一個檔案，但它是資料夾。")
        if folder
        else say("這裡需要一般檔案，但它是裝置或管線等特殊檔案。")
    )
    return FILE_UNREADABLE.finding(place, message, say("請換成檔案，或改名。"))


def unreadable(place: Place, problem: OSError) -> Finding:
    """A file that the system does not open, because of *problem*."""
    if isinstance(problem, PermissionError):
        return FILE_UNREADABLE.finding(
            place,
            say("沒有讀取這個檔案的權限。"),
            say("請開放讀取權限，例如 chmod u+r。"),
        )
    return FILE_UNREADABLE.finding(
        place,
        say("作業系統無法開啟這個檔案：{problem}。", problem=problem.strerror or "OSError"),
    )


def _missing(place: Place, path: str, near: str) -> Finding:
    if "://" in path:
        hint = say("請將檔案下載到報告資料夾內，再填它的相對路徑。")
    elif near:
        hint = say("是否為「{near}」？", near=near)
    else:
        hint = say("請把檔案放進報告資料夾，路徑由資料夾起算，例如 figures/talk.jpg。")
    return FILE_MISSING.finding(place, say("找不到檔案「{path}」。", path=path), hint)
