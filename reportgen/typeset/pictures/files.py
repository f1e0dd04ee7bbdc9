"""Pictures on the disk; a file that was prepared before is not read again.

A file is unchanged when its state is, as for git: size, times, inode. Why: 26 photos from a camera
are 100 MiB, and reading them at each build takes longer than checking the report.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportgen import limits
from reportgen.cache import Cache, digest
from reportgen.compose.composition import Picture
from reportgen.filestate import is_racy, open_regular, stamp_of
from reportgen.findings import Finding
from reportgen.isolate.shares import shared_out
from reportgen.read.folder import RecordFolder, unreadable
from reportgen.typeset.pictures.findings import too_many_bytes
from reportgen.typeset.pictures.model import Preparation, SourceImage
from reportgen.typeset.pictures.prepare import kept_image, prepare_one, recipe

_KIND = "stamps"
_WORTHWHILE = 2_000_000
"""Bytes of new pictures that pay for another process."""


def source_images(
    folder: RecordFolder, pictures: Iterable[Picture], quality: int
) -> tuple[dict[str, SourceImage], list[Finding]]:
    """The files of *pictures* by their address in the HTML, and findings about those without.

    Photographs are kept at the JPEG *quality* of the layout.
    """
    sources: dict[str, SourceImage] = {}
    findings: list[Finding] = []
    for picture in pictures:
        file = folder.find(picture.file, picture.place)
        if isinstance(file, Finding):
            findings.append(file)
        elif picture.address not in sources:
            sources[picture.address] = SourceImage(
                picture.file,
                file,
                picture.width,
                picture.place,
                picture.height,
                quality,
                picture.page,
            )
    return sources, findings


def prepare_files(
    files: Sequence[SourceImage],
    cache: Cache,
    processes: int = 1,
    remembered: dict[str, Preparation] | None = None,
) -> tuple[Preparation, ...]:
    """Make *files* ready for print, each read only where that is needed, in their order.

    What this process has *remembered* is not even looked for in the cache.

    *processes* may work at new ones at the same time: threads would wait for each other, as the
    decoders keep the interpreter to themselves.
    """
    remembered = {} if remembered is None else remembered
    states = [_state(picture.file) for picture in files]
    stamps = [
        _stamp(picture, state) if state else ""
        for picture, state in zip(files, states, strict=True)
    ]
    prepared = [_kept(stamp, cache, remembered) for stamp in stamps]
    for gone in remembered.keys() - set(stamps):
        del remembered[gone]
    new = [number for number, preparation in enumerate(prepared) if preparation is None]
    sizes = [state.st_size if state else 0 for state in states]
    # The largest first: then all end at about the same time.
    new.sort(key=lambda number: -sizes[number])
    share = processes if sum(sizes[number] for number in new) > _WORTHWHILE else 1
    made = shared_out(len(new), lambda place: _prepare(files[new[place]], cache), share)
    done = dict(zip(new, made, strict=True))
    return tuple(
        done[number] if preparation is None else preparation
        for number, preparation in enumerate(prepared)
    )


def _kept(stamp: str, cache: Cache, remembered: dict[str, Preparation]) -> Preparation | None:
    """The prepared picture of the file with this *stamp*, if there is one."""
    if stamp in remembered:
        return remembered[stamp]
    key = (cache.read(_KIND, stamp, bytes.decode) or "") if stamp else ""
    image = kept_image(key, cache) if key else None
    if image is None:
        return None
    remembered[stamp] = Preparation(image, kept=key)
    return remembered[stamp]


def _prepare(picture: SourceImage, cache: Cache) -> Preparation:
    """Read *picture*, whose file may have become anything since it was found, and prepare it."""
    try:
        with open_regular(picture.file) as file:
            state = os.fstat(file.fileno())
            if state.st_size > limits.PICTURE_BYTES:
                refused = too_many_bytes(picture.name, state.st_size, picture.place)
                return Preparation(None, (refused,))
            data = file.read(limits.PICTURE_BYTES)
    except OSError as problem:
        return Preparation(None, (unreadable(picture.place, problem),))
    preparation = prepare_one(picture, data, cache)
    stamp = _stamp(picture, state)
    if stamp and preparation.kept and not preparation.findings:
        cache.put(_KIND, stamp, preparation.kept.encode())
    return preparation


def _state(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _stamp(picture: SourceImage, state: os.stat_result) -> str:
    """A key for the *state* of the file and its use; empty while the file may still be changing."""
    if is_racy(max(state.st_mtime_ns, state.st_ctime_ns), time.time_ns()):
        return ""
    recipes = recipe("pillow"), recipe("pillow-heif")
    state_now = stamp_of(picture.file, state)
    page = (str(picture.page),) if picture.page else ()
    return digest(*recipes, state_now, str(picture.limit), str(picture.quality), *page)
