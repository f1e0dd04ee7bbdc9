"""A layout's folder: the only part of the disk that reading a layout touches.

A layout may come from anywhere, so a link in its folder that leads out of it is refused, and only
regular files of bounded size are read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from reportgen.findings import Finding, say
from reportgen.limits import LAYOUT_FILE
from reportgen.places import Place, label_of
from reportgen.rulebook.records import FILE_TOO_LARGE, FILE_UNREADABLE, PATH_OUTSIDE

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without blocking, as a named pipe would wait for a writer."""


def read_file(folder: Path, name: str) -> bytes | Finding | None:
    """The bytes of *name* in the layout *folder*, or why they are not read.

    ``None`` where there is no such file; *name* has ``/`` between its parts and no ``..``.
    """
    parts = name.split("/")
    if "\0" in name or "\\" in name or any(part in ("", ".", "..") for part in parts):
        return None
    path = folder.joinpath(*parts)
    real = os.path.realpath(path)
    if not os.path.lexists(path):
        return None
    if not _is_inside(real, folder):
        return _outside(path, real)
    try:
        handle = os.open(real, _OPEN)
    except FileNotFoundError:
        return None
    except OSError as problem:
        return _unreadable(path, problem)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return FILE_UNREADABLE.finding(
                Place(label_of(path)), say("版型只讀一般檔案，這不是一般檔案。")
            )
        data = file.read(LAYOUT_FILE + 1)
    if len(data) > LAYOUT_FILE:
        return FILE_TOO_LARGE.finding(
            Place(label_of(path)),
            say("版型的檔案最多 {limit} KiB。", limit=LAYOUT_FILE // 1024),
        )
    return data


def leading_out(folder: Path) -> Iterator[Finding]:
    """A finding for each link below *folder* that leads out of it; hidden ones are never read."""
    folders = [folder]
    while folders:
        try:
            entries = sorted(os.scandir(folders.pop()), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                real = os.path.realpath(entry.path)
                if not _is_inside(real, folder):
                    yield _outside(Path(entry.path), real)
            elif entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))


def _is_inside(real: str, folder: Path) -> bool:
    return real.startswith(os.path.realpath(folder).rstrip(os.sep) + os.sep)


def _outside(link: Path, real: str) -> Finding:
    return PATH_OUTSIDE.finding(
        Place(label_of(link)),
        say(
            "「{link}」連結到版型資料夾以外的「{file}」，版型因此不予採用。",
            link=link.name,
            file=label_of(Path(real)),
        ),
        say("請把檔案本身複製到版型資料夾內，代替連結。"),
    )


def _unreadable(path: Path, problem: OSError) -> Finding:
    return FILE_UNREADABLE.finding(
        Place(label_of(path)),
        say("作業系統無法開啟這個檔案：{problem}。", problem=problem.strerror or "OSError"),
    )
