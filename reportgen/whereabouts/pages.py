"""The set pages: which place was printed at a point, and where on the pages a place is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.places import Place
from reportgen.text import fold
from reportgen.typeset.flows import flows_of, tags_of
from reportgen.typeset.sequence import PageSequence, Rectangle
from reportgen.whereabouts.spots import Spot, Spots

_REACH = 30.0
"""Points from the nearest text within which a point still means it."""


class Box(NamedTuple):
    """A stretch of a line, or a picture: the characters of a spot from ``start`` to ``end``."""

    page: int
    rectangle: Rectangle
    spot: Spot
    start: int
    end: int


class Pages:
    """The boxes of each page of a report; pages count from 0."""

    def __init__(self, html: str, sequences: Sequence[PageSequence], spots: Spots) -> None:
        """Of the pages *sequences* that *html*, with its *spots*, was set as."""
        self._pages: list[list[Box]] = []
        self._by_spot: dict[int, list[Box]] = {}
        first = 0
        for flow, sequence in zip(flows_of(html), sequences, strict=True):
            self._add(sequence, spots, first)
            first += tags_of(flow)

    def _add(self, sequence: PageSequence, spots: Spots, first: int) -> None:
        position: Counter[int] = Counter()
        for page in sequence.pages:
            self._pages.append([])
            for area in page.areas:
                spot = spots.of(first + area.tag)
                if spot is None:
                    continue
                start = position[id(spot)]
                position[id(spot)] = end = start + len(fold(area.text))
                box = Box(len(self._pages) - 1, area.rectangle, spot, start, end)
                self._pages[-1].append(box)
                self._by_spot.setdefault(id(spot), []).append(box)

    def at(self, page: int, x: float, y: float) -> Place | None:
        """The place printed at *x*, *y* of *page*, in points from its left and bottom edges."""
        boxes = self._pages[page] if 0 <= page < len(self._pages) else []
        nearest = min(boxes, key=lambda box: _distance(box.rectangle, x, y), default=None)
        if nearest is None or _distance(nearest.rectangle, x, y) > _REACH:
            return None
        left, _, right, _ = nearest.rectangle
        share = min(max((x - left) / (right - left), 0.0), 0.999) if right > left else 0.0
        return nearest.spot.at(nearest.start + int(share * (nearest.end - nearest.start)))

    def boxes(self, file: str, line: int, end_line: int = 0) -> Iterator[Box]:
        """The boxes of what stands in *file* on the lines from *line* to *end_line*.

        Of a spot with several values, those of the values that stand there.
        """
        end_line = end_line or line
        for boxes in self._by_spot.values():
            spot = boxes[0].spot
            stretches = [
                (value.start, value.end)
                for value in spot.values
                if _overlaps(value.place, file, line, end_line)
            ]
            if not spot.values and _overlaps(spot.place, file, line, end_line):
                yield from boxes
            for start, end in stretches:
                yield from (box for box in boxes if box.start < end and start < box.end)


def _overlaps(place: Place, file: str, line: int, end_line: int) -> bool:
    return place.file == file and place.line <= end_line and line <= place.end_line


def _distance(rectangle: Rectangle, x: float, y: float) -> float:
    left, bottom, right, top = rectangle
    across, along = max(left - x, x - right, 0.0), max(bottom - y, y - top, 0.0)
    # The next line is further away than the rest of this one.
    return max(across / 4, along) if along == 0 else across + along
