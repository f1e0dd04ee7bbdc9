"""Draws the stand-in pictures of an example report.

    python content/placeholders.py content/2016-ogp-paris          # the missing files
    python content/placeholders.py content/2016-ogp-paris --all    # every file anew

Why: the photographs of the mission belong to those who took them, so the example shows drawn
scenes instead. Each says 「示意圖」 and what the photograph shows; nobody's likeness, no flag
and no emblem is drawn. Figure 1 is no photograph: it is drawn from its numbers.

File names and captions come from the records; `SCENES` says which scene stands for which figure
number, the two digits that begin a file name. The same records, script and fonts (Noto Sans CJK,
Debian's fonts-noto-cjk) give the same bytes. Lengths are pixels of the finished picture.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import uharfbuzz as hb  # type: ignore[import-untyped,unused-ignore]
import yaml
from PIL import Image, ImageDraw, ImageFont, ImageOps

LABEL = "示意圖"
FONTS = Path("/usr/share/fonts/opentype/noto")
TAIWAN = 3  # the face "Noto Sans CJK TC" of the collection: Taiwan's shapes of the characters

PAPER, INK, GREY = "#f8f5ef", "#46525e", "#6f7a84"
MIST, SAND, SAGE, BLUSH = "#e1e7ea", "#ece4d6", "#dfe6dc", "#efe1d8"  # walls
STONE, WHITE, WOOD, NIGHT = "#d3ccc0", "#fdfcfa", "#d2b794", "#5d6b78"
BLUE, SLATE, CLAY, OCHRE, MOSS = "#a9bbc8", "#7c8fa0", "#c9937a", "#dcbc7f", "#9db09a"
TINTS = (BLUE, OCHRE, MOSS, CLAY, SLATE, STONE)

LANDSCAPE, WIDE, UPRIGHT = (1800, 1200), (1800, 1012), (1200, 1500)
BAND = 230  # height of the strip of lettering beneath the scene
LINE = 5
COLOURS = 64  # of the palette: flat tints and the soft edges between them
SUPERSAMPLING = 2

Point = tuple[float, float]


class PlaceholderError(Exception):
    """The records or the fonts do not give what a picture needs; the message says what."""


class Figure(NamedTuple):
    """A picture that the records name: its number, its file within the report, its caption."""

    number: int
    file: str
    caption: str


# --- the drawing board ---------------------------------------------------------------------


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


class Look(NamedTuple):
    """What tells one drawn person from the next: flat colours, and hair short or long."""

    coat: str
    hair: str
    skin: str
    long: bool = False


LOOKS = (
    Look(SLATE, "#5b4f49", "#ecd6bf"),
    Look(CLAY, "#4d4540", "#d8b595", long=True),
    Look(MOSS, "#8a6f5a", "#ecd6bf"),
    Look(BLUE, "#4d4540", "#b98e6f"),
    Look(OCHRE, "#5b4f49", "#e3c5a8", long=True),
    Look(NIGHT, "#b3aca2", "#ecd6bf"),
    Look(STONE, "#6b4f42", "#d8b595"),
)


def somebody(coat: str) -> Look:
    """The look of a person whom a caption names: nothing that would suggest their own."""
    return Look(coat, "#a39b91", "#e6dccf")


def look(index: int) -> Look:
    """The look of the person drawn in this place of a row."""
    return LOOKS[index % len(LOOKS)]


class Board:
    """A sheet to draw on: outlined flat shapes, drawn large and reduced for soft edges.

    `height` is that of the scene; the strip for the lettering comes below it. `lettering` lists
    what was written, since a picture's words cannot be read back from its pixels.
    """

    def __init__(self, size: tuple[int, int], wall: str = PAPER) -> None:
        self.width, self.height = size[0], size[1] - BAND
        self.lettering: list[str] = []
        self._image = Image.new("RGB", (size[0] * SUPERSAMPLING, size[1] * SUPERSAMPLING), wall)
        self._draw = ImageDraw.Draw(self._image)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str,
        r: float = 0,
        line: int = LINE,
        flat: bool = False,
    ) -> None:
        """A rectangle from its top left corner; `r` rounds its corners, `flat` only the upper."""
        k = SUPERSAMPLING
        frame = (x * k, y * k, (x + w) * k, (y + h) * k)
        corners = (True, True, not flat, not flat)
        outline = INK if line else None
        self._draw.rounded_rectangle(frame, r * k, fill, outline, line * k, corners=corners)

    def disc(
        self, x: float, y: float, r: float, fill: str, line: int = LINE, ry: float = 0
    ) -> None:
        """A circle about its centre; an ellipse where `ry` is given."""
        k, ry = SUPERSAMPLING, ry or r
        frame = ((x - r) * k, (y - ry) * k, (x + r) * k, (y + ry) * k)
        self._draw.ellipse(frame, fill, INK if line else None, line * k)

    def cap(
        self,
        x: float,
        y: float,
        r: float,
        fill: str,
        turn: float = 180,
        sweep: float = 180,
        line: int = LINE,
    ) -> None:
        """The part of a disc behind a straight cut: its rim runs `sweep` degrees from `turn`.

        Degrees count clockwise from the right.
        """
        k = SUPERSAMPLING
        frame = ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k)
        outline = INK if line else None
        self._draw.chord(frame, turn, turn + sweep, fill, outline, line * k)

    def shape(self, points: Sequence[Point], fill: str, line: int = LINE) -> None:
        """A closed shape."""
        self._draw.polygon([(x * SUPERSAMPLING, y * SUPERSAMPLING) for x, y in points], fill)
        if line:
            self.line([*points, points[0]], INK, line)

    def line(self, points: Sequence[Point], colour: str = INK, width: float = LINE) -> None:
        """An open line with round ends and corners."""
        k = SUPERSAMPLING
        scaled = [(x * k, y * k) for x, y in points]
        self._draw.line(scaled, colour, round(width * k))
        r = width * k / 2 - 0.5
        for x, y in scaled:
            self._draw.ellipse((x - r, y - r, x + r, y + r), colour)

    def limb(self, points: Sequence[Point], fill: str, width: float) -> None:
        """An outlined line: an arm, a leg, a cable."""
        self.line(points, INK, width)
        self.line(points, fill, width - 2 * LINE)

    def finish(self, words: Sequence[tuple[str, int, bool]], mirrored: bool) -> bytes:
        """Turn the scene round if wanted, letter the strip below it, and give the PNG's bytes.

        `words` are (text, size, bold), one line each; a line too long is set smaller.
        """
        if mirrored:
            self._image = ImageOps.mirror(self._image)
        image = self._image.reduce(SUPERSAMPLING)
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, self.height, self.width, self.height + BAND), PAPER)
        draw.line((0, self.height, self.width, self.height), INK, LINE)
        top = self.height + 34
        for text, size, bold in words:
            face = font(size, bold)
            while face.getlength(text) > self.width - 120:
                size -= 1
                face = font(size, bold)
            draw.text((self.width / 2, top), text, INK if bold else GREY, face, anchor="ma")
            self.lettering.append(text)
            top += round(size * 1.45)
        out = BytesIO()
        image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            out, "PNG", optimize=True
        )
        return out.getvalue()


# --- people and furniture ------------------------------------------------------------------


def head(b: Board, x: float, y: float, r: float, who: Look, back: bool = False) -> None:
    """A head without a face, or seen from behind."""
    b.limb([(x, y + r * 0.8), (x, y + r * 1.3)], who.skin, r * 0.9)
    b.disc(x, y, r, INK, line=0)
    b.disc(x, y, r - LINE, who.hair if back else who.skin, line=0)
    if not back:
        b.cap(x, y, r - LINE, who.hair, turn=176, sweep=158, line=0)


def tresses(b: Board, x: float, y: float, r: float, who: Look, back: bool = False) -> None:
    """Long hair, on whom it falls: beside the neck, or over the shoulders from behind."""
    if who.long:
        b.box(x - r * 1.08, y - r * 0.2, r * 2.16, r * 1.55, who.hair, r=r * 0.5)
    if who.long and back:
        b.disc(x, y, r, INK, line=0)
        b.disc(x, y, r - LINE, who.hair, line=0)
        b.box(x - r * 0.98, y - r * 0.1, r * 1.96, r * 1.2, who.hair, line=0)


def bust(b: Board, x: float, y: float, w: float, who: Look, back: bool = False) -> None:
    """Head and shoulders, `w` wide, cut off straight at `y`."""
    crown = (x, y - w * 0.98, w * 0.25)
    if not back:
        tresses(b, *crown, who)
    head(b, *crown, who, back)
    b.box(x - w / 2, y - w * 0.7, w, w * 0.7, who.coat, r=w * 0.3, flat=True)
    if back:
        tresses(b, *crown, who, back)
    else:
        b.line([(x - w * 0.12, y - w * 0.68), (x, y - w * 0.45), (x + w * 0.12, y - w * 0.68)])


def person(
    b: Board,
    x: float,
    y: float,
    h: float,
    who: Look,
    reach: Point | None = None,
    back: bool = False,
) -> None:
    """Somebody standing, `h` tall, feet at `y`; `reach` is where the one raised hand is."""
    w = h * 0.25
    shoulder, hip = y - h * 0.8, y - h * 0.46
    for side in (-1, 1):
        b.limb([(x + side * w * 0.24, hip - 10), (x + side * w * 0.26, y)], NIGHT, w * 0.4)
    left = reach is not None and reach[0] < x
    for side in (-1, 1):
        joint = (x + side * w * 0.44, shoulder + w * 0.22)
        if reach is not None and left == (side < 0):
            b.limb([joint, reach], who.coat, w * 0.3)
            b.disc(*reach, w * 0.15, who.skin)
        else:
            b.disc(x + side * w * 0.59, hip + w * 0.22, w * 0.13, who.skin)
            b.limb([joint, (x + side * w * 0.58, hip + w * 0.05)], who.coat, w * 0.3)
    crown = (x, y - h * 0.91, h * 0.082)
    if not back:
        tresses(b, *crown, who)
    head(b, *crown, who, back)
    b.box(x - w / 2, shoulder, w, hip - shoulder + w * 0.15, who.coat, r=w * 0.26)
    if back:
        tresses(b, *crown, who, back)


def seated(b: Board, x: float, y: float, h: float, who: Look, reach: Point | None = None) -> None:
    """Somebody in an armchair, `h` from the floor `y` to the crown."""
    w = h * 0.36
    b.box(x - w * 0.85, y - h * 0.66, w * 1.7, h * 0.56, STONE, r=w * 0.3)
    for side in (-1, 1):
        b.line([(x + side * w * 0.65, y - h * 0.1), (x + side * w * 0.65, y)], width=9)
    for side in (-1, 1):
        knee = (x + side * w * 0.3, y - h * 0.32)
        b.limb([knee, (x + side * w * 0.26, y)], NIGHT, w * 0.3)
    bust(b, x, y - h * 0.34, w, who)
    b.box(x - w * 0.52, y - h * 0.4, w * 1.04, h * 0.13, NIGHT, r=h * 0.06)
    for side in (-1, 1):
        b.box(x + side * w * 0.72 - w * 0.16, y - h * 0.45, w * 0.32, h * 0.35, STONE, r=w * 0.14)
    if reach:
        side = -1 if reach[0] < x else 1
        b.limb([(x + side * w * 0.4, y - h * 0.5), reach], who.coat, w * 0.24)


def room(b: Board, floor: float, tint: str) -> None:
    """A floor below the wall that the board began with."""
    b.box(-20, floor, b.width + 40, b.height - floor + BAND, tint)


def window(b: Board, x: float, y: float, w: float, h: float) -> None:
    """A tall window with its panes."""
    b.box(x, y, w, h, WHITE)
    b.line([(x + w / 2, y + LINE), (x + w / 2, y + h)])
    for part in (1, 2):
        b.line([(x + LINE, y + h * part / 3), (x + w - LINE, y + h * part / 3)])
    b.box(x - 14, y + h, w + 28, 16, STONE, r=4)


def plant(b: Board, x: float, y: float, h: float) -> None:
    """A plant in a pot."""
    for angle in (-62, -32, 0, 32, 62):
        tip = (
            x + h * 0.62 * math.sin(math.radians(angle)),
            y - h * 0.3 - h * 0.7 * math.cos(math.radians(angle)),
        )
        middle = ((x + tip[0]) / 2 + (tip[0] - x) * 0.12, (y - h * 0.3 + tip[1]) / 2)
        b.limb([(x, y - h * 0.3), middle, tip], MOSS, h * 0.1)
    b.shape(
        [
            (x - h * 0.2, y - h * 0.32),
            (x + h * 0.2, y - h * 0.32),
            (x + h * 0.14, y),
            (x - h * 0.14, y),
        ],
        CLAY,
    )


def microphone(b: Board, x: float, y: float, size: float) -> None:
    """A hand microphone, held upright at `y`."""
    b.limb([(x, y + size), (x, y)], NIGHT, size * 0.4)
    b.disc(x, y - size * 0.2, size * 0.34, STONE)


def lectern(b: Board, x: float, floor: float, h: float) -> None:
    """A lectern with its microphone, seen from the hall."""
    b.line([(x - h * 0.18, floor - h), (x - h * 0.1, floor - h * 1.25)], width=7)
    b.disc(x - h * 0.1, floor - h * 1.25, 13, NIGHT)
    b.shape(
        [
            (x - h * 0.3, floor - h),
            (x + h * 0.3, floor - h),
            (x + h * 0.24, floor),
            (x - h * 0.24, floor),
        ],
        WOOD,
    )
    b.box(x - h * 0.36, floor - h * 1.04, h * 0.72, h * 0.1, WOOD, r=8)
    b.disc(x, floor - h * 0.5, h * 0.09, PAPER)


def audience(b: Board, y: float, size: float, start: int = 0) -> None:
    """A row of the public from behind, across the picture."""
    count = round(b.width / (size * 1.35))
    step = b.width / count
    for place in range(count):
        bust(b, step * (place + 0.5), y, size, look(start + place * 3), back=True)


def circles(b: Board, x: float, y: float, w: float, h: float) -> None:
    """Picture for a backdrop: overlapping discs."""
    b.box(x, y, w, h, WHITE)
    for place, tint in enumerate((BLUE, OCHRE, MOSS, CLAY)):
        r = h * (0.2, 0.27, 0.16, 0.22)[place]
        b.disc(
            x + w * (0.2, 0.4, 0.59, 0.79)[place], y + h * (0.4, 0.56, 0.36, 0.58)[place], r, tint
        )


def network(b: Board, x: float, y: float, w: float, h: float) -> None:
    """Picture for a backdrop: a web of points."""
    b.box(x, y, w, h, WHITE)
    spots = [
        (0.12, 0.3),
        (0.15, 0.74),
        (0.36, 0.46),
        (0.5, 0.2),
        (0.53, 0.78),
        (0.66, 0.5),
        (0.81, 0.25),
        (0.87, 0.72),
    ]
    at = [(x + w * px, y + h * py) for px, py in spots]
    for one, two in (
        (0, 2),
        (1, 2),
        (2, 3),
        (2, 4),
        (3, 5),
        (4, 5),
        (5, 6),
        (5, 7),
        (0, 1),
        (6, 7),
    ):
        b.line([at[one], at[two]], GREY, 4)
    for place, (px, py) in enumerate(at):
        b.disc(px, py, h * (0.1 if place in (2, 5) else 0.06), TINTS[place % 5])


def stripes(b: Board, x: float, y: float, w: float, h: float) -> None:
    """Picture for a backdrop: a headline and lines beside a block."""
    b.box(x, y, w, h, WHITE)
    b.box(x + w * 0.07, y + h * 0.18, w * 0.34, h * 0.64, BLUE, r=12)
    b.cap(x + w * 0.24, y + h * 0.62, h * 0.2, OCHRE)
    for place, part in enumerate((0.42, 0.34, 0.4, 0.26)):
        top = y + h * (0.24 + 0.16 * place)
        b.line([(x + w * 0.48, top), (x + w * (0.48 + part), top)], SLATE if place else CLAY, 18)


Backdrop = Callable[[Board, float, float, float, float], None]


# --- the scenes ----------------------------------------------------------------------------


def meeting(b: Board, hosts: int, guests: int, start: int) -> None:
    """Two delegations at a long table."""
    room(b, 640, STONE)
    for left in (160, 587, 1013, 1440):
        window(b, left, 80, 200, 360)
    plant(b, 1660 if hosts % 2 else 140, 700, 210)
    for place in range(hosts):
        bust(b, 900 + (place - (hosts - 1) / 2) * 270, 610, 190, look(start + place))
    b.shape([(300, 610), (1500, 610), (1660, 800), (140, 800)], WOOD)
    b.box(140, 800, 1520, 60, WOOD)
    for place in range(hosts):
        x = 900 + (place - (hosts - 1) / 2) * 270
        b.shape([(x - 55, 640), (x + 35, 640), (x + 25, 690), (x - 75, 690)], WHITE)
        b.disc(x + 85, 668, 24, PAPER, ry=14)
    for place in range(guests):
        x = 900 + (place - (guests - 1) / 2) * 360
        b.shape([(x + 130, 725), (x + 220, 725), (x + 235, 780), (x + 140, 780)], WHITE)
        bust(b, x, b.height + 10, 240, look(start + 3 + place * 2), back=True)


def group(b: Board, back_row: int, front_row: int, backdrop: Backdrop, start: int) -> None:
    """Two rows posing for the photograph."""
    room(b, 640, STONE)
    backdrop(b, 360, 60, 1080, 400)
    for place in range(back_row):
        x = 900 + (place - (back_row - 1) / 2) * 190
        person(b, x, 675, 500, look(start + place * 2))
    for place in range(front_row):
        x = 900 + (place - (front_row - 1) / 2) * 190
        person(b, x, 760, 450, look(start + 1 + place * 3))


def speech(b: Board, backdrop: Backdrop, who: Look) -> None:
    """Somebody at a lectern on a stage, before the public."""
    room(b, 700, NIGHT)
    for x in (0, 1690):
        for fold in range(4):
            b.box(x + fold * 30 - 5, -10, 30, 712, CLAY)
    backdrop(b, 700, 80, 860, 440)
    b.box(110, 630, 1580, 90, WOOD)
    person(b, 400, 640, 480, who)
    lectern(b, 400, 640, 250)
    audience(b, b.height + 20, 190, 1)


def keynote(b: Board) -> None:
    """A speaker walking the stage before a great screen."""
    room(b, 720, NIGHT)
    network(b, 240, 60, 1320, 500)
    b.box(60, 650, 1680, 90, WOOD)
    person(b, 600, 660, 490, somebody(SLATE), reach=(690, 350))
    audience(b, b.height + 20, 190, 2)


def video(b: Board, who: Look, scenery: Backdrop) -> None:
    """A recorded address on the screen of a darkened hall."""
    room(b, 640, NIGHT)
    b.box(330, 50, 1140, 560, PAPER, r=18)
    scenery(b, 355, 75, 1090, 450)
    bust(b, 900, 525, 340, who)
    b.line([(355, 525), (1445, 525)])
    b.shape([(392, 548), (392, 586), (426, 567)], CLAY, line=0)
    b.line([(470, 567), (1400, 567)], STONE, 12)
    b.line([(470, 567), (800, 567)], CLAY, 12)
    b.disc(800, 567, 15, CLAY)
    audience(b, b.height + 46, 170, 3)


def office(b: Board, x: float, y: float, w: float, h: float) -> None:
    """Picture for a video: a room with a book case."""
    b.box(x, y, w, h, MIST)
    for shelf in range(3):
        for side in (0.04, 0.72):
            left, base = x + w * side, y + h * (0.32 + 0.3 * shelf)
            for book in range(6):
                tall = h * (0.2, 0.17, 0.22, 0.18, 0.21, 0.16)[(book + shelf) % 6]
                b.box(left + 10 + book * 38, base - tall, 34, tall, TINTS[(book * 5 + shelf) % 6])
            b.line([(left, base), (left + 260, base)], width=10)


def garden(b: Board, x: float, y: float, w: float, h: float) -> None:
    """Picture for a video: trees behind a window."""
    b.box(x, y, w, h, MIST)
    for place, (px, r) in enumerate(((0.1, 95), (0.24, 75), (0.77, 85), (0.91, 110))):
        b.line([(x + w * px, y + h * 0.5), (x + w * px, y + h)], width=14)
        b.disc(x + w * px, y + h * 0.45, r, MOSS if place % 2 else OCHRE)
    b.line([(x, y + h * 0.86), (x + w, y + h * 0.86)])


def timetable(b: Board) -> None:
    """The board with the days' programme, and two people reading it."""
    room(b, 840, STONE)
    b.line([(420, 120), (360, 890)], WOOD, 24)
    b.line([(1380, 120), (1440, 890)], WOOD, 24)
    b.box(250, 70, 1300, 660, WHITE, r=16)
    b.box(250, 70, 1300, 100, SLATE, r=16, flat=True)
    for day in range(4):
        x = 420 + day * 278
        b.line([(x, 170), (x, 730)], STONE, 4)
        b.line([(x + 60, 120), (x + 210, 120)], PAPER, 18)
    for hour in range(6):
        y = 215 + hour * 88
        b.line([(285, y + 30), (380, y + 30)], GREY, 10)
    rows = ((2, 1, 1, 2), (1, 2, 2, 1), (1, 1, 3, 1), (3, 2, 1))
    for day, spans in enumerate(rows):
        hour = 0
        for place, span in enumerate(spans):
            x, y = 438 + day * 278, 196 + hour * 88
            b.box(x, y, 242, span * 88 - 18, TINTS[(day * 2 + place) % 5], r=10)
            b.line([(x + 24, y + 36), (x + 150, y + 36)], WHITE, 9)
            hour += span
    person(b, 640, b.height - 20, 500, LOOKS[1], back=True)
    person(b, 850, b.height - 5, 530, LOOKS[0], reach=(1010, 560), back=True)


