"""Files written completely or not at all: to a temporary file beside them, which is then renamed.

A process that is killed while it writes leaves the temporary file; the next run removes it. A lock,
which ends with its process, distinguishes leftovers from files that are being written.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_MARK = ".reportgen-"
_UNFINISHED = re.compile(rf"\..*{re.escape(_MARK)}[0-9a-f]{{8}}\.tmp")
_LONGEST = 200
"""Bytes of a name that leave room for the mark: file systems take 255."""
_YOUNG = 1.0
"""Seconds that a writer may take from making its file to locking it."""
_OLD = 24 * 60 * 60.0
"""Seconds after which a file counts as left over, where there are no locks."""


@contextmanager
def writing_whole(target: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file that takes the place of *target* in one step when the context ends without an error.

    Its mode is *mode* less the umask. After an exception, ``OSError`` or any other, *target* is as
    it was and nothing lies beside it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.parent / f"{_prefix(target)}{os.urandom(4).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(handle)
            yield file
            file.flush()
            beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def write_whole(target: Path, data: bytes, mode: int = 0o666) -> None:
    """Write *data* to *target* in one step, its mode *mode* less the umask.

    Raises ``OSError``, after which *target* is as it was and nothing lies beside it.
    """
    with writing_whole(target, mode) as file:
        file.write(data)


def unfinished(target: Path) -> list[Path]:
    """The temporary files of *target*: of a process that was killed, or is at work."""
    prefix = _prefix(target)
    return [path for path in _unfinished_in(target.parent) if path.name.startswith(prefix)]


def sweep(folder: Path) -> None:
    """Remove temporary files of killed writers from *folder*; those being written stay."""
    for path in _unfinished_in(folder):
        with suppress(OSError):
            if is_left_over(path):
                path.unlink()


def is_left_over(path: Path) -> bool:
    """Whether nobody holds the lock of the file or folder *path*. Raises ``OSError``."""
    age = time.time() - path.lstat().st_mtime
    if fcntl is None:
        return age > _OLD
    if age < _YOUNG:
        return False
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of *path*, by which :func:`is_left_over` sees that it is in use."""
    if fcntl is None:
        yield
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    """Mark the open file *handle* as in use by this process, where the disk can do that."""
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unfinished_in(folder: Path) -> list[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        return [Path(entry.path) for entry in entries if _UNFINISHED.fullmatch(entry.name)]
    return []


def _prefix(target: Path) -> str:
    name = os.fsencode(target.stem)
    stem = target.stem if len(name) <= _LONGEST else sha256(name).hexdigest()
    return f".{stem}{_MARK}"
