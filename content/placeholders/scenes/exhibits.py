"""What was shown: the programme, a budget, open data, works of art."""

from __future__ import annotations

import math

from content.placeholders.canvas import Board
from content.placeholders.furniture import room
from content.placeholders.palette import (
    BLUE,
    CLAY,
    GREY,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    SLATE,
    STONE,
    TINTS,
    WHITE,
    WOOD,
)
from content.placeholders.people import LOOKS, look, person, somebody


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
