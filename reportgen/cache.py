"""A folder of results that may be computed again: cut fonts, pictures, text of PDFs, outcomes.

Why: cutting and scaling cost seconds, and the same fonts and photos come back at every build. A key
names everything that a result depends on, so an entry is never out of date and the folder may be
deleted at any time, also during a build. What was used longest ago is thrown away when the folder
grows over its limit.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
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
_CHECKSUM_SIZE = 4
_ENTRY = re.compile(f"[0-9a-f]{{{2 * _DIGEST_SIZE}}}")


def digest(*parts: bytes | str) -> str:
    """A name for content: hexadecimal, the same on every machine and in every run."""
    state = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()[: 2 * _DIGEST_SIZE]


class Cache:
    """Bytes by key in *folder*, about *limit* of them at most; without either nothing is kept.

    A key is what :func:`digest` returns. A disk that is full, read-only or damaged costs time,
    never the result: writing fails silently, and what is read is checked against the checksum that
    stands before it.
    """

    def __init__(self, folder: Path | None, limit: int = limits.CACHE_BYTES) -> None:
        self.folder = folder if limit > 0 else None
        self.limit = limit

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under *key*, or ``None``."""
        if self.folder is None:
            return None
        path = self.folder / kind / key
        try:
            with path.open("rb") as file:
                entry, used = file.read(), os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        checksum, data = entry[:_CHECKSUM_SIZE], entry[_CHECKSUM_SIZE:]
        if checksum != _checksum(data):
            return None
        if time.time() - used > _DAY:
            # Its time says when it was last of use. Once a day is exact enough, and costs nothing.
            with contextlib.suppress(OSError):
                os.utime(path)
        return data

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep *data*; written beside and renamed, so that builds at the same time are safe."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            write_whole(self.folder / kind / key, _checksum(data) + data, 0o600)
            self._count(_blocks(len(data)))

    def through(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under *key*, made and kept first where it is not there."""
        kept = self.get(kind, key)
        if kept is None:
            kept = make()
            self.put(kind, key, kept)
        return kept

    def prune(self) -> None:
        """Throw away what was used longest ago where the folder is too full; count what is left.

        Files that are not the cache's own stay. Raises ``OSError`` where the folder is read-only.
        """
        if self.folder is None:
            return
        entries = sorted(_entries(self.folder))
        total = sum(blocks for _, blocks, _ in entries)
        if total * _BLOCK > self.limit:
            for _, blocks, path in entries:
                if total * _BLOCK <= self.limit * _ROOM:
                    break
                with contextlib.suppress(OSError):  # used right now, on Windows; or gone
                    Path(path).unlink()
                total -= blocks
        write_whole(self.folder / LEDGER, bytes(total), 0o600)

    def _count(self, blocks: int) -> None:
        """Enter *blocks* in the ledger; without one, or with a full one, prune."""
        assert self.folder is not None
        try:
            ledger = os.open(self.folder / LEDGER, os.O_WRONLY | os.O_APPEND)
        except FileNotFoundError:
            self.prune()
            return
        try:
            os.write(ledger, bytes(blocks))
            written = os.fstat(ledger).st_size
        finally:
            os.close(ledger)
        if written * _BLOCK > self.limit:
            self.prune()


NO_CACHE = Cache(None)


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each entry was last of use, its blocks and its path; remains of old crashes go."""
    for kind in _listing(folder):
        if kind.is_dir(follow_symlinks=False):
            sweep(Path(kind.path))
        for entry in _listing(kind.path) if kind.is_dir(follow_symlinks=False) else ():
            with contextlib.suppress(OSError):  # gone since
                state = entry.stat(follow_symlinks=False)
                if _ENTRY.fullmatch(entry.name):
                    yield state.st_mtime, _blocks(state.st_size), entry.path


def _listing(folder: Path | str) -> list[os.DirEntry[str]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return list(entries)
    return []


def _blocks(size: int) -> int:
    return -(-size // _BLOCK)


def _checksum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM_SIZE, "big")
