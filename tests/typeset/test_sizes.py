"""The report of 2016 with 26 photos as a camera takes them: small enough to file, and telling
nothing of the camera or the place.
"""

from __future__ import annotations

import hashlib
import io
import random
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from PIL import Image, ImageChops

from reportgen.pipeline import build_report
from reportgen.world import World, shipped_templates

CONTENT = Path(__file__).parents[2] / "content" / "2016-ogp-paris"
SIZE = (4000, 3000)
LIMIT = 8_000_000
TURNED = 6
"""EXIF: to be turned a quarter right."""

MAKE, MODEL, SERIAL = "NiKameraMaker", "Model-X9000", "SN-8842-7719"
GPS_STAMP = "2016:12:07"
SECRETS = [secret.encode() for secret in (MAKE, MODEL, SERIAL, "Exif\0", "GPSLatitude", GPS_STAMP)]


def scene() -> Image.Image:
    """Smooth areas and edges, with the noise of a sensor."""
    rough = Image.new("RGB", (40, 30))
    colours = random.Random(2016)
    rough.putdata([tuple(colours.randrange(30, 226) for _ in range(3)) for _ in range(40 * 30)])
    smooth = rough.resize(SIZE, Image.Resampling.BICUBIC)
    noise = Image.effect_noise(SIZE, 22).convert("RGB")
    return ImageChops.add(smooth, noise, scale=1, offset=-128)


def exif(turned: bool) -> Image.Exif:
    data = Image.Exif()
    data[0x010F], data[0x0110], data[0xC62F] = MAKE, MODEL, SERIAL
    data[0x0112] = TURNED if turned else 1
    data.get_ifd(0x8769).update({0xA431: SERIAL, 0x9003: "2016:12:07 10:00:00"})
    place = {1: "N", 2: (48.0, 51.0, 51.4), 3: "E", 4: (2.0, 17.0, 13.2), 29: GPS_STAMP}
    data.get_ifd(0x8825).update(place)
    return data


def photos() -> Iterator[bytes]:
    """No two alike: a picture that comes twice would be stored once."""
    base = scene()
    number = 0
    while True:
        number += 1
        moved = ImageChops.offset(base, 137 * number, 91 * number)
        out = io.BytesIO()
        moved.save(out, "JPEG", quality=88, exif=exif(turned=number % 3 == 0))
        yield out.getvalue()


def with_photos(folder: Path) -> list[Path]:
    """Put photos in the place of the figures of *folder*; their files."""
    figures = sorted((folder / "figures").iterdir())
    texts = list(folder.rglob("*.yaml"))
    made = []
    for path, photo in zip(figures, photos(), strict=False):
        name = f"{path.stem}.jpg"
        path.unlink()
        made.append(path.with_name(name))
        made[-1].write_bytes(photo)
        for text in texts:
            written = text.read_text(encoding="utf-8")
            text.write_text(written.replace(path.name, name), encoding="utf-8")
    return made


def digests(files: list[Path]) -> list[str]:
    return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]


def test_26_photos_of_12_megapixels_stay_under_8_mb(tmp_path: Path) -> None:
    folder = tmp_path / "2016-ogp-paris"
    shutil.copytree(CONTENT, folder)
    files = with_photos(folder)
    assert len(files) == 26
    assert all(3e6 < file.stat().st_size < 8e6 for file in files)
    before = digests(files)

    world = World(shipped_templates(), tmp_path / "cache", date(2017, 3, 1))
    outcome = build_report(world, folder, tmp_path / "out")

    assert outcome.pdf is not None
    assert digests(files) == before
    data = outcome.pdf.read_bytes()
    assert len(data) < LIMIT
    assert [secret for secret in SECRETS if secret in data] == []
    assert photos_in(data) == 26


def photos_in(data: bytes) -> int:
    """The number of photos; no stream, packed or not, tells a secret."""
    count = 0
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        raw = match[1]
        with suppress(zlib.error):
            raw = zlib.decompress(raw)
        assert [secret for secret in SECRETS if secret in raw] == []
        if raw.startswith(b"\xff\xd8"):
            count += 1
            assert not Image.open(io.BytesIO(raw)).getexif()
    return count
