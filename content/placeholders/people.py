"""People without faces: standing, seated, from behind, in rows."""

from __future__ import annotations

from typing import NamedTuple

from content.placeholders.canvas import LINE, Board, Point
from content.placeholders.palette import BLUE, CLAY, INK, MOSS, NIGHT, OCHRE, SLATE, STONE


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


def audience(b: Board, y: float, size: float, start: int = 0) -> None:
    """A row of the public from behind, across the picture."""
    count = round(b.width / (size * 1.35))
    step = b.width / count
    for place in range(count):
        bust(b, step * (place + 0.5), y, size, look(start + place * 3), back=True)
