"""The look of each role, and the page that it stands on: what both formats share."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = 9
"""Levels of an outline and of a list that every word processor has."""

TEXT_WIDTH = 160.0
"""Millimetres between the margins of an upright page."""
TURNED_WIDTH = 257.0
"""Millimetres between the margins of a page on its side."""
TALLEST = 200.0
"""Millimetres of a picture that leave room for its caption on the page."""

PAGES = ("cover", "summary-form", "abstract", "contents", "chapter", "landscape")
"""The page styles; a flow of another name is set on pages of ``chapter``."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: size and line height in points, distances in millimetres.

    ``font`` is the Chinese one by role: Kai, Ming, Hei, or Mono for both scripts. ``tab`` is a
    dotted leader to the right margin, ``rule`` a line below, ``keep`` holds the next block close.
    """

    size: float = 12
    line: float = 21
    bold: bool = False
    font: str = "Kai"
    align: str = "justify"
    above: float = 0
    below: float = 0
    left: float = 0
    right: float = 0
    keep: bool = False
    tab: bool = False
    rule: bool = False
    colour: str = ""


LOOKS: dict[str, Look] = {
    "prose": Look(),
    "cover-kind": Look(20, 30, align="center", above=8),
    "cover-title": Look(26, 42, bold=True, font="Ming", align="center", above=34, below=60),
    "cover-subtitle": Look(15, 24, align="center"),
    "cover-confidentiality": Look(14, 24, bold=True, align="end"),
    "form-title": Look(17, 28, bold=True, font="Ming", align="center"),
    "form-id": Look(10.5, 18, align="end"),
    "form-abstract-title": Look(12, 20, bold=True),
    "front-title": Look(18, 30, bold=True, font="Ming", align="center"),
    "figure": Look(align="center", keep=True),
    "figcaption": Look(11, 16, align="center"),
    "table-caption": Look(11, 18, align="center", keep=True),
    "source": Look(9.5, 13, align="center", colour="555555"),
    "table-source": Look(9.5, 13, align="center", colour="555555"),
    "cell": Look(11, 17, align="start"),
    "small-cell": Look(8, 10.5, align="start", font="Hei"),
    "item-title": Look(bold=True, keep=True),
    "item-facts": Look(10.5, 17),
    "legend-title": Look(9, 14, bold=True, font="Hei"),
    "programme-title": Look(9.5, 14.5, align="start"),
    "programme-who": Look(9.5, 14.5, align="start"),
    "programme": Look(9.5, 14.5, align="start"),
    "itinerary-session": Look(11, 17, align="start"),
    "listing-title": Look(11, 18, bold=True, font="Ming"),
    "sheet-title": Look(11, 18, bold=True, font="Ming"),
    "prose-heading": Look(bold=True, keep=True),
    "prose-code": Look(9.5, 14, font="Mono", align="start"),
    "prose-rule": Look(6, 10, rule=True),
    "equation": Look(align="center"),
    "blockquote": Look(left=10, right=10),
    "dt": Look(bold=True, keep=True),
    "dd": Look(left=8),
    "footnote": Look(9.5, 14),
    "contents-1": Look(12, 22, tab=True),
    "contents-2": Look(12, 20, tab=True, left=6),
    "contents-3": Look(11, 19, tab=True, left=12),
    "head": Look(9, 14, align="end", colour="555555"),
    "foot": Look(10, 14, align="center"),
}
"""The look of each role as in the layout's style sheets, as far as word processors can show it."""

_HEADINGS = {1: (20, 30, 3.5), 2: (15, 24, 4.2), 3: (13, 21, 3.2)}


def heading_look(level: int) -> Look:
    """The look of a heading of *level*."""
    size, line, above = _HEADINGS.get(level, (12, 21, 1.4))
    font = "Ming" if level <= 3 else "Kai"
    return Look(size, line, True, font, "start", above, 1, keep=True)


def role_of(role: str) -> str:
    """*role*, where it has a look; text of an unknown one looks like prose."""
    return role if role in LOOKS else "prose"


def fitted(size: tuple[float, float], wish: str, room: float) -> tuple[float, float]:
    """Width and height of a picture of *size* in millimetres, as asked for and within the page.

    *wish* is a share of *room*, the width that there is, or millimetres; empty for its own size.
    """
    width, height = size
    wanted = width
    if wish.endswith("%"):
        wanted = room * float(wish[:-1]) / 100
    elif wish.endswith("mm"):
        wanted = float(wish[:-2])
    wanted = min(wanted, room)
    height *= wanted / width
    if height > TALLEST:
        return wanted * TALLEST / height, TALLEST
    return wanted, height
