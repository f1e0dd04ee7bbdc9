"""The folder for everything temporary of one command.

Why: WeasyPrint leaves its fonts for the interpreter to remove at its end, which a command does not
wait for; and a command that is killed removes nothing. So every command has a folder with a lock
that the system releases when the process ends, in whatever way, and each command removes the
folders that nobody locks any more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: folders are removed by their age alone
    fcntl = None  # type: ignore[assignment]

PREFIX = "reportgen-"
_LOCK = "lock"
_YOUNG = 60
"""Seconds in which a folder may not have its lock yet."""
_OLD = 24 * 60 * 60
"""Seconds after which a folder without a lock is a leftover: older versions made none."""


@contextmanager
def temporary_folder() -> Iterator[str]:
    """Put everything temporary of this process into one folder, which disappears in the end."""
    before = tempfile.tempdir
    sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        lock = _locked(Path(folder, _LOCK))
        tempfile.tempdir = folder
        try:
            yield folder
        finally:
            tempfile.tempdir = before
            if lock is not None:
                os.close(lock)


def sweep(parent: Path) -> None:
    """Remove from *parent* the temporary folders of commands that were killed."""
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and _is_leftover(entry):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_leftover(entry: os.DirEntry[str]) -> bool:
    """Whether *entry* is a folder of this user whose command has ended."""
    try:
        state = entry.stat(follow_symlinks=False)
        if not entry.is_dir(follow_symlinks=False):
            return False
    except OSError:
        return False
    if hasattr(os, "getuid") and state.st_uid != os.getuid():
        return False
    age = time.time() - state.st_mtime
    lock = _locked(Path(entry.path, _LOCK), create=False) if age > _YOUNG else None
    if lock is None:
        return age > _OLD and not Path(entry.path, _LOCK).exists()
    os.close(lock)
    return True


def _locked(path: Path, *, create: bool = True) -> int | None:
    """A descriptor of *path* that holds its lock; ``None`` where that cannot be had."""
    if fcntl is None:
        return None
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | (os.O_CREAT if create else 0)
    try:
        lock = os.open(path, flags, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
