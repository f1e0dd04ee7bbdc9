"""A folder of results that may be computed again: cut fonts, coverage, pictures ready for print.

Why: cutting and scaling cost seconds, and the same fonts and photos come back at every build. A key
names everything that a result depends on, so an entry is never out of date and the folder may be
deleted at any time, also during a build.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

_DIGEST_SIZE = 20


def digest(*parts: bytes | str) -> str:
    """A name for content: hexadecimal, the same on every machine and in every run."""
    state = blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


class Cache:
    """Bytes by key in *folder*; without a folder nothing is kept.

    A disk that is full, read-only or damaged costs time, never the result: writing fails silently,
    and what is read is checked against the checksum that stands before it.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, kind: str, key: str) -> bytes | None:
        """What was put under *key*, or ``None``."""
        if self.folder is None:
            return None
        try:
            entry = (self.folder / kind / key).read_bytes()
        except OSError:
            return None
        checksum, data = entry[:_DIGEST_SIZE], entry[_DIGEST_SIZE:]
        return data if checksum == _checksum(data) else None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep *data*; written beside and renamed, so that builds at the same time are safe."""
        if self.folder is None:
            return
        folder = self.folder / kind
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=folder, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_checksum(data) + data)
                Path(beside).replace(folder / key)
            except OSError:
                with contextlib.suppress(OSError):
                    Path(beside).unlink()

    def through(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under *key*, made and kept first where it is not there."""
        kept = self.get(kind, key)
        if kept is None:
            kept = make()
            self.put(kind, key, kept)
        return kept


NO_CACHE = Cache(None)


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_SIZE).digest()
