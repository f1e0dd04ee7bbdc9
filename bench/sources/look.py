"""Sizes of type as our style sheets have them, so that the other typesetters fill like pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Size and line height in points, and how a line or a table is set."""

    size: float
    line: float
    bold: bool = False
    centred: bool = False


BODY = Look(12, 21)
NOTE = Look(9.5, 14)
CAPTION = Look(11, 16)
HEADINGS = (Look(20, 30, True), Look(15, 24, True), Look(13, 21, True), Look(12, 21, True))
"""By level; deeper ones look like the last."""

PARAGRAPHS = {
    "cover-kind": Look(20, 30, centred=True),
    "cover-title": Look(26, 42, True, True),
    "cover-subtitle": Look(15, 24, centred=True),
    "front-title": Look(18, 30, True, True),
    "form-title": Look(17, 28, True, True),
    "form-abstract-title": Look(12, 21, True),
    "legend-title": Look(12, 21, True),
    "item-title": Look(12, 21, True),
    "item-facts": Look(10.5, 17),
    "listing-title": Look(11, 18, True),
    "programme-title": Look(9.5, 14.5, True),
    "programme-who": Look(9.5, 14.5),
    "programme-time": Look(9.5, 14.5),
    "table-source": NOTE,
}
"""By class; a paragraph of no class is prose."""

LISTS = {"legend": Look(9, 14), "programme": Look(9.5, 14.5)}
TABLES = {
    "cover-facts": Look(14, 26),
    "facts": Look(11, 18),
    "timetable": Look(8, 10.5),
    "listing": Look(9, 13),
}
TABLE = Look(11, 17)
RULED = frozenset({"form", "timetable"})
"""Tables with rules around every cell; the others have them below the rows."""
BARE = frozenset({"cover-facts", "facts"})
"""Tables without rules."""


def heading(level: int) -> Look:
    """The look of a heading of *level*."""
    return HEADINGS[min(level, len(HEADINGS)) - 1]
