"""The fonts of the lettering: Noto Sans CJK with Taiwan's shapes of the characters."""

from __future__ import annotations

from pathlib import Path

from PIL import ImageFont

from content.placeholders.errors import PlaceholderError

FONTS = Path("/usr/share/fonts/opentype/noto")
TAIWAN = 3  # the face "Noto Sans CJK TC" of the collection: Taiwan's shapes of the characters


def font_file(bold: bool) -> Path:
    """The collection that holds the Taiwanese face in this weight."""
    file = FONTS / f"NotoSansCJK-{'Bold' if bold else 'Regular'}.ttc"
    if not file.is_file():
        raise PlaceholderError(f"{file} is missing: install the package fonts-noto-cjk")
    return file


def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """A font for drawing; the basic layout engine, as not every Pillow has the other."""
    return ImageFont.truetype(
        font_file(bold), size, index=TAIWAN, layout_engine=ImageFont.Layout.BASIC
    )
