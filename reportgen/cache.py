"""A folder of results that can be computed again: cut fonts, pictures, text of PDFs, outcomes.

Why: cutting and scaling cost seconds, and every build needs the same fonts and photos. A key is
made of everything that a result depends on, so an entry is never out of date, and the folder may be
deleted at any time, also during a build. When the folder grows over its limit, the entries that
were used longest ago are removed.
"""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, TypeVar
from zlib import crc32

from reportgen import limits
from reportgen.whole import sweep, write_whole

LEDGER = "ledger"
"""A file in the folder that grows by a byte for each block written.

Its size is that of the cache, in blocks. Why: appending needs no lock, asking for the size of one
file no walk over thousands. Pruning counts anew.
"""

_BLOCK = 4096
_ROOM = 0.8
"""Share of the limit that pruning leaves, so that it does not come back at once."""
_DAY = 24 * 60 * 60
_DIGEST_SIZE = 20
_PIECE = 1 << 20
_CHECKSUM_SIZE = 4
_USER = os.geteuid() if hasattr(os, "geteuid") else None
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_NEVER_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_READING = os.O_RDONLY | _NEVER_WAITING | getattr(os, "O_BINARY", 0)
_APPENDING = os.O_WRONLY | os.O_APPEND | _NEVER_WAITING
_ENTRY = re.compile(f"[0-9a-f]{{{2 * _DIGEST_SIZE}}}")


Value = TypeVar("Value")


def digest(*parts: bytes | str) -> str:
    """A digest of content: hexadecimal, the same on every machine and in every run."""
    state = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()[: 2 * _DIGEST_SIZE]


def digest_of_file(file: BinaryIO) -> str:
    """:func:`digest` of the bytes of *file*, which is read in pieces."""
    state = sha256(os.fstat(file.fileno()).st_size.to_bytes(8, "big"))
    while piece := file.read(_PIECE):
        state.update(piece)
    return state.hexdigest()[: 2 * _DIGEST_SIZE]


