"""Photos that come from the browser: decoded to be sure, saved as they are, under a free name."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from reportgen import limits
from reportgen.edit import Unchangeable
from reportgen.findings import say
from reportgen.isolate.bounds import Done, bounded
from reportgen.read.folder import RecordFolder
from reportgen.typeset.pictures.formats import sniff

SMALL = 360
"""Pixels of the longer side on the wall of photos."""
FIGURES = "figures"

_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "HEIF": ".heic"}
_UNSAFE = re.compile(r"[^\w.-]+", re.UNICODE)


def save(folder: RecordFolder, name: str, data: bytes) -> str:
    """Save the photo *data*, which its owner calls *name*, below ``figures/``; its path there.

    Raises :class:`Unchangeable` for what is no picture that a report can show, ``OSError`` for the
    disk. The name is made safe, and one that is taken is numbered.
    """
    if len(data) > limits.UPLOAD_BYTES:
        raise too_large()
    ending = _ENDINGS[_decoded(data)]
    figures = folder.folder / FIGURES
    if figures.is_symlink() or not folder.inside(FIGURES):
        raise Unchangeable(say("「{path}」指到報告資料夾以外，不予讀取。", path=FIGURES))
    figures.mkdir(exist_ok=True)
    stem = _stem(name)
    for number in range(1, 1000):
        path = figures / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        if _written(path, data):
            return f"{FIGURES}/{path.name}"
    raise Unchangeable(say("同名的照片太多，請先改名。"))


def too_large() -> Unchangeable:
    """The refusal of a photo of more than :data:`limits.UPLOAD_BYTES`."""
    return Unchangeable(say("照片超過 {most} MB。", most=limits.UPLOAD_BYTES // limits.MIB))


def small(data: bytes) -> bytes | None:
    """The picture *data* as a small JPEG, for a wall of photos; ``None`` if it cannot be read."""
    outcome = bounded(_small, data)
    return outcome.value if isinstance(outcome, Done) else None


def _decoded(data: bytes) -> str:
    """The format of *data*, decoded completely by a child, as whoever made it may mean harm."""
    outcome = bounded(_format, data)
    kind = outcome.value if isinstance(outcome, Done) else ""
    if not kind:
        raise Unchangeable(say("這不是讀得懂的照片；可用 JPEG、PNG 或 WebP。"))
    return kind


def _format(data: bytes) -> str:
    """Body of the child: the format of a picture; empty for what is none."""
    image = _opened(data)
    if image is None:
        return ""
    try:
        image.load()
    except (OSError, ValueError, SyntaxError):
        return ""
    return image.format or ""


def _small(data: bytes) -> bytes | None:
    """Body of the child."""
    image = _opened(data)
    if image is None:
        return None
    image.draft("RGB", (SMALL, SMALL))
    image.thumbnail((SMALL, SMALL))
    written = BytesIO()
    ImageOps.exif_transpose(image).convert("RGB").save(written, "JPEG", quality=80)
    return written.getvalue()


def _opened(data: bytes) -> Image.Image | None:
    if sniff(data) == "HEIC":
        with suppress(ImportError):
            from pillow_heif import register_heif_opener  # type: ignore[import-not-found,unused-ignore]

            register_heif_opener()
    try:
        image = Image.open(BytesIO(data), formats=tuple(_ENDINGS))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, KeyError):
        return None
    return image if image.width * image.height <= limits.PICTURE_PIXELS else None


def _stem(name: str) -> str:
    """The last part of *name* without its ending, of letters, digits and hyphens."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem = last.rsplit(".", 1)[0] if "." in last else last
    return _UNSAFE.sub("-", stem).strip("-.")[:80] or "photo"


def _written(path: Path, data: bytes) -> bool:
    """Write *data* to a new file; ``False`` where there is one of the name."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(data)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True
