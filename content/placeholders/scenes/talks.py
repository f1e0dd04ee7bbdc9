"""Talks: on a stage, on a screen, in a corner of the hall."""

from __future__ import annotations

from content.placeholders.backdrops import Backdrop, circles, network
from content.placeholders.canvas import Board
from content.placeholders.furniture import lectern, microphone, room
from content.placeholders.palette import CLAY, NIGHT, PAPER, SLATE, STONE, TINTS, WHITE, WOOD
from content.placeholders.people import Look, audience, bust, look, person, seated, somebody


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
