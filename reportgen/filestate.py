"""What the disk says of a file, by which it is known again unread, as make and git do it."""

from __future__ import annotations

import os
from pathlib import Path

TICK = 2_000_000_000
"""Nanoseconds within which two changes may get the same time; those of FAT are the longest."""


def stamp(file: Path) -> str:
    """Names *file* and its state: size, times, inode. Raises ``OSError``."""
    return stamp_of(file, file.stat())


def stamp_of(file: Path, state: os.stat_result) -> str:
    """The same, where its *state* is known."""
    told = state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
    return f"{file.absolute()} {told}"


def is_racy(changed: int, looked: int) -> bool:
    """Whether a file that was *changed* so shortly before one *looked* may show no further change.

    Both in nanoseconds since 1970. git calls such a file racily clean.
    """
    return changed > looked - TICK
