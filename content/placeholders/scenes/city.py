"""The city: its map and a palace."""

from __future__ import annotations

import math

from content.placeholders.canvas import Board
from content.placeholders.furniture import room
from content.placeholders.palette import (
    BLUE,
    CLAY,
    INK,
    MOSS,
    OCHRE,
    SAND,
    SLATE,
    STONE,
    WHITE,
    WOOD,
)
from content.placeholders.people import look, person


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
