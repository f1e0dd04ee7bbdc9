"""The colours of a picture brought to sRGB with eight bits, which is what the PDF declares."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_TABLE = 132
"""Where the table of tags of a profile begins, behind their number."""
_ALPHA = {"LA", "RGBA", "La", "RGBa", "PA"}


def is_srgb(picture: Image) -> bool:
    """Whether *picture* is grey, has no profile, or has one that calls itself sRGB."""
    profile = picture.info.get("icc_profile")
    return not profile or picture.mode == "L" or _is_srgb_profile(profile)


def _is_srgb_profile(profile: bytes) -> bool:
    """Whether *profile* describes itself as sRGB; a damaged profile does not.

    Its table of tags is read here (ICC.1:2022, 7.3), as the library might not survive it.
    """
    if len(profile) < _TABLE:
        return True
    (count,) = struct.unpack_from(">I", profile, _TABLE - 4)
    for place in range(_TABLE, min(_TABLE + 12 * count, len(profile) - 11), 12):
        tag, start, length = struct.unpack_from(">4sII", profile, place)
        if tag == b"desc":
            description = profile[start : start + length].lower()
            return b"srgb" in description or "srgb".encode("utf-16-be") in description
    return True


def plain_mode(picture: Image) -> Image:
    """*picture* as L, LA, RGB, RGBA or CMYK: no palette, no 16 bits, no opaque alpha channel."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    elif picture.mode == "1":
        picture = picture.convert("L")
    elif "transparency" in picture.info or picture.mode == "PA":
        picture = picture.convert("RGBA")
    elif picture.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        picture = picture.convert("RGBA" if picture.mode in _ALPHA else "RGB")
    if picture.mode in {"LA", "RGBA"} and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert(picture.mode[:-1])
    return picture


def to_srgb(picture: Image, profile: bytes | None) -> Image:
    """*picture*, in a :func:`plain_mode`, with its colours in sRGB.

    CMYK without a usable profile is converted by arithmetic, as viewers do.
    """
    from PIL import ImageCms

    if picture.mode in {"L", "LA"}:
        return picture
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    if profile and not _is_srgb_profile(profile):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
        except Exception:  # a damaged profile, or one for other colours
            converted = None
        if converted is not None:
            colours = converted
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours
