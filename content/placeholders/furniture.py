"""Rooms and what stands in them."""

from __future__ import annotations

import math

from content.placeholders.canvas import BAND, LINE, Board
from content.placeholders.palette import CLAY, MOSS, NIGHT, PAPER, STONE, WHITE, WOOD


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