def city_map(b: Board) -> None:
    """A city with a river and seven pins, as many as the summit had venues."""
    for place in range(9):
        top = place * 230 - 60
        b.line([(top, -20), (top + 180, b.height + 20)], WHITE, 16)
        b.line([(-20, place * 130 + 40), (b.width + 20, place * 130 - 70)], WHITE, 16)
    b.line([(1800, 90), (700, 1000)], WHITE, 30)
    b.line([(60, -20), (1300, 1000)], WHITE, 30)
    for x, y, r in ((230, 250, 120), (1560, 760, 150), (1260, 150, 80)):
        b.disc(x, y, r, "#c9d5c4", line=0, ry=r * 0.7)
    river = [(x, 520 + 190 * math.sin(x / 330 + 0.6) - 0.05 * x) for x in range(-60, 1900, 12)]
    b.line(river, INK, 98)
    b.line(river, BLUE, 88)
    for x, middle in river[::37]:
        b.line([(x - 20, middle - 78), (x + 20, middle + 78)], WHITE, 18)
    pins = ((300, 470), (560, 300), (830, 180), (950, 560), (1200, 560), (1540, 430), (650, 850))
    for place, (x, y) in enumerate(pins):
        tint = (CLAY, OCHRE)[place % 2]
        b.disc(x, y, 30, "#c3bbad", line=0, ry=11)
        b.shape([(x - 46, y - 88), (x + 46, y - 88), (x, y)], tint)
        b.disc(x, y - 112, 52, tint)
        b.shape([(x - 42, y - 90), (x + 42, y - 90), (x, y - 10)], tint, line=0)
        b.disc(x, y - 112, 20, WHITE)


