"""The two versions that are compared: a folder, a PDF with its records, or a state in git."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from reportgen import limits
from reportgen.findings import Message, say
from reportgen.places import label_of

_SECONDS = 30
"""Seconds for a command of git; listing a large repository takes less than one second."""


class NoVersion(Exception):  # noqa: N818  a refusal, not a bug
    """A version that cannot be read; ``message`` is the reason, for a person."""

    def __init__(self, message: Message, *hints: Message) -> None:
        super().__init__(message.text())
        self.message = message
        self.hints = hints


@dataclass(frozen=True, slots=True)
class Version:
    """The records of a version in a folder, and its name in findings and headings."""

    folder: Path
    label: str


@contextmanager
def opened(name: str, report: Path, *, pictures: bool = False) -> Iterator[Version]:
    """The version *name*: a folder, a PDF, ``REVISION`` of *report*, or ``REVISION:PATH``.

    Records of a PDF or a revision, and with *pictures* all other files of a revision, are in a
    temporary folder while the context is open. Raises
    :class:`NoVersion` where there is no such version, ``OSError`` for the disk.
    """
    path = Path(name)
    if path.is_dir():
        yield Version(path, label_of(path))
        return
    records = _of_pdf(path) if path.is_file() else _of_git(name, report, pictures)
    with TemporaryDirectory(prefix="reportgen-") as temporary:
        folder = Path(temporary)
        for file, data in records.items():
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield Version(folder, name)


def _of_pdf(path: Path) -> dict[str, bytes]:
    from reportgen.findings import Finding
    from reportgen.verify.attached import records_of

    records = records_of(path)
    if isinstance(records, Finding):
        raise NoVersion(records.message, *records.hints)
    if not records:
        raise NoVersion(
            say("「{name}」沒有附上記錄，無從比對。", name=label_of(path)),
            say("請改用報告資料夾，或 reportgen build 所製作、附有記錄的 PDF。"),
        )
    return records


# --- git


def _of_git(name: str, report: Path, pictures: bool) -> dict[str, bytes]:
    """The record files of a revision, read from git without touching the work tree."""
    revision, colon, inside = name.partition(":")
    folder = (Path(inside) if colon else report).resolve()
    where = folder if folder.is_dir() else Path.cwd()
    commit = _git(where, "rev-parse", "--verify", "--quiet", "--end-of-options",
                  f"{revision}^{{commit}}")  # fmt: skip
    top = _git(where, "rev-parse", "--show-toplevel")
    if not commit or not top:
        raise NoVersion(
            say("找不到「{name}」：不是資料夾、PDF，也不是 git 的版本。", name=name),
            say("例如 reportgen diff HEAD~1 content/trip。"),
        )
    root = Path(top.decode().strip()).resolve()
    if not folder.is_relative_to(root):
        raise NoVersion(say("「{path}」不在 git 的版本庫裡。", path=label_of(folder)))
    relative = folder.relative_to(root).as_posix()
    tree = f"{commit.decode().strip()}:{'' if relative == '.' else relative}"
    archive = _git(root, "archive", "--format=zip", tree)
    if not archive:
        raise NoVersion(
            say("版本「{revision}」裡沒有「{path}」。", revision=revision, path=relative)
        )
    return dict(_records_in(archive, pictures))


def _git(folder: Path, *arguments: str) -> bytes:
    """The output of a command of git; empty where it fails, or where there is no git."""
    try:
        ran = subprocess.run(  # noqa: S603  no shell; a revision cannot be an option
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return ran.stdout if ran.returncode == 0 else b""


def _records_in(archive: bytes, pictures: bool) -> Iterator[tuple[str, bytes]]:
    """The record files of a zip archive, a level deep, those of a sensible size only.

    With *pictures*, other files, too.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        for entry in files.infolist()[: limits.COMPARED_FILES]:
            parts = PurePosixPath(entry.filename).parts
            safe = 0 < len(parts) <= 2 and not any(part in {"..", "/"} for part in parts)
            record = entry.filename.endswith(".yaml")
            most = limits.RECORD_BYTES if record else limits.PICTURE_BYTES if pictures else 0
            if safe and not entry.is_dir() and entry.file_size <= most and (record or pictures):
                yield entry.filename, files.read(entry)
