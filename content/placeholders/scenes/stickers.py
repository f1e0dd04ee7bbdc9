"""Stickers, each with the sign of something open."""

from __future__ import annotations

import math

from content.placeholders.canvas import LINE, Board
from content.placeholders.palette import BLUE, SLATE, TINTS, WHITE


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