def panel(b: Board) -> None:
    """Four speakers and the moderator who has the microphone."""
    room(b, 640, STONE)
    circles(b, 420, 70, 960, 330)
    b.box(60, 770, 1680, 90, WOOD)
    b.box(-20, 860, b.width + 40, 140, NIGHT)
    for place, x in enumerate((640, 930, 1220, 1510)):
        seated(b, x, 790, 390, look(place + 1))
    for x in (785, 1365):
        b.line([(x, 700), (x, 790)], width=9)
        b.disc(x, 700, 48, WHITE, ry=14)
    person(b, 270, 790, 520, somebody(NIGHT), reach=(360, 440))
    microphone(b, 362, 395, 44)


def treemap(b: Board) -> None:
    """A budget drawn as areas, in a browser's window."""
    b.box(150, 80, 1500, 810, WHITE, r=24)
    b.line([(150, 160), (1650, 160)])
    for place in range(3):
        b.disc(200 + place * 46, 120, 14, (CLAY, OCHRE, MOSS)[place])
    b.box(360, 100, 1000, 40, PAPER, r=20)
    areas = (
        (190, 200, 470, 380, SLATE),
        (190, 590, 290, 260, BLUE),
        (490, 590, 170, 260, MOSS),
        (670, 200, 330, 270, CLAY),
        (1010, 200, 220, 270, OCHRE),
        (670, 480, 240, 210, STONE),
        (670, 700, 240, 150, BLUE),
        (920, 480, 310, 160, MOSS),
        (920, 650, 150, 200, OCHRE),
        (1080, 650, 150, 95, SLATE),
        (1080, 755, 70, 95, CLAY),
        (1160, 755, 70, 95, BLUE),
    )
    for x, y, w, h, tint in areas:
        b.box(x, y, w, h, tint, r=8)
        if w > 200:
            b.line([(x + 28, y + 40), (x + w * 0.5, y + 40)], WHITE, 12)
            b.line([(x + 28, y + 72), (x + w * 0.35, y + 72)], WHITE, 8)
    for place, part in enumerate((310, 250, 205, 160, 120, 90, 60)):
        y = 230 + place * 92
        b.line([(1290, y), (1290 + part * 0.5, y)], GREY, 8)
        b.line([(1290, y + 34), (1290 + part, y + 34)], TINTS[(4, 3, 0, 2, 1, 5, 0)[place]], 22)


