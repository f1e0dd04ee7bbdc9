"""The lines of a paragraph chosen together, so that they disturb its colour least.

A line taken as full as it goes can leave the next one with more room than its gaps fill quietly.
Here every line that could be set has a cost, and of all ways through the text the cheapest is taken
(Knuth and Plass, *Breaking Paragraphs into Lines*, 1981), with clreq's gaps in place of glue. What
a text costs from a place on is computed once: it does not depend on how that place was reached.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from reportgen.typeset.linesetting.characters import line_end, script_changes
from reportgen.typeset.linesetting.shaping import AUTOSPACE, ShapedText

QUIET = (0.57, 0.34, 0.098)
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
    """The best lines of *texts* in a row, whose full lines have *measure* pixels.

    *joints*: whether a line may end after each text.
    """

    def __init__(self, texts: Sequence[ShapedText], joints: Sequence[bool], measure: float) -> None:
        self._measure = measure
        self._x = array("d", [0.0])
        self._breaks: list[int] = []
        self._ends: list[int] = []
        self._right: list[float] = []
        """Where a line before each break ends."""
        self._growth, self._give = _Growth(), _Give()
        for number, (shaped, joint) in enumerate(zip(texts, joints, strict=True)):
            if number and script_changes(texts[number - 1].text[-1] + shaped.text[0]):
                self._x[-1] += AUTOSPACE * shaped.em
            self._add(shaped, joint)
        self._size = len(self._x) - 1
        self._best: dict[int, Line] = {self._size: (0.0, self._size)}
        """By place: what the text costs from there on, and where the line after the next begins."""

    def _add(self, shaped: ShapedText, joint: bool) -> None:
        """Add a text to those that there are; a line may end after it if it is a *joint*."""
        text, x = shaped.text, shaped.x
        base, left = len(self._x) - 1, self._x[-1]
        for place in (*(shaped.breaks if shaped.style.wraps else ()), *([len(text)] * joint)):
            end = line_end(text, 0, place)
            self._breaks.append(base + place)
            self._ends.append(base + end)
            self._right.append(left + x[end] - shaped.gaps.get(end - 1, 0.0))
        self._x.extend([left + place for place in x[1:]])
        self._growth.add(base, shaped)
        self._give.add(base, shaped.gives)

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

    def has_room(self, start: int, following: int, available: float) -> bool:
        """Whether *available* pixels from *start* hold the rest of the line before *following*."""
        index = bisect_left(self._breaks, following)
        more = self._right[index] - self._x[start] - available
        return more <= SQUEEZE * self._give.between(start, self._ends[index] - 1)

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

    def __init__(self) -> None:
        self._places: list[int] = []
        self._sums = [0.0]

    def add(self, base: int, gives: Mapping[int, float]) -> None:
        """Add what a text that begins at *base* can give, by its places."""
        for place in sorted(gives):
            self._places.append(base + place)
            self._sums.append(self._sums[-1] + gives[place])

    def between(self, start: int, end: int) -> float:
        """The pixels from *start* to before *end*."""
        places = self._places
        return self._sums[bisect_left(places, end)] - self._sums[bisect_left(places, start)]


class _Growth:
    """How far the text between two places can grow, quietly and at most."""

    def __init__(self) -> None:
        self._em = 0.0
        self._wides: list[int] = []
        self._places: list[int] = []
        self._quiet, self._loud = [0.0], [0.0]

    def add(self, base: int, shaped: ShapedText) -> None:
        """Add the gaps of *shaped*, which begins at *base*."""
        em = shaped.em
        # Nearly always of one size; small note numbers have no gaps.
        self._em = max(self._em, em)
        self._wides += [base + gap for gap in shaped.wide_gaps]
        kinds = dict.fromkeys(shaped.spaces, 0)
        kinds.update(dict.fromkeys((*shaped.script_spaces, *shaped.script_changes), 1))
        for place in sorted(kinds):
            kind, width = kinds[place], shaped.gap_width(place)
            self._places.append(base + place)
            self._quiet.append(self._quiet[-1] + max(0.0, QUIET[kind] * em - width))
            self._loud.append(self._loud[-1] + max(0.0, LOUD[kind] * em - width))

    def between(self, start: int, end: int) -> tuple[float, float]:
        """The pixels from *start* to before *end*."""
        wides = self._em * (bisect_left(self._wides, end) - bisect_left(self._wides, start))
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        return (
            self._quiet[last] - self._quiet[first] + QUIET[2] * wides,
            self._loud[last] - self._loud[first] + LOUD[2] * wides,
        )
