"""Pictures on the disk, which are not even read where they were made ready for print before.

A file is the same when its state is, as git sees it: size, times, inode. Why: 26 photos from a
camera are 100 MiB, and reading them again at each build takes longer than checking the report.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache import Cache, digest
from reportgen.fork import shared_out
from reportgen.places import NOWHERE, Place
from reportgen.typeset.images import (
    Preparation,
    SourceImage,
    kept_image,
    prepare_one,
    recipe,
)

_KIND = "stamps"
_WORTHWHILE = 2_000_000
"""Bytes of new pictures that another process is worth."""
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


def prepare_files(
    files: Sequence[PictureFile], cache: Cache, processes: int = 1
) -> tuple[Preparation, ...]:
    """Make *files* ready for print, each read only where that is needed, in their order.

    *processes* may work at new ones at the same time: threads would wait for each other, as the
    decoders keep the interpreter to themselves. Raises ``OSError``.
    """
    known = [_known(one, cache) for one in files]
    new = [number for number, found in enumerate(known) if found is None]
    sizes = {number: files[number].file.stat().st_size for number in new}
    # The largest first: then all end at about the same time.
    new.sort(key=lambda number: -sizes[number])
    share = processes if sum(sizes.values()) > _WORTHWHILE else 1
    made = shared_out(len(new), lambda place: _prepare(files[new[place]], cache), share)
    done = dict(zip(new, made, strict=True))
    return tuple(done[n] if found is None else found for n, found in enumerate(known))


def _known(picture: PictureFile, cache: Cache) -> Preparation | None:
    """What was made of the file as it stands there, before."""
    stamp = _stamp(picture)
    key = (cache.get(_KIND, stamp) or b"").decode() if stamp else ""
    image = kept_image(key, cache) if key else None
    return None if image is None else Preparation(image, kept=key)


def _prepare(picture: PictureFile, cache: Cache) -> Preparation:
    stamp = _stamp(picture)
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