def pitch(b: Board, who: Look) -> None:
    """A short talk in a corner, the public close by; upright."""
    room(b, 860, STONE)
    b.shape([(520, 160), (1130, 160), (1130, 600), (520, 600)], WHITE)
    b.line([(600, 250), (840, 250)], CLAY, 20)
    for place, part in enumerate((0.9, 0.55, 0.75, 0.4)):
        b.box(600 + place * 120, 540 - 230 * part, 80, 230 * part, TINTS[place])
    b.line([(825, 600), (825, 870)], width=12)
    b.shape([(700, 890), (825, 850), (950, 890)], STONE)
    b.box(90, 900, 1020, 60, WOOD, r=10)
    person(b, 310, 910, 640, who, reach=(405, 500))
    microphone(b, 408, 452, 50)
    for place in range(4):
        bust(b, 165 + place * 290, b.height + 10, 230, look(place * 2 + 1), back=True)


def registration(b: Board) -> None:
    """The counter where handbooks and name badges are handed out."""
    room(b, 700, STONE)
    stripes(b, 560, 60, 680, 300)
    for place, x in enumerate((620, 1200)):
        bust(b, x, 600, 200, look(place * 2 + 1))
    b.limb([(690, 530), (770, 560)], LOOKS[1].coat, 46)
    b.disc(782, 562, 22, LOOKS[1].skin)
    b.box(250, 590, 1300, 40, WOOD, r=10)
    b.box(290, 630, 1220, 240, WOOD)
    b.line([(700, 650), (700, 850)], GREY, 3)
    b.line([(1100, 650), (1100, 850)], GREY, 3)
    for layer in range(5):
        b.box(1330 + layer % 2 * 8, 560 - layer * 28, 160, 28, TINTS[layer % 4], r=4)
    for place in range(3):
        x = 345 + place * 74
        b.line([(x - 16, 465), (x, 505), (x + 16, 465)], CLAY, 8)
        b.box(x - 28, 505, 56, 85, WHITE, r=6)
        b.line([(x - 12, 555), (x + 12, 555)], GREY, 6)
    person(b, 880, 930, 560, LOOKS[3], reach=(820, 545), back=True)
    b.shape([(770, 470), (842, 460), (852, 556), (780, 566)], BLUE)
    b.line([(788, 492), (828, 487)], WHITE, 9)
    person(b, 1060, 940, 540, LOOKS[4], back=True)
    plant(b, 140, 860, 210)


