"""Photographs of a mission: which can be printed, when each was taken, and their new names.

The time is that of the camera (Exif), never that of the file: copying a file changes its date. The
originals are only read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from reportgen import limits
from reportgen.cache import Cache
from reportgen.filestate import open_regular
from reportgen.findings import say
from reportgen.places import Place, label_of
from reportgen.scaffold.answers import Refused
from reportgen.scaffold.photos import Photo, Photos
from reportgen.typeset.pictures.files import prepare_files
from reportgen.typeset.pictures.formats import SUFFIXES, sniff
from reportgen.typeset.pictures.model import SourceImage

_PICTURES = {suffix for suffixes in SUFFIXES.values() for suffix in suffixes} | {
    *(".avif", ".bmp", ".gif", ".tif", ".tiff"),
}
"""Suffixes of pictures, those that cannot be printed included: they are findings."""
_WIDTH, _HEIGHT = 160, 92
"""Millimetres that a photo may have on a photo page."""
_EXIF, _TAKEN, _TAKEN_FORM = 0x8769, 0x9003, "%Y:%m:%d %H:%M:%S"
_SNIFFED = 65_536
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_NAME_LENGTH = 60


def photos_in(folder: Path, trip: tuple[date, date], cache: Cache, processes: int = 1) -> Photos:
    """The photographs in *folder* and below, hidden files and links apart.

    Those of the *trip*, its first and last day included, come first, undated ones last.

    Raises :class:`~reportgen.scaffold.answers.Refused` where there are too many.
    """
    files = list(_files(folder))
    pictures = [path for path in files if path.suffix.lower() in _PICTURES]
    if len(pictures) > limits.NEW_PHOTOS or len(files) > limits.NEW_PHOTO_FILES:
        raise Refused(
            say("「{folder}」的照片太多，最多 {most} 張。", folder=label_of(folder),
                most=int(limits.NEW_PHOTOS)),
            say("請先挑出要放進報告的照片。"),
        )  # fmt: skip
    different = _different(pictures)
    sources = [
        SourceImage(label_of(path), path, _WIDTH, Place(label_of(path)), _HEIGHT)
        for path in different
    ]
    usable, findings = [], []
    for path, prepared in zip(different, prepare_files(sources, cache, processes), strict=True):
        if prepared.image is not None:
            usable.append((path, *_looked_at(path)))
        else:
            findings.append(min(prepared.findings, key=lambda finding: finding.severity.rank))
    usable.sort(key=lambda seen: (_rank(seen[1], trip), seen[1] or datetime.min, seen[0].name))
    return Photos(
        tuple(_photo(number, *seen) for number, seen in enumerate(usable, start=1)),
        tuple(findings),
        len(files) - len(pictures),
        len(pictures) - len(different),
    )


def _rank(taken: datetime | None, trip: tuple[date, date]) -> int:
    """0 for a photo of the trip, 1 for another day, 2 for no day."""
    return 2 if taken is None else 0 if trip[0] <= taken.date() <= trip[1] else 1


def _files(folder: Path) -> Iterator[Path]:
    """Regular files below *folder*, one more than are allowed at most."""
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                count += 1
                yield path
        if count > limits.NEW_PHOTO_FILES:
            return


def _different(pictures: Iterable[Path]) -> list[Path]:
    """*pictures* without those that are byte for byte another one."""
    first: dict[object, Path] = {}
    for path in pictures:
        key: object = path
        with suppress(OSError), open_regular(path) as file:
            data = file.read(limits.PICTURE_BYTES + 1)
            if 0 < len(data) <= limits.PICTURE_BYTES:
                key = sha256(data).digest()
        first.setdefault(key, path)
    return list(first.values())


def _looked_at(path: Path) -> tuple[datetime | None, str]:
    """When the picture was taken, and the suffix that its content should have."""
    with open_regular(path) as file:
        kind = sniff(file.read(_SNIFFED))
    suffix, right = path.suffix.lower(), SUFFIXES[kind]
    return _taken(path, kind), suffix if suffix in right else right[0]


def _taken(path: Path, kind: str) -> datetime | None:
    if kind == "SVG":
        return None
    from PIL import Image

    decoder = "HEIF" if kind == "HEIC" else kind.upper()
    try:
        if kind == "HEIC":
            import pillow_heif  # type: ignore[import-not-found,unused-ignore]

            pillow_heif.register_heif_opener()
        with open_regular(path) as file, Image.open(file, formats=[decoder]) as picture:
            text = picture.getexif().get_ifd(_EXIF).get(_TAKEN, "")
        return datetime.strptime(str(text).strip("\0 "), _TAKEN_FORM)
    except Exception:  # the parser of Exif fails in many ways; the picture is whole all the same
        return None


def _photo(number: int, path: Path, taken: datetime | None, suffix: str) -> Photo:
    stem = _NOT_IN_NAMES.sub("-", path.stem).strip("-._")[:_NAME_LENGTH]
    name = f"{number:02}-{stem}" if stem else f"{number:02}"
    return Photo(path, f"figures/{name}{suffix}", taken)
