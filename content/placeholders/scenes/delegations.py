"""Delegations: at the table, before the photographer, at lunch."""

from __future__ import annotations

from content.placeholders.backdrops import Backdrop
from content.placeholders.canvas import Board
from content.placeholders.furniture import plant, room, window
from content.placeholders.palette import (
    BLUE,
    BLUSH,
    CLAY,
    MOSS,
    OCHRE,
    PAPER,
    SAGE,
    SLATE,
    STONE,
    WHITE,
    WOOD,
)
from content.placeholders.people import bust, look, person


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
