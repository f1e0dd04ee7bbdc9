"""Pictures within a picture: on the wall behind a stage, behind who speaks in a video."""

from __future__ import annotations

from collections.abc import Callable

from content.placeholders.canvas import Board
from content.placeholders.palette import BLUE, CLAY, GREY, MIST, MOSS, OCHRE, SLATE, TINTS, WHITE

Backdrop = Callable[[Board, float, float, float, float], None]


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
