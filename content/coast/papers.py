"""Whole pages: a certificate as a picture, two slides as a PDF of pictures."""

from __future__ import annotations

from io import BytesIO
from time import gmtime

from PIL import Image, ImageDraw

from content.placeholders.fonts import font

_INK, _PAPER, _LINE = "#2b2b2b", "#fbf8f0", "#8a7a4d"


def certificate() -> bytes:
    """An upright page with a frame."""
    picture = Image.new("RGB", (1240, 1754), _PAPER)
    draw = ImageDraw.Draw(picture)
    for edge in (60, 74):
        draw.rectangle((edge, edge, 1240 - edge, 1754 - edge), outline=_LINE, width=4)
    _centred(draw, 360, "研究證明", 92, bold=True)
    for y, line in (
        (640, "茲證明"),
        (760, "青川市政府 陳思齊"),
        (920, "自 2025 年 9 月 1 日至 11 月 28 日"),
        (1010, "於本所研究近岸波浪觀測"),
        (1360, "白樺大學海岸研究所"),
        (1560, "示意圖：機關與人員皆為虛構"),
    ):
        _centred(draw, y, line, 44 if y < 1500 else 32)
    return _png(picture.quantize(16))


def slides() -> bytes:
    """Two pages on their side."""
    pages = []
    for title, lines in (
        ("近岸波浪觀測站的佈設", ("一、站距", "二、水深", "三、備援電源")),
        ("資料品質檢核", ("一、逐時檢核", "二、逐月複核", "三、公布檢核結果")),
    ):
        page = Image.new("L", (1280, 720), 246)
        draw = ImageDraw.Draw(page)
        draw.rectangle((0, 0, 1280, 14), fill=90)
        draw.text((90, 90), title, font=font(64, bold=True), fill=30)
        for number, line in enumerate(lines):
            draw.text((120, 240 + 100 * number), line, font=font(44, bold=False), fill=40)
        draw.text((90, 640), "示意圖", font=font(28, bold=False), fill=120)
        pages.append(page)
    output = BytesIO()
    made = gmtime(0)
    pages[0].save(
        output, "PDF", save_all=True, append_images=pages[1:], resolution=128,
        creationDate=made, modDate=made,
    )  # fmt: skip
    return output.getvalue()


def _centred(draw: ImageDraw.ImageDraw, y: int, words: str, size: int, bold: bool = False) -> None:
    letters = font(size, bold=bold)
    draw.text((620 - letters.getlength(words) / 2, y), words, font=letters, fill=_INK)


def _png(picture: Image.Image) -> bytes:
    output = BytesIO()
    picture.save(output, "PNG", optimize=True)
    return output.getvalue()
