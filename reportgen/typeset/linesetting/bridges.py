"""Gaps that a program which copies the text does not take for spaces.

Programs that read a PDF see a space in every gap above a tenth (Poppler) or a sixth (PDFium) of an
em. So a wide gap between Han and Latin gets a *bridge*: a real space glyph of the gap's width, which
is marked, together with the character beside it, with ``/ActualText`` saying that character only.
A stretched row of Han needs no bridge: the mark says its text, and programs ask no further. Each mark
holds glyphs of one font only, because PDFium looks at no more than the first piece of a mark.

Source: ISO 32000-2, 14.9.4 (replacement text); thresholds measured on Poppler 22.12 and PDFium 7000s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_READ_AS_SPACE = 0.09
"""em from which on a gap could be read as a space."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Glyphs of a line, from *start* to *end*, that are read as *text*."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Drawing:
    """A line's text with its bridges.

    By character: ``extra`` pixels after it, and the full width of ``bridges``; ``spans`` are the
    stretched rows of characters (from, to).
    """

    text: str = ""
    extra: dict[int, float] = field(default_factory=dict)
    bridges: dict[int, float] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def marks(self, drawn: Sequence[tuple[int, int]]) -> list[Mark]:
        """The marks by glyph; *drawn* has each glyph's first character and a number that rises
        where the font changes.

        The engine sets a space in the font before it or in the one after it, whichever the style
        names first, so a bridge goes with its neighbour of the same font.
        """
        runs = dict(drawn)
        spans = [*self.spans]
        for bridge in self.bridges:
            before = runs.get(bridge) == runs.get(bridge - 1)
            spans.append((bridge - 1, bridge + 1) if before else (bridge, bridge + 2))
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


def drawing(text: str, gaps: Mapping[int, float], bridged: set[int], em: float) -> Drawing:
    """*text* with a bridge in each of its wide *gaps* that is among *bridged*.

    The other wide gaps are between full-width characters (or are word spaces).
    """
    plan = Drawing()
    chars: list[str] = []
    row = -1
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
    plan.text = "".join(chars)
    return plan


class MarkedText:
    """Takes the place of a stream's ``show_text`` and sets marks around glyphs as they come."""

    def __init__(self, stream: Any, marks: Callable[[], Sequence[Mark]]) -> None:
        self._stream = stream
        self._show: Callable[[str], None] = stream.show_text
        self._marks = marks
        self._starts: dict[int, str] | None = None
        self._ends: set[int] = set()
        self._glyph = 0

    def __call__(self, text: str) -> None:
        """Show *text*, glyph numbers in <> with shifts between them, as the engine writes it."""
        if self._starts is None:
            marks = self._marks()
            self._starts = {mark.start: mark.text for mark in marks}
            self._ends = {mark.end for mark in marks}
        if not self._starts:
            self._show(text)
            return
        waiting: list[str] = []
        for shift, glyphs in re.findall(r"([^<>]+)|<([^<>]*)>", text):
            waiting.append(shift)
            for i in range(0, len(glyphs), 4):
                self._before_glyph(waiting)
                waiting.append(f"<{glyphs[i : i + 4]}>")
                self._glyph += 1
        self._flush(waiting)
        self._end(waiting)

    def _before_glyph(self, waiting: list[str]) -> None:
        assert self._starts is not None
        if self._glyph in self._ends:
            self._flush(waiting)
            self._end(waiting)
        if self._glyph in self._starts:
            self._flush(waiting)
            code = self._starts[self._glyph].encode("utf-16-be").hex()
            self._stream.stream.append(f"/Span <</ActualText <feff{code}>>> BDC".encode())

    def _end(self, waiting: list[str]) -> None:
        if self._glyph in self._ends:
            self._ends.discard(self._glyph)
            self._stream.stream.append(b"EMC")

    def _flush(self, waiting: list[str]) -> None:
        text = "".join(waiting).replace("><", "")
        if text:
            self._show(text)
        waiting.clear()
