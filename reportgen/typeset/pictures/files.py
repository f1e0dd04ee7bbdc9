"""Pictures on the disk, which are not even read where they were made ready for print before.

A file is the same when its state is, as git sees it: size, times, inode. Why: 26 photos from a
camera are 100 MiB, and reading them again at each build takes longer than checking the report.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from reportgen.cache import Cache, digest
from reportgen.filestate import is_racy, stamp_of
from reportgen.isolate import shared_out
from reportgen.typeset.pictures.prepare import (
    Preparation,
    SourceImage,
    kept_image,
    prepare_one,
    recipe,
)

_KIND = "stamps"
_WORTHWHILE = 2_000_000
"""Bytes of new pictures that another process is worth."""


def prepare_files(
    files: Sequence[SourceImage],
    cache: Cache,
    processes: int = 1,
    remembered: dict[str, Preparation] | None = None,
) -> tuple[Preparation, ...]:
    """Make *files* ready for print, each read only where that is needed, in their order.

    What this process has *remembered* is not even looked for in the cache.

    *processes* may work at new ones at the same time: threads would wait for each other, as the
    decoders keep the interpreter to themselves. Raises ``OSError``.
    """
    remembered = {} if remembered is None else remembered
    seen = [_seen(one) for one in files]
    known = [_known(one, cache, remembered) for one in seen]
    for gone in remembered.keys() - set(seen):
        del remembered[gone]
    new = [number for number, found in enumerate(known) if found is None]
    sizes = {number: files[number].file.stat().st_size for number in new}
    # The largest first: then all end at about the same time.
    new.sort(key=lambda number: -sizes[number])
    share = processes if sum(sizes.values()) > _WORTHWHILE else 1
    made = shared_out(len(new), lambda place: _prepare(files[new[place]], cache), share)
    done = dict(zip(new, made, strict=True))
    return tuple(done[n] if found is None else found for n, found in enumerate(known))


def _known(seen: str, cache: Cache, remembered: dict[str, Preparation]) -> Preparation | None:
    """What was made before of the file that was *seen*."""
    if seen in remembered:
        return remembered[seen]
    key = (cache.read(_KIND, seen, bytes.decode) or "") if seen else ""
    image = kept_image(key, cache) if key else None
    if image is None:
        return None
    remembered[seen] = Preparation(image, kept=key)
    return remembered[seen]


def _prepare(picture: SourceImage, cache: Cache) -> Preparation:
    seen = _seen(picture)
    preparation = prepare_one(picture, picture.file.read_bytes(), cache)
    if seen and preparation.kept and not preparation.findings:
        cache.put(_KIND, seen, preparation.kept.encode())
    return preparation


def _seen(picture: SourceImage) -> str:
    """Names the state of the file and what it is made for; empty while it may still be changing."""
    state = picture.file.stat()
    if is_racy(max(state.st_mtime_ns, state.st_ctime_ns), time.time_ns()):
        return ""
    made, state_now = (recipe("pillow"), recipe("pillow-heif")), stamp_of(picture.file, state)
    return digest(*made, state_now, str(picture.limit), str(picture.quality))
