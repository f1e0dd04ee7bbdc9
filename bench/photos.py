"""Photos for measuring: as a camera writes them, and ready for print.

The same bytes every time. Colours and noise are drawn so that a file is about as large as a
real photo; what is on it does not matter.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops

ACROSS, DOWN = 4032, 3024
"""Pixels of a camera of 12 megapixels."""
READY_ACROSS, READY_DOWN = 1165, 874
"""The same at 300 ppi in the room of a figure, 74 mm high."""
_ORIENTATION, _MAKE, _MODEL, _GPS = 0x0112, 0x010F, 0x0110, 0x8825
_SIDEWAYS = 6
_CAMERA_QUALITY, _PRINT_QUALITY = 92, 85


def with_photos(report: Path, folder: Path, write: Callable[[Path, int], None]) -> Path:
    """A copy of *report* in *folder*, every picture a photo that *write* makes; its *folder*."""
    shutil.copytree(report, folder)
    for number, picture in enumerate(sorted((folder / "figures").iterdir())):
        picture.unlink()
        write(picture.with_suffix(".jpg"), number)
    for record in folder.rglob("*.yaml"):
        text = record.read_text(encoding="utf-8")
        changed = re.sub(r"(figures/[\w-]+)\.(?:png|svg)", r"\1.jpg", text)
        record.write_text(changed, encoding="utf-8")
    return folder


def write_camera_photo(path: Path, number: int) -> None:
    """A photo of 12 megapixels with EXIF and a position; a third of them lie on their side."""
    exif = Image.Exif()
    exif[_MAKE], exif[_MODEL] = "Specimen", "Camera"
    exif[_ORIENTATION] = _SIDEWAYS if number % 3 == 2 else 1
    exif.get_ifd(_GPS).update({1: "N", 2: (25.0, 2.0, 2.4), 3: "E", 4: (121.0, 31.0, 1.2)})
    _photo(number, ACROSS, DOWN).save(path, quality=_CAMERA_QUALITY, exif=exif)


def write_ready_photo(path: Path, number: int) -> None:
    """A photo that needs nothing more: 300 ppi, upright, without EXIF."""
    _photo(number, READY_ACROSS, READY_DOWN).save(path, quality=_PRINT_QUALITY)


def _photo(number: int, across: int, down: int) -> Image.Image:
    """A scene in soft colours, with the noise of a sensor over it."""
    data = random.Random(number).randbytes(32 * 24 * 3)
    scene = Image.frombytes("RGB", (32, 24), data)
    scene = scene.resize((across, down), Image.Resampling.BICUBIC)
    noise = ImageChops.offset(_grain(across, down), 97 * number, 61 * number)
    return ImageChops.add(scene, Image.merge("RGB", (noise, noise, noise)), 1, -16)


@cache
def _grain(across: int, down: int) -> Image.Image:
    data = random.Random(12).randbytes((across // 2) * (down // 2))
    small = Image.frombytes("L", (across // 2, down // 2), data)
    return small.resize((across, down), Image.Resampling.BILINEAR).point(lambda value: value // 8)
