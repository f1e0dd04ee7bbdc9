"""The lines of a paragraph chosen together, so that they disturb its colour least.

A line taken as full as it goes can leave the next one with more room than its gaps fill quietly.
Here every line that could be set has a cost, and of all ways through the text the cheapest is taken
(Knuth and Plass, *Breaking Paragraphs into Lines*, 1981), with clreq's gaps in place of glue. What
a text costs from a place on is computed once: it does not depend on how that place was reached.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.typeset.linesetting.shaping import ShapedText

QUIET = (0.50, 0.34, 0.098)
"""em of a word space, a gap between Han and Latin, one between Han, up to which a line is quiet."""
LOUD = (0.58, 0.58, 0.25)
"""The same at most: a line that needs more stays ragged."""
SQUEEZE = 0.8
"""The part of what a line could give that is taken to draw more into it."""
_SAME = 0.001
"""Pixels below which two widths are one."""
_NEAR = 3
"""Lines from one place that are compared."""
_LOUDER = 9.0
"""How much worse than a line that is just quiet is one that is as loud as it may be."""
_RAGGED = 100.0
_BESIDE = (0.06, 0.15)
"""What other texts of a line grow by, quietly and at most, in parts of their width: a guess."""

Line = tuple[float, int]
"""What a line costs, and where the next one begins."""


class Choice:
    """The best lines of a text whose full lines have *measure* pixels."""

    def __init__(self, shaped: ShapedText, measure: float) -> None:
        self._measure = measure
        self._size = len(shaped.text)
        self._x = x = shaped.x
        self._growth, self._give = _Growth(shaped), _Give(shaped.gives)
        self._breaks = [*shaped.breaks, self._size]
        text, gaps = shaped.text, shaped.gaps
        self._ends = ends = [
            place if text[place - 1] != " " else line_end(text, 0, place) for place in self._breaks
        ]
        self._right = [x[end] - gaps.get(end - 1, 0.0) for end in ends]
        """Where a line before each break ends."""
        self._best: dict[int, Line] = {self._size: (0.0, self._size)}
        """By place: what the text costs from there on, and where the line after the next begins."""

    def following(self, start: int, available: float, beside: float = 0.0) -> int | None:
        """Where the line after that of *available* pixels at *start* begins, if one fits well.

        *beside* is the width of other texts before it in the line.
        """
        if not beside and abs(available - self._measure) < _SAME and start in self._best:
            cost, following = self._best[start]
        else:
            first = self._lines(start, available, beside)
            self._reckon([following for _, following in first])
            cost, following = self._cheapest(first)
        return following if cost < _RAGGED and following < self._size else None

    def _reckon(self, waiting: list[int]) -> None:
        """Find out what the text costs from each of these places on, where lines may begin."""
        lines: dict[int, list[Line]] = {}
        while waiting:
            place = waiting.pop()
            if place not in lines and place not in self._best:
                lines[place] = self._lines(place, self._measure)
                waiting += [following for _, following in lines[place]]
        for place in sorted(lines, reverse=True):
            self._best[place] = self._cheapest(lines[place])

    def _cheapest(self, lines: list[Line]) -> Line:
        """Of *lines* from one place the one with which all the rest costs least."""
        best = self._best
        return min([(cost + best[following][0], following) for cost, following in lines])

    def _lines(self, start: int, room: float, beside: float = 0.0) -> list[Line]:
        """Some lines that may begin at *start*, the fullest first; one where all the rest fits."""
        edge = self._x[start] + room
        if self._right[-1] <= edge:
            return [(0.0, self._size)]
        index = bisect_right(self._right, edge)
        lines: list[Line] = []
        if index < len(self._breaks) - 1 and self._breaks[index] > start:
            more = self._right[index] - edge
            most = SQUEEZE * self._give.between(start, self._ends[index] - 1)
            if more <= most:
                lines.append(((more / most) ** 2, self._breaks[index]))
        index -= 1
        while index >= 0 and len(lines) < _NEAR and (following := self._breaks[index]) > start:
            slack = edge - self._right[index]
            able, most = self._growth.between(start, self._ends[index] - 1)
            able += _BESIDE[0] * beside
            if slack <= able:
                lines.append(((slack / able) ** 2 if able else 0.0, following))
            elif len(lines) > 1:
                break
            elif slack <= (most := most + _BESIDE[1] * beside):
                lines.append((1 + _LOUDER * (slack - able) / (most - able), following))
            else:
                lines = lines or [(_RAGGED, following)]
                break
            index -= 1
        # A word that no line holds: what becomes of it is not found out here.
        return lines or [(_RAGGED, self._breaks[bisect_right(self._breaks, start)])]


class _Give:
    """How much the text between two places can be drawn together."""

    def __init__(self, gives: Mapping[int, float]) -> None:
        self._places = sorted(gives)
        self._sums = list(accumulate(map(gives.__getitem__, self._places), initial=0.0))

    def between(self, start: int, end: int) -> float:
        """The pixels from *start* to before *end*."""
        places = self._places
        return self._sums[bisect_left(places, end)] - self._sums[bisect_left(places, start)]


class _Growth:
    """How far the text between two places can grow, quietly and at most."""

    def __init__(self, shaped: ShapedText) -> None:
        self._em = em = shaped.em
        self._wides = shaped.wide_gaps
        beside_han = shaped.script_spaces
        kinds = dict.fromkeys(shaped.spaces, 0)
        kinds.update(dict.fromkeys((*beside_han, *shaped.script_changes), 1))
        self._places = sorted(kinds)
        wide = [(kinds[place], shaped.gap_width(place)) for place in self._places]
        quiet = [max(0.0, QUIET[kind] * em - width) for kind, width in wide]
        loud = [max(0.0, LOUD[kind] * em - width) for kind, width in wide]
        self._quiet = list(accumulate(quiet, initial=0.0))
        self._loud = list(accumulate(loud, initial=0.0))

    def between(self, start: int, end: int) -> tuple[float, float]:
        """The pixels from *start* to before *end*."""
        wides = self._em * (bisect_left(self._wides, end) - bisect_left(self._wides, start))
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return (
            self._quiet[last] - self._quiet[first] + QUIET[2] * wides,
            self._loud[last] - self._loud[first] + LOUD[2] * wides,
        )


def line_end(text: str, start: int, following: int) -> int:
    """The end of the line before *following*, without its spaces."""
    while following > start and text[following - 1] == " ":
        following -= 1
    return following
