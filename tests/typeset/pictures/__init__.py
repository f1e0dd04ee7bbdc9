"""Pictures for the tests, made on the spot."""

import io
import struct
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from reportgen.places import NOWHERE
from reportgen.typeset.pictures.model import SourceImage
from reportgen.typeset.pictures.prepare import prepare_one

needs_heic = pytest.mark.skipif(
    find_spec("pillow_heif") is None,
    reason="pillow-heif, an extra, is not installed (docs/dependencies.md)",
)


def photo(width=64, height=48, mode="RGB"):
    """Left half red, right half blue, with some texture: what is turned or flipped shows."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    draw.rectangle((0, 0, width // 4, height // 4), fill=(30, 200, 30))
    return image.convert(mode)


def saved(image, kind, **options):
    output = io.BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def exif(orientation=None):
    """Exif with a camera, a position and an orientation."""
    data = Image.Exif()
    data[0x010F] = "SecretCam"
    data.get_ifd(0x8825).update({1: "N", 2: (25.0, 2.0, 1.0), 3: "E", 4: (121.0, 30.0, 1.0)})
    if orientation is not None:
        data[0x0112] = orientation
    return data


def heic(image, **options):
    """*image* as an iPhone keeps it: HEVC, Exif as an item of its own, turned by ``irot``.

    Empty where no encoder is; tests of it say ``needs_heic``.
    """
    if find_spec("pillow_heif") is None:
        return b""
    import pillow_heif

    pillow_heif.register_heif_opener()
    return saved(image, "HEIF", **options)


def swapped_profile():
    """A profile whose red and blue primaries are exchanged, so that conversion shows."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    for entry in range(count):
        start = 132 + 12 * entry
        tag = bytes(profile[start : start + 4])
        if tag in {b"rXYZ", b"bXYZ"}:
            profile[start : start + 4] = b"bXYZ" if tag == b"rXYZ" else b"rXYZ"
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "XRGB".encode("utf-16-be"))


def png_bomb(width=60_000, height=60_000):
    """A PNG of a few bytes that claims to be huge."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 100)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def prepare_image(name, data, width_mm, cache, place=NOWHERE, quality=85):
    """One picture ready for print, of a file that holds *data*."""
    source = SourceImage(name, Path(name), width_mm, place, quality=quality)
    return prepare_one(source, data, cache)