def security(b: Board) -> None:
    """Everybody walks through the gate, bags go through the scanner."""
    room(b, 720, STONE)
    window(b, 140, 90, 190, 400)
    window(b, 1480, 90, 190, 400)
    b.box(640, 150, 320, 80, SLATE, r=14)
    for x in (640, 900):
        b.box(x, 190, 60, 620, SLATE, r=10)
    b.disc(800, 190, 16, MOSS)
    person(b, 800, 815, 520, LOOKS[4])
    person(b, 500, 850, 540, LOOKS[5], reach=(640, 560))
    b.box(1040, 620, 640, 60, NIGHT, r=20)
    for x in (1090, 1610):
        b.box(x, 680, 40, 170, STONE)
    b.box(1180, 400, 320, 230, BLUE, r=20)
    b.box(1235, 500, 210, 130, NIGHT)
    b.box(1545, 545, 110, 75, CLAY, r=14)
    b.line([(1575, 545), (1582, 515), (1618, 515), (1625, 545)], width=9)
    for place, x in enumerate((110, 300)):
        person(b, x, 860, 530, look(place * 2 + 1))
    for x in (60, 380):
        b.line([(x, 740), (x, 920)], OCHRE, 16)
        b.disc(x, 730, 18, OCHRE)
    b.line([(60, 750), (140, 800), (220, 815), (300, 800), (380, 750)], CLAY, 12)


def opening(b: Board) -> None:
    """The full hall at the opening."""
    room(b, 500, NIGHT)
    for side in (-1, 1):
        for place in range(4):
            b.box(900 + side * (520 + place * 105) - 30, 0, 60, 430, SAND)
    circles(b, 540, 50, 720, 300)
    b.box(400, 430, 1000, 80, WOOD)
    for place in range(5):
        person(b, 660 + place * 120, 445, 210, look(place * 2))
    lectern(b, 500, 440, 110)
    for row, (y, size) in enumerate(((590, 90), (680, 125), (b.height + 20, 165))):
        audience(b, y, size, row * 2)


def lunch(b: Board) -> None:
    """Guests around a table with a white cloth."""
    room(b, 640, STONE)
    for x, tint in ((250, BLUE), (1290, OCHRE)):
        b.box(x, 90, 260, 200, WHITE)
        b.cap(x + 130, 230, 90, tint)
    b.line([(900, -10), (900, 120)])
    b.cap(900, 200, 110, OCHRE)
    for place in range(5):
        x = 900 + (place - 2) * 225
        bust(b, x, 590 + 8 * (place - 2) ** 2, 180, look(place + 2))
    b.shape([(200, 720), (1600, 720), (1560, b.height + 10), (240, b.height + 10)], PAPER)
    b.disc(900, 715, 720, WHITE, ry=150)
    for place in range(5):
        x, y = 900 + (place - 2) * 225, 645 + 10 * abs(place - 2)
        if place != 2:  # where the flowers stand
            b.disc(x, y, 66, PAPER, ry=24)
            b.disc(x, y - 2, 38, SAGE, line=3, ry=12)
        b.line([(x + 112, y - 10), (x + 112, y + 34)], width=6)
        b.cap(x + 112, y - 24, 22, BLUE, turn=0)
        b.disc(x + 112, y + 36, 18, WHITE, line=4, ry=6)
    b.shape([(865, 700), (935, 700), (920, 780), (880, 780)], SLATE)
    for place, (x, y) in enumerate(((840, 670), (960, 670), (900, 640), (875, 690), (925, 690))):
        b.disc(x, y, 34, (CLAY, OCHRE, BLUSH, MOSS, MOSS)[place])
    for place in range(4):
        seat = 900 + (place - 1.5) * 340
        if place < 3:
            b.disc(seat + 170, 800 - 12 * abs(place - 1), 60, PAPER, ry=24)
        bust(b, seat, b.height + 20, 215, look(place * 3 + 1), back=True)


