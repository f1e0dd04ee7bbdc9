"""Sheets that are cut by time, so that each fits on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.compose.timetable.cells import Placed, total
from reportgen.compose.timetable.heights import Geometry


class Pages:
    """The page on which the next sheet will stand, and how much of it is free."""

    def __init__(self, geometry: Geometry, used: float) -> None:
        self.geometry = geometry
        self.free = geometry.height - used

    def turn(self) -> None:
        """Begin the next page."""
        self.free = self.geometry.height

    @property
    def turned(self) -> bool:
        """Whether nothing stands on the page."""
        return self.free == self.geometry.height

    def room(self) -> float:
        """The height that the rows of the next sheet may have, on the next page if need be."""
        if self.free - self.geometry.head < self.geometry.least:
            self.turn()
        return self.free - self.geometry.head

    def take(self, rows: float) -> None:
        """Put a sheet with *rows* of this height on the page."""
        self.free -= rows + self.geometry.head


def cut(placed: Sequence[Placed], pages: Pages) -> Iterator[tuple[bool, list[Placed]]]:
    """Cut in time order what the page does not hold; a slot stands where it begins.

    With each part, whether it begins a page.
    """
    rest = list(placed)
    while rest:
        room = pages.room()
        part = rest
        if total(rest, pages.geometry) > room:
            part = _first_part(rest, room, pages.geometry)
            if not part and not pages.turned:
                pages.turn()
                continue
            part = part or [p for p in rest if p.start == rest[0].start]
        yield pages.turned, part
        pages.take(total(part, pages.geometry))
        rest = rest[len(part) :]


def _first_part(placed: Sequence[Placed], room: float, geometry: Geometry) -> list[Placed]:
    """What fits into *room*: as much as goes, but each slot that the cut crosses costs room.

    What is left over should be worth a sheet of its own.
    """

    def height(part: Iterable[Placed]) -> float:
        return total(tuple(part), geometry)

    def worth(start: int) -> tuple[bool, float]:
        crossed = sum(p.start < start < p.end for p in placed)
        left = height(p for p in placed if p.start >= start)
        return left > geometry.least, filled[start] - crossed * geometry.crossing

    starts = sorted({p.start for p in placed})[1:]
    heights = {s: height(p for p in placed if p.start < s) for s in starts}
    filled = {s: high for s, high in heights.items() if high <= room}
    best = max(filled, key=worth, default=0)
    return [p for p in placed if p.start < best]
