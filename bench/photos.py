"""Photos as a camera writes them: 12 megapixels, EXIF with a position, a third of them sideways.

The same bytes every time. Colours and noise are drawn so that a file is as large as a real
photo; what is on it does not matter.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from PIL import Image, ImageChops

ACROSS, DOWN = 4032, 3024
_ORIENTATION, _MAKE, _MODEL, _GPS = 0x0112, 0x010F, 0x0110, 0x8825
_QUALITY = 92
_SIDEWAYS = 6


def with_camera_photos(report: Path, folder: Path) -> Path:
    """A copy of *report* in *folder* in which every picture is a camera photo; returns *folder*."""
    shutil.copytree(report, folder)
    pictures = sorted(path for path in (folder / "figures").iterdir())
    grain = _grain()
    for number, picture in enumerate(pictures):
        picture.unlink()
        _write_photo(picture.with_suffix(".jpg"), number, grain)
    for record in folder.rglob("*.yaml"):
        text = record.read_text(encoding="utf-8")
        changed = re.sub(r"(figures/[\w-]+)\.(?:png|svg)", r"\1.jpg", text)
        record.write_text(changed, encoding="utf-8")
    return folder


def _grain() -> Image.Image:
    """The noise of a sensor, drawn once for all photos."""
    data = random.Random(12).randbytes(ACROSS * DOWN // 4)
    small = Image.frombytes("L", (ACROSS // 2, DOWN // 2), data)
    return small.resize((ACROSS, DOWN), Image.Resampling.BILINEAR).point(lambda value: value // 8)


def _write_photo(path: Path, number: int, grain: Image.Image) -> None:
    chance = random.Random(number)
    scene = Image.frombytes("RGB", (32, 24), chance.randbytes(32 * 24 * 3))
    scene = scene.resize((ACROSS, DOWN), Image.Resampling.BICUBIC)
    noise = ImageChops.offset(grain, 97 * number, 61 * number)
    photo = ImageChops.add(scene, Image.merge("RGB", (noise, noise, noise)), 1, -16)
    exif = Image.Exif()
    exif[_MAKE], exif[_MODEL] = "Specimen", "Camera"
    exif[_ORIENTATION] = _SIDEWAYS if number % 3 == 2 else 1
    exif.get_ifd(_GPS).update({1: "N", 2: (25.0, 2.0, 2.4), 3: "E", 4: (121.0, 31.0, 1.2)})
    photo.save(path, quality=_QUALITY, exif=exif)
