"""The state of a file on the disk, by which, as in make and git, a change shows unread."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

TICK = 2_000_000_000
"""Nanoseconds within which two changes may get the same time; those of FAT are the longest."""


_OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting: opening a named pipe would wait for a writer."""


def open_regular(path: str | Path) -> BinaryIO:
    """Open the regular file at *path* for reading.

    Raises ``OSError`` for anything else. Why not check first: another file may take the place
    between the check and the opening.
    """
    handle = os.open(path, _OPENING)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return os.fdopen(handle, "rb")


def stamp(file: Path) -> str:
    """A key that changes whenever *file* does: path, size, times, inode. Raises ``OSError``."""
    return stamp_of(file, file.stat())


def stamp_of(file: Path, state: os.stat_result) -> str:
    """The same for a file with a known *state*."""
    parts = state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
    return f"{file.absolute()} {parts}"


def is_racy(changed: int, looked: int) -> bool:
    """Whether a file that was *changed* so shortly before one *looked* may show no further change.

    Both in nanoseconds since 1970. git calls such a file racily clean.
    """
    return changed > looked - TICK
