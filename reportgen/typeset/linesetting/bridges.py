"""Gaps that a program which copies the text does not take for spaces.

Programs that read a PDF see a space in every gap above a tenth (Poppler) or a sixth (PDFium) of an
em. So a wide gap between Han and Latin gets a *bridge*: a real space glyph of the gap's width,
which is marked, together with the character beside it, with ``/ActualText`` saying that character
only. A stretched row of Han needs no bridge: the mark says its text, and programs ask no further.
A space at which a line ends is drawn too, and marked with the character before it: Poppler would
drop it. A line that goes on after a hyphen begins with a space of no width, marked with the
character after it: PDFium takes a hyphen between a letter and a line that begins with one for
hyphenation, and copies U+FFFE in its place. Each mark holds glyphs of one font, because PDFium
looks at no more than the first piece of a mark.

Source: ISO 32000-2, 14.9.4 (replacement text); the thresholds are measured.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_READ_AS_SPACE = 0.09
"""em from which on a gap could be read as a space."""


_END = b"EMC "
"""A piece of its own kind: what numbers the tagged stretches of a page looks for ``EMC`` alone."""

_PIECE = re.compile("([^<>]+)|<([^<>]*)>")


class Mark(NamedTuple):
    """Glyphs of a line, from *start* to *end*, that are read as *text*."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Drawing:
    """A line's text with its bridges.

    By character: ``extra`` pixels after it, and the full width of ``bridges``; ``spans`` are the
    stretched rows of characters (from, to). ``closed``: a space follows the line's last character.
    """

    text: str = ""
    extra: dict[int, float] = field(default_factory=dict)
    bridges: dict[int, float] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)
    closed: bool = False

    def after(self, first: int, end: int) -> float:
        """The extra pixels after these characters, which one glyph shows."""
        if end == first + 1:
            return self.extra.get(first, 0.0)
        return sum(self.extra.get(number, 0.0) for number in range(first, end))

    def marks(self, drawn: Sequence[tuple[int, int]]) -> list[Mark]:
        """The marks by glyph.

        *drawn* has each glyph's first character and a number that rises where the font changes.
        The engine sets a space in the font before it or in the one after it, whichever the style
        names first, so a bridge goes with its neighbour of the same font.
        """
        if not self.spans and not self.bridges and not self.closed:
            return []
        runs = dict(drawn)
        spans = [*self.spans]
        for bridge in self.bridges:
            before = runs.get(bridge) == runs.get(bridge - 1)
            spans.append((bridge - 1, bridge + 1) if before else (bridge, bridge + 2))
        if self.closed:
            spans.append((max(0, len(self.text) - 2), len(self.text)))
        marks = []
        glyph = 0
        for first, after in _joined(spans):
            while glyph < len(drawn) and drawn[glyph][0] < first:
                glyph += 1
            while glyph < len(drawn) and drawn[glyph][0] < after:
                start, run = glyph, drawn[glyph][1]
                while glyph < len(drawn) and drawn[glyph][0] < after and drawn[glyph][1] == run:
                    glyph += 1
                end = drawn[glyph][0] if glyph < len(drawn) else len(self.text)
                chars = range(drawn[start][0], min(end, after))
                if text := "".join(self.text[i] for i in chars if i not in self.bridges):
                    marks.append(Mark(start, glyph, text))
        return marks


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """*spans* in order, those that share a character made one."""
    joined: list[tuple[int, int]] = []
    for first, after in sorted(spans):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(after, joined[-1][1]))
        else:
            joined.append((first, after))
    return joined


def drawing(
    text: str,
    gaps: Mapping[int, float],
    bridged: set[int],
    em: float,
    closed: bool = False,
    after_hyphen: bool = False,
) -> Drawing:
    """*text* with a bridge in each of its wide *gaps* that is among *bridged*.

    The other wide gaps are between full-width characters (or are word spaces). A space is added
    where the line is *closed* by one, and one of no width where it comes *after a hyphen*.
    """
    plan = Drawing(closed=closed)
    chars: list[str] = []
    row = -1
    if after_hyphen:
        plan.bridges[0] = 0.0
        chars.append(" ")
    for number, char in enumerate(text):
        here = len(chars)
        chars.append(char)
        gap = gaps.get(number, 0.0)
        wide = gap > _READ_AS_SPACE * em and char not in " \u00a0"
        if wide and number in bridged:
            plan.bridges[here + 1] = gap
            chars.append(" ")
        elif gap:
            plan.extra[here] = gap
        stretched = wide and number not in bridged
        if stretched and row < 0:
            row = here
        elif not stretched and row >= 0:
            plan.spans.append((row, here + 1))
            row = -1
    if row >= 0:
        plan.spans.append((row, len(chars)))
    plan.text = "".join(chars) + (" " if closed else "")
    return plan


class MarkedStream:
    """Stands for *stream*, and sets marks around the glyphs of one line as they come.

    *marks* gives them once the first glyphs have been shaped.
    """

    def __init__(self, stream: Any, marks: Callable[[], Sequence[Mark]]) -> None:
        self._stream = stream
        self._marks = marks
        self._read = False
        self._starts: dict[int, str] = {}
        self._ends: set[int] = set()
        self._bounds: list[int] = []
        self._glyph = 0
        self._waiting = ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def show_text(self, text: str) -> None:
        """Show *text*, glyph numbers in <> with shifts between them, as the engine writes it."""
        if not self._read:
            self._read = True
            marks = self._marks()
            self._starts = {mark.start: mark.text for mark in marks}
            self._ends = {mark.end for mark in marks}
            self._bounds = sorted({*self._starts, *self._ends})
        if not self._starts:
            self._stream.show_text(text)
            return
        for shift, glyphs in _PIECE.findall(text):
            # Two numbers may follow each other.
            self._waiting += f"{shift} " if shift else ""
            while glyphs:
                self._come_to_glyph()
                size = 4 * (self._next_bound() - self._glyph)
                self._waiting += f"<{glyphs[:size]}>"
                self._glyph += len(glyphs[:size]) // 4
                glyphs = glyphs[size:]
        self._flush()
        self._end()

    def _next_bound(self) -> int:
        place = bisect_right(self._bounds, self._glyph)
        return self._bounds[place] if place < len(self._bounds) else sys.maxsize

    def _come_to_glyph(self) -> None:
        if self._glyph in self._ends:
            self._flush()
            self._end()
        if self._glyph in self._starts:
            self._flush()
            code = self._starts[self._glyph].encode("utf-16-be").hex()
            self._stream.stream.append(f"/Span <</ActualText <feff{code}>>> BDC".encode())

    def _end(self) -> None:
        if self._glyph in self._ends:
            self._ends.discard(self._glyph)
            self._stream.stream.append(_END)

    def _flush(self) -> None:
        if self._waiting:
            self._stream.show_text(self._waiting)
        self._waiting = ""
