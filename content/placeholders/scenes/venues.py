"""At the summit's venues: the way in, the halls, the press."""

from __future__ import annotations

from content.placeholders.backdrops import circles, stripes
from content.placeholders.canvas import Board
from content.placeholders.furniture import lectern, microphone, plant, room, window
from content.placeholders.palette import (
    BLUE,
    BLUSH,
    CLAY,
    GREY,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    SAGE,
    SAND,
    SLATE,
    STONE,
    TINTS,
    WHITE,
    WOOD,
)
from content.placeholders.people import LOOKS, audience, bust, look, person, somebody


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
