"""Gaps that a program which copies the text does not take for spaces.

Programs that read a PDF see a space in every gap above a tenth (Poppler) or a sixth (PDFium) of an
em. So a wide gap between Han and Latin gets a *bridge*: a real space glyph of the gap's width, which
is marked, together with the character before it, with ``/ActualText`` saying that character only.
A stretched row of Han needs no bridge: the mark says its text, and programs ask no further. Each mark
holds glyphs of one font only, because PDFium looks at no more than the first piece of a mark.

Source: ISO 32000-2, 14.9.4 (replacement text); thresholds measured on Poppler 22.12 and PDFium 7000s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
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

    By character: ``extra`` pixels after it, the full width of ``bridges``; ``spans`` are rows of
    characters (from, to) that need a mark.
    """

    text: str = ""
    extra: dict[int, float] = field(default_factory=dict)
    bridges: dict[int, float] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def marks(self, drawn: Sequence[tuple[int, int]]) -> list[Mark]:
        """The marks by glyph; *drawn* has each glyph's first character and its run's number."""
        marks = []
        glyph = 0
        for first, after in self.spans:
            while glyph < len(drawn) and drawn[glyph][0] < first:
                glyph += 1
            while glyph < len(drawn) and drawn[glyph][0] < after:
                start, run = glyph, drawn[glyph][1]
                while glyph < len(drawn) and drawn[glyph][0] < after and drawn[glyph][1] == run:
                    glyph += 1
                end = drawn[glyph][0] if glyph < len(drawn) else len(self.text)
                chars = range(drawn[start][0], min(end, after))
                text = "".join(self.text[i] for i in chars if i not in self.bridges)
                marks.append(Mark(start, glyph, text))
        return marks


def drawing(text: str, gaps: Mapping[int, float], bridged: set[int], em: float) -> Drawing:
    """*text* with a bridge in each of its wide *gaps* that is among *bridged*.

    The other wide gaps are between full-width characters (or are word spaces).
    """
    plan = Drawing()
    chars: list[str] = []
    row: int | None = None
    for number, char in enumerate(text):
        here = len(chars)
        chars.append(char)
        gap = gaps.get(number, 0.0)
        wide = gap > _READ_AS_SPACE * em and char not in " \u00a0"
        if wide and row is None:
            row = here
        if wide and number in bridged:
            plan.bridges[len(chars)] = gap
            chars.append(" ")
        elif gap:
            plan.extra[here] = gap
        if row is not None and (not wide or number in bridged):
            plan.spans.append((row, len(chars)))
            row = None
    if row is not None:
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