class Cache:
    """Bytes by key in *folder*, about *limit* of them at most; without either nothing is kept.

    A key is what :func:`digest` returns. A disk that is full, read-only or damaged costs time,
    never the result: writing fails silently, and nothing that is read is believed. An entry counts
    as absent unless it is a regular file of this user, with the checksum of its kind, key and data
    before it; so does one that its reader cannot read. A folder that others own or may write is not
    used at all.
    """

    def __init__(self, folder: Path | None, limit: int = limits.CACHE_BYTES) -> None:
        self.folder = folder if limit > 0 else None
        self.limit = limit

    @cached_property
    def refused(self) -> bool:
        """Whether the folder is there, but others own it or may write into it."""
        if self.folder is None or _USER is None:
            return False
        try:
            state = self.folder.lstat()
        except OSError:
            return False
        return (
            not stat.S_ISDIR(state.st_mode)
            or state.st_uid != _USER
            or bool(state.st_mode & _WRITABLE_BY_OTHERS)
        )

    def get(self, kind: str, key: str) -> bytes | None:
        """The data stored under *key*, or ``None``."""
        path = self._path(kind, key)
        if path is None:
            return None
        try:
            state, entry = _read(path)
        except OSError:
            return None
        checksum, data = entry[:_CHECKSUM_SIZE], entry[_CHECKSUM_SIZE:]
        if checksum != _checksum(kind, key, data):
            return None
        if time.time() - state.st_mtime > _DAY:
            # Its time is that of its last use; updating it once a day is exact enough.
            with suppress(OSError):
                os.utime(path)
        return data

    def read(self, kind: str, key: str, parse: Callable[[bytes], Value]) -> Value | None:
        """The bytes under *key* as *parse* reads them; ``None`` where it cannot."""
        data = self.get(kind, key)
        if data is None:
            return None
        try:
            return parse(data)
        except Exception:  # whatever is wrong with an entry, it is made again
            return None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Store *data* atomically, by a rename, so that concurrent builds are safe."""
        path = self._path(kind, key)
        if path is None or len(data) >= limits.CACHE_ENTRY:
            return
        with suppress(OSError):
            path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            write_whole(path, _checksum(kind, key, data) + data, 0o600)
            self._count(_blocks(len(data)))

    def through(
        self,
        kind: str,
        key: str,
        make: Callable[[], bytes],
        sound: Callable[[bytes], bool] = lambda _: True,
    ) -> bytes:
        """The data under *key*; made and stored first where there is none, or it is not *sound*."""
        kept = self.read(kind, key, lambda data: data if sound(data) else None)
        if kept is None:
            kept = make()
            self.put(kind, key, kept)
        return kept

    def _path(self, kind: str, key: str) -> Path | None:
        """The path of the entry *key*; ``None`` for an invalid key, or without a folder."""
        if self.folder is None or self.refused or not _ENTRY.fullmatch(key):
            return None
        return self.folder / kind / key

    def prune(self) -> None:
        """Remove the entries used longest ago where the folder is too full; count the others.

        Files that are not the cache's own stay. Raises ``OSError`` where the folder is read-only.
        """
        if self.folder is None or self.refused:
            return
        entries = sorted(_entries(self.folder))
        total = sum(blocks for _, blocks, _ in entries)
        if total * _BLOCK > self.limit:
            for _, blocks, path in entries:
                if total * _BLOCK <= self.limit * _ROOM:
                    break
                with suppress(OSError):  # used right now, on Windows; or gone
                    Path(path).unlink()
                total -= blocks
        write_whole(self.folder / LEDGER, bytes(total), 0o600)

    def _count(self, blocks: int) -> None:
        """Enter *blocks* in the ledger; without one, or with a full one, prune."""
        assert self.folder is not None
        try:
            ledger = os.open(self.folder / LEDGER, _APPENDING)
        except FileNotFoundError:
            self.prune()
            return
        try:
            if not _is_own_file(os.fstat(ledger)):
                return
            os.write(ledger, bytes(blocks))
            written = os.fstat(ledger).st_size
        finally:
            os.close(ledger)
        if written * _BLOCK > self.limit:
            self.prune()


NO_CACHE = Cache(None)


def _read(path: Path) -> tuple[os.stat_result, bytes]:
    """State and bytes of the entry at *path*, unless it is another user's or too large."""
    handle = os.open(path, _READING)
    try:
        state = os.fstat(handle)
        if not _is_own_file(state) or state.st_size > limits.CACHE_ENTRY:
            return state, b""
        with os.fdopen(handle, "rb", closefd=False) as file:
            return state, file.read()
    finally:
        os.close(handle)


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each entry was last of use, its blocks and its path; remains of old crashes go."""
    for kind in _listing(folder):
        if kind.is_dir(follow_symlinks=False):
            sweep(Path(kind.path))
        for entry in _listing(kind.path) if kind.is_dir(follow_symlinks=False) else ():
            with suppress(OSError):  # gone since
                state = entry.stat(follow_symlinks=False)
                if _ENTRY.fullmatch(entry.name):
                    yield state.st_mtime, _blocks(state.st_size), entry.path


def _listing(folder: Path | str) -> list[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def _blocks(size: int) -> int:
    return -(-size // _BLOCK)


def _checksum(kind: str, key: str, data: bytes) -> bytes:
    """Binds *data* to its place, so that no entry is taken for another."""
    return crc32(data, crc32(f"{kind}/{key}".encode())).to_bytes(_CHECKSUM_SIZE, "big")


def _is_own_file(state: os.stat_result) -> bool:
    """Whether *state* is that of a regular file which nobody else can have written."""
    if not stat.S_ISREG(state.st_mode):
        return False
    own = _USER is None or state.st_uid == _USER
    return own and not (_USER is not None and state.st_mode & _WRITABLE_BY_OTHERS)
