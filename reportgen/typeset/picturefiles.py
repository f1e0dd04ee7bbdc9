"""Pictures on the disk, which are not even read where they were made ready for print before.

A file is the same when its state is, as git sees it: size, times, inode. Why: 26 photos from a
camera are 100 MiB, and reading them again at each build takes longer than checking the report.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache import Cache, digest
from reportgen.places import NOWHERE, Place
from reportgen.typeset.images import (
    Preparation,
    SourceImage,
    kept_image,
    prepare_each,
    prepare_one,
    recipe,
)

_KIND = "stamps"
_TICK = 2_000_000_000
"""Nanoseconds within which two changes may get the same time; those of FAT are the longest."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The *file* of a picture, and how it is to be printed, as of :class:`SourceImage`."""

    file: Path
    name: str
    width_mm: float | None = None
    place: Place = NOWHERE
    height_mm: float | None = None
    quality: int = 85

    def read(self) -> SourceImage:
        """The picture. Raises ``OSError``."""
        return SourceImage(
            self.name,
            self.file.read_bytes(),
            self.width_mm,
            self.place,
            self.height_mm,
            self.quality,
        )


def prepare_files(files: Iterable[PictureFile], cache: Cache) -> tuple[Preparation, ...]:
    """Make *files* ready for print, each read only where that is needed, in their order."""
    return prepare_each(_prepare, files, cache)


def _prepare(picture: PictureFile, cache: Cache) -> Preparation:
    stamp = _stamp(picture)
    if stamp and (key := cache.get(_KIND, stamp)) is not None:
        known = kept_image(key.decode(), cache)
        if known is not None:
            return Preparation(known, kept=key.decode())
    preparation = prepare_one(picture.read(), cache)
    if stamp and preparation.kept and not preparation.findings:
        cache.put(_KIND, stamp, preparation.kept.encode())
    return preparation


def _stamp(picture: PictureFile) -> str:
    """Names the state of the file and what it is made for; empty while it may still be changing."""
    state = picture.file.stat()
    if time.time_ns() - max(state.st_mtime_ns, state.st_ctime_ns) < _TICK:
        return ""
    seen = state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
    wanted = picture.width_mm, picture.height_mm, picture.quality
    made = recipe("pillow"), recipe("pillow-heif")
    return digest(*made, str(picture.file.resolve()), str(seen), str(wanted))