def palace(b: Board) -> None:
    """A façade of slender columns, with a low drum behind it."""
    b.disc(1430, 190, 78, OCHRE, line=0)
    room(b, 800, STONE)
    b.box(620, 130, 560, 150, SAND)
    for place in range(9):
        b.box(646 + place * 58, 165, 34, 80, SLATE, r=4)
    b.box(600, 110, 600, 34, WHITE)
    b.box(270, 330, 1260, 470, SAND)
    for place in range(10):
        b.box(322 + place * 120, 400, 76, 400, SLATE)
    b.box(230, 260, 1340, 90, WHITE)
    b.line([(260, 322), (1540, 322)], STONE, 8)
    for place in range(11):
        x = 270 + place * 120
        b.shape([(x - 17, 350), (x + 17, 350), (x + 24, 800), (x - 24, 800)], WHITE)
        b.box(x - 34, 340, 68, 26, WHITE)
    for step in range(3):
        b.box(230 - step * 40, 790 + step * 32, 1340 + step * 80, 32, WHITE)
    for x, r in ((110, 120), (1690, 130)):
        b.line([(x, 620), (x, 850)], WOOD, 26)
        b.disc(x, 560, r, MOSS)
    for place, x in enumerate((520, 600, 1240)):
        person(b, x, 930, 190, look(place + 1))


def interview(b: Board) -> None:
    """A camera, an interviewer with the microphone, and the person asked."""
    room(b, 720, STONE)
    b.box(860, 90, 760, 520, WHITE)
    for place in range(35):
        x, y = 920 + place % 7 * 106, 150 + place // 7 * 100
        b.disc(x, y, 20, (MIST, BLUSH, SAGE)[place % 3], line=0)
    for foot in (230, 350, 470):
        b.line([(350, 520), (foot, 890)], width=16)
    person(b, 170, 890, 600, LOOKS[2], reach=(285, 470))
    b.box(270, 380, 250, 140, NIGHT, r=18)
    b.box(520, 415, 70, 70, SLATE, r=8)
    b.disc(590, 450, 42, BLUE)
    b.box(300, 320, 110, 60, SLATE, r=12)
    b.line([(730, 250), (730, 880)], width=12)
    b.line([(660, 890), (730, 830), (800, 890)], width=12)
    b.shape([(640, 130), (820, 130), (790, 270), (670, 270)], WHITE)
    person(b, 1010, 880, 590, LOOKS[1], reach=(1150, 470))
    person(b, 1330, 880, 610, somebody(SLATE))
    microphone(b, 1158, 425, 48)


def stickers(b: Board) -> None:
    """Stickers spread on a table."""
    for place in range(12):
        x = 270 + (place % 4) * 420 + (place // 4 % 2) * 60 - 30
        y = 180 + (place // 4) * 305 + (place % 2) * 30 - 15
        tint = TINTS[(place * 2 + place // 4) % 5]
        if place % 3 == 0:
            b.disc(x, y, 128, WHITE)
            b.disc(x, y, 104, tint, line=0)
        elif place % 3 == 1:
            b.box(x - 125, y - 110, 250, 220, WHITE, r=40)
            b.box(x - 101, y - 86, 202, 172, tint, r=22, line=0)
        else:
            for r, fill, line in ((140, WHITE, LINE), (112, tint, 0)):
                corners = [math.radians(60 * side) for side in range(6)]
                b.shape([(x + r * math.cos(a), y + r * math.sin(a)) for a in corners], fill, line)
        emblem(b, x, y, place % 6)


def emblem(b: Board, x: float, y: float, kind: int) -> None:
    """The sign on a sticker: something open, in white lines."""
    if kind == 0:  # an open lock
        arc = [math.radians(180 + 20 * step) for step in range(10)]
        bow = [(x - 4 + 27 * math.cos(a), y - 36 + 27 * math.sin(a)) for a in arc]
        b.line([(x - 31, y), *bow], WHITE, 13)
        b.box(x - 46, y - 6, 92, 66, WHITE, r=12, line=0)
    elif kind == 1:  # bars
        for place, tall in enumerate((40, 92, 66)):
            b.box(x - 58 + place * 44, y + 50 - tall, 30, tall, WHITE, r=4, line=0)
    elif kind == 2:  # points that are joined
        for end in ((-50, 34), (46, 40), (4, -52)):
            b.line([(x, y), (x + end[0], y + end[1])], WHITE, 10)
            b.disc(x + end[0], y + end[1], 20, WHITE, line=0)
        b.disc(x, y, 24, WHITE, line=0)
    elif kind == 3:  # a magnifying glass
        b.disc(x - 12, y - 14, 44, WHITE, line=0)
        b.line([(x + 20, y + 20), (x + 54, y + 54)], WHITE, 18)
        b.disc(x - 12, y - 14, 28, BLUE, line=0)
    elif kind == 4:  # two who talk
        b.box(x - 66, y - 54, 84, 56, WHITE, r=20, line=0)
        b.box(x - 16, y - 4, 84, 56, WHITE, r=20, line=0)
    else:  # a document
        b.box(x - 40, y - 58, 80, 116, WHITE, r=8, line=0)
        for place in range(3):
            b.line([(x - 22, y - 28 + place * 28), (x + 22, y - 28 + place * 28)], SLATE, 8)


def projection(b: Board) -> None:
    """Open data thrown onto a wall above the people in the hall."""
    room(b, 790, STONE)
    b.shape([(900, 20), (1640, 110), (1640, 640), (160, 640), (160, 110)], WHITE, line=0)
    b.box(160, 110, 1480, 530, WHITE)
    b.box(830, -10, 140, 56, NIGHT, r=12)
    for place, tall in enumerate((120, 200, 160, 290, 240, 350)):
        b.box(240 + place * 80, 570 - tall, 54, tall, TINTS[place % 5])
    b.line([(220, 570), (740, 570)])
    trend = [(830, 470), (930, 400), (1030, 430), (1130, 300), (1230, 330), (1330, 220)]
    b.line(trend, CLAY, 12)
    for x, y in trend:
        b.disc(x, y, 17, WHITE)
    b.disc(1470, 420, 110, BLUE)
    b.cap(1470, 420, 110, OCHRE, turn=-60)
    for place, x in enumerate((250, 430, 820, 1010, 1420, 1590)):
        person(b, x, b.height - 20 + place % 2 * 14, 400, look(place * 3 + 1), back=True)


def hall(b: Board) -> None:
    """A great hall with arches and chandeliers, its chairs still empty."""
    room(b, 560, WOOD)
    for place in range(5):
        x = 150 + place * 330
        b.box(x, 100, 180, 390, WHITE, r=88, flat=True)
        b.line([(x + 90, 100), (x + 90, 490)])
        b.line([(x, 300), (x + 180, 300)])
    for x in (75, 405, 735, 1065, 1395, 1725):
        b.box(x - 22, 60, 44, 500, SAND)
        b.box(x - 38, 40, 76, 30, SAND)
    for x in (480, 1320):
        b.line([(x, -10), (x, 80)])
        for side in (-1, 0, 1):
            b.line([(x, 80), (x + side * 70, 130)])
            b.disc(x + side * 70, 140, 18, OCHRE)
        b.line([(x - 70, 130), (x, 165), (x + 70, 130)])
    b.box(560, 510, 680, 70, CLAY)
    lectern(b, 900, 520, 130)
    for row, (y, w, step) in enumerate(((660, 56, 92), (760, 76, 122), (890, 100, 158))):
        for side in (-1, 1):
            for place in range(5):
                x = 900 + side * (row * 30 + 120 + step * place)
                b.box(x - w / 2, y - w * 1.1, w, w * 0.9, SLATE, r=10)
                b.box(x - w * 0.55, y - w * 0.3, w * 1.1, w * 0.3, BLUE, r=8)
                for leg in (-1, 1):
                    b.line([(x + leg * w * 0.45, y), (x + leg * w * 0.45, y + w * 0.4)])


def artworks(b: Board) -> None:
    """Pictures made of data on a wall, and somebody who explains them."""
    room(b, 780, STONE)
    for place, (x, y, w, h) in enumerate(
        ((110, 60, 330, 360), (510, 80, 440, 230), (1040, 110, 330, 420), (1440, 150, 270, 270))
    ):
        b.box(x, y, w, h, WOOD)
        b.box(x + 24, y + 24, w - 48, h - 48, WHITE)
        cx, cy = x + w / 2, y + h / 2
        if place == 0:
            for ring, r in enumerate((112, 82, 52, 24)):
                b.disc(cx, cy, r, TINTS[ring])
        elif place == 1:
            for bar in range(9):
                tall = 90 + 60 * math.sin(bar * 0.9)
                b.box(x + 62 + bar * 36, cy - tall / 2, 24, tall, TINTS[bar % 5], r=12)
        elif place == 2:
            for dot in range(20):
                size = 8 + 12 * abs(math.sin(dot * 1.7))
                b.disc(x + 78 + dot % 4 * 58, y + 82 + dot // 4 * 64, size, TINTS[dot % 5], line=3)
        else:
            for turn in (0, 90, 180, 270):
                b.cap(cx, cy, 84 - turn / 6, TINTS[turn // 90], turn=turn)
    person(b, 860, 870, 520, somebody(SLATE), reach=(1010, 480))
    for place, x in enumerate((250, 400, 560)):
        person(b, x, 930 - place % 2 * 20, 500, look(place * 2 + 1), back=True)


@dataclass(frozen=True)
class Scene:
    """How a figure is drawn: the scene, the wall behind it, the picture's size."""

    draw: Callable[[Board], None]
    wall: str
    size: tuple[int, int] = LANDSCAPE
    mirrored: bool = False


SCENES = {
    2: Scene(partial(meeting, hosts=4, guests=3, start=0), MIST),
    3: Scene(partial(group, back_row=6, front_row=5, backdrop=stripes, start=0), SAND, WIDE),
    4: Scene(partial(speech, backdrop=circles, who=somebody(NIGHT)), MIST),
    5: Scene(partial(speech, backdrop=stripes, who=somebody(CLAY)), SAGE, mirrored=True),
    6: Scene(partial(video, who=somebody(SLATE), scenery=office), SLATE, WIDE),
    7: Scene(partial(video, who=somebody(MOSS), scenery=garden), SLATE, WIDE),
    8: Scene(timetable, SAGE),
    9: Scene(city_map, SAND),
    10: Scene(panel, BLUSH),
    11: Scene(treemap, MIST),
    12: Scene(partial(pitch, who=somebody(OCHRE)), SAGE, UPRIGHT),
    13: Scene(partial(pitch, who=somebody(BLUE)), BLUSH, UPRIGHT, mirrored=True),
    14: Scene(keynote, SAND),
    15: Scene(partial(meeting, hosts=5, guests=3, start=2), SAND),
    16: Scene(partial(group, back_row=7, front_row=4, backdrop=network, start=3), MIST, WIDE),
    17: Scene(registration, SAND),
    18: Scene(security, MIST),
    19: Scene(opening, BLUE, WIDE),
    20: Scene(lunch, SAGE),
    21: Scene(palace, MIST),
    22: Scene(interview, BLUSH),
    23: Scene(stickers, WOOD),
    24: Scene(projection, SLATE),
    25: Scene(hall, BLUSH),
    26: Scene(artworks, SAGE),
}


def photograph(figure: Figure, scene: Scene) -> tuple[bytes, list[str]]:
    """The stand-in for a photograph as PNG, and the lines written in it."""
    board = Board(scene.size, scene.wall)
    scene.draw(board)
    words = [(LABEL, 72, True), (f"原圖：{figure.caption}", 40, False)]
    return board.finish(words, scene.mirrored), board.lettering


# --- figure 1 ------------------------------------------------------------------------------


class Count(NamedTuple):
    """One number of figure 1: what stands before it, the number, what it counts."""

    before: str
    number: int
    unit: str


COUNTS = (
    Count("2011 年由", 8, "國發起"),
    Count("超過", 70, "個會員國"),
    Count("累計", 135, "個國家行動計畫"),
    Count("超過", 2456, "個承諾"),
)
CHART_TITLE = "開放政府夥伴關係聯盟（OGP）簡要統計"
CHART_KEY = "一格代表一國、一個行動計畫或一個承諾"
CELL, GAP = 16, 4  # the pitch of the little squares, and the space between two


class Outlines:
    """Lettering as outlines, so that a drawing needs no font where it is shown."""

    def __init__(self, bold: bool) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(font_file(bold))), TAIWAN)
        self._font = hb.Font(face)
        self._units = face.upem
        self._path: list[str] = []
        self._pen = hb.DrawFuncs()
        self._pen.set_move_to_func(partial(self._step, "M"))
        self._pen.set_line_to_func(partial(self._step, "L"))
        self._pen.set_quadratic_to_func(partial(self._step, "Q"))
        self._pen.set_cubic_to_func(partial(self._step, "C"))
        self._pen.set_close_path_func(lambda _: self._path.append("Z"))

    def _step(self, command: str, *where: float | None) -> None:
        """Note one step of an outline; the pen's last argument is the glyph's own offset."""
        *numbers, offset = where
        shifted = [
            round(number + (offset or 0) * (place % 2 == 0))
            for place, number in enumerate(numbers)
            if number is not None
        ]
        self._path.append(command + " ".join(map(str, shifted)))

    def element(self, text: str, x: float, y: float, size: float, fill: str) -> str:
        """A `path` element that sets `text` centred on `x`, on the baseline `y`."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        self._path.clear()
        pen_x = 0
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            self._font.draw_glyph(glyph.codepoint, self._pen, pen_x + position.x_offset)
            pen_x += position.x_advance
        scale = size / self._units
        left = x - pen_x * scale / 2
        return (
            f'<path fill="{fill}" transform="translate({left:.1f} {y:.1f}) '
            f'scale({scale:.4f} {-scale:.4f})" d="{"".join(self._path)}"/>'
        )


def cells(count: int, columns: int, x: float, top: float, fill: str) -> str:
    """`count` little squares in rows of `columns`, centred on `x`: a dashed line a row."""
    side = CELL - GAP
    left = x - (min(count, columns) * CELL - GAP) / 2
    rows = [
        f"M{left:g} {top + side / 2 + start // columns * CELL:g}"
        f"h{min(columns, count - start) * CELL - GAP}"
        for start in range(0, count, columns)
    ]
    return (
        f'<path fill="none" stroke="{fill}" stroke-width="{side}" '
        f'stroke-dasharray="{side} {GAP}" d="{"".join(rows)}"/>'
    )


def statistics() -> str:
    """Figure 1 as SVG: the four counts in large figures, each beside as many squares."""
    bold, regular = Outlines(bold=True), Outlines(bold=False)
    width, height = 1800, 1160
    said = "，".join(f"{c.before} {c.number:,} {c.unit}" for c in COUNTS)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(CHART_TITLE)}</title>',
        f'<desc id="desc">{escape(said)}。{escape(CHART_KEY)}。</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
    ]
    # Three counts above, with room for their few squares; the largest below, its field beside it.
    places = ((300, 95), (900, 95), (1500, 95), (300, 680))
    fields = ((25, 300, 355), (25, 900, 355), (25, 1500, 355), (72, 1150, 516))
    for count, (x, y), field, tint in zip(
        COUNTS, places, fields, (SLATE, MOSS, OCHRE, CLAY), strict=True
    ):
        parts += [
            regular.element(count.before, x, y, 44, GREY),
            bold.element(f"{count.number:,}", x, y + 140, 140, INK),
            regular.element(count.unit, x, y + 222, 48, INK),
            cells(count.number, *field, tint),
        ]
    parts.append(f'<path stroke="{STONE}" stroke-width="3" d="M74 482H{width - 74}"/>')
    parts += [regular.element(CHART_KEY, width / 2, 1126, 36, GREY), "</svg>"]
    return "\n".join(parts) + "\n"


# --- the records ---------------------------------------------------------------------------

IMAGE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<file>[^)\s]+)\)")


def pictures(value: object) -> Iterator[tuple[str, str]]:
    """Every (file, caption) in a record's value: images in prose, photos of a photo page."""
    if isinstance(value, str):
        for image in IMAGE.finditer(value):
            yield image["file"], image["caption"]
    elif isinstance(value, list):
        for item in value:
            yield from pictures(item)
    elif isinstance(value, dict):
        file, caption = value.get("file"), value.get("caption")
        if isinstance(file, str) and isinstance(caption, str):
            yield file, caption
        for item in value.values():
            yield from pictures(item)


def figures(report: Path) -> list[Figure]:
    """The pictures in figures/ that the records of a report name, by number."""
    found: dict[str, Figure] = {}
    for record in sorted(report.rglob("*.yaml")):
        try:
            value = yaml.load(record.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
        except yaml.YAMLError as error:
            raise PlaceholderError(f"{record}: {error}") from error
        for file, caption in pictures(value):
            number = re.match(r"figures/(\d\d)-", file)
            if number:
                found[file] = Figure(int(number[1]), file, caption)
    return sorted(found.values())


def picture(figure: Figure) -> bytes:
    """The file that stands for a figure."""
    suffix = Path(figure.file).suffix
    if figure.number == 1 and suffix == ".svg":
        return statistics().encode()
    scene = SCENES.get(figure.number)
    if scene is None:
        raise PlaceholderError(
            f"{figure.file}: no scene for figure {figure.number}; add one to SCENES"
        )
    if suffix != ".png":
        raise PlaceholderError(f"{figure.file}: a scene is drawn as .png")
    return photograph(figure, scene)[0]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures of a report that are missing, or all of them."""
    parser = argparse.ArgumentParser(description="Draws the stand-in pictures of a report.")
    parser.add_argument("report", type=Path, help="the report's folder")
    parser.add_argument("--all", action="store_true", help="draw also what is there already")
    options = parser.parse_args(arguments)
    try:
        named = figures(options.report)
        if not named:
            raise PlaceholderError(f"{options.report}: no record names a picture figures/NN-….")
        for figure in named:
            file = options.report / figure.file
            if options.all or not file.exists():
                content = picture(figure)
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
                sys.stdout.write(f"{file}  {len(content)} bytes\n")
    except PlaceholderError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
