"""One line of a shaped text: its gaps as they will be printed, and its glyphs when it is drawn.

It stands where WeasyPrint has its ``Layout``. Pango shapes it again when it is drawn, and the gaps
are put between the glyphs then: so they cost nothing before, and no character is added to the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from weasyprint.text.ffi import TO_UNITS, ffi, pango  # type: ignore[import-untyped]
from weasyprint.text.line_break import Layout  # type: ignore[import-untyped]

from reportgen.typeset.linesetting.bridges import Drawing, Mark, drawing
from reportgen.typeset.linesetting.characters import goes_on_after_hyphen, utf8_offsets
from reportgen.typeset.linesetting.shaping import ShapedText

_GLYPH = ffi.sizeof("PangoGlyphInfo") // 4
"""Numbers of a ``PangoGlyphInfo``: the glyph, its width, its offsets across and up, its look."""


class LineText(Layout):  # type: ignore[misc]
    """The characters from *start* to *end* of *shaped*, as one line.

    ``gaps`` are the widths in pixels after characters, counted from the line's start; what a word
    space has beyond its own width counts as one. ``width`` leaves the gap after the last one out;
    ``max_width`` is the *available* room, at which the engine cuts a line that is to end in ``…``.
    """

    def __init__(
        self, shaped: ShapedText, start: int, end: int, available: float | None = None
    ) -> None:
        self.shaped = shaped
        self.start = start
        self.plain = self.text = shaped.text[start:end]
        self.em = shaped.em
        self.width = shaped.width(start, end)
        self.closed = shaped.text[end : end + 1] == " "
        """Whether the line ended at a space, which is drawn past its end to be copied with it."""
        self.after_hyphen = goes_on_after_hyphen(shaped.text, start)
        self.gaps = {
            gap - start: shaped.gaps[gap]
            for gap in shaped.gap_places[
                bisect_left(shaped.gap_places, start) : bisect_left(shaped.gap_places, end - 1)
            ]
        }
        self.placed_after = 0.0
        self.justification_spacing = 0
        self.first_line_direction = 0
        self.max_width = self.width if available is None else available
        self.__dict__.update(shaped.style.of_layout)
        self._drawing: Drawing | None = None
        self.marks: list[Mark] = []

    def script_changes(self) -> list[int]:
        """The gaps between Han and Latin inside the line."""
        return self._inside(self.shaped.script_changes, len(self.plain) - 1)

    def spaces(self) -> list[int]:
        """The word spaces inside the line."""
        return self._inside(self.shaped.spaces, len(self.plain.rstrip(" ")))

    def all_spaces(self) -> list[int]:
        """The word spaces, those at the end as well."""
        return self._inside(self.shaped.spaces, len(self.plain))

    def wide_gaps(self) -> list[int]:
        """The gaps between full-width characters inside the line."""
        return self._inside(self.shaped.wide_gaps, len(self.plain) - 1)

    def _inside(self, places: list[int], end: int) -> list[int]:
        """Those of the text's *places* that the line has before its character *end*."""
        start = self.start
        first, last = bisect_left(places, start), bisect_left(places, start + end)
        return [place - start for place in places[first:last]]

    def space_width(self, space: int) -> float:
        """The width of a word space as it stands."""
        return self.shaped.widths[self.start + space] + self.gaps.get(space, 0.0)

    def can_give(self) -> float:
        """By how much the line may be drawn together, in pixels."""
        return sum(width for _, width in self._gives())

    def _gives(self) -> list[tuple[int, float]]:
        end = len(self.plain.rstrip(" ")) - 1
        gives = self.shaped.gives
        return [(gap, gives[self.start + gap]) for gap in range(end) if self.start + gap in gives]

    def squeeze(self, available: float) -> None:
        """Draw the line together until it has *available* pixels: first outside its brackets."""
        brackets: list[tuple[int, float]] = []
        others: list[tuple[int, float]] = []
        for gap, width in self._gives():
            (brackets if self.start + gap in self.shaped.brackets else others).append((gap, width))
        for gives in (brackets, others):
            too_much, give = self.width - available, sum(width for _, width in gives)
            if too_much > 0 and give > 0:
                part = min(1.0, too_much / give)
                for gap, width in gives:
                    self.add(gap, -part * width)

    def add(self, gap: int, width: float) -> None:
        """Make a gap wider by *width* pixels."""
        self.gaps[gap] = self.gaps.get(gap, 0.0) + width
        if gap < len(self.plain) - 1:
            self.width += width

    @property
    def marked(self) -> bool:
        """Whether it is drawn otherwise than the engine draws its own lines."""
        return bool(self.gaps or self.closed or self.after_hyphen)

    # What follows is called by the engine when it draws.

    def reactivate(self, style: Any) -> None:
        """Shape the line for drawing, with what keeps its gaps from being read as spaces."""
        self.style, self.language = style, self.shaped.style.of_layout["language"]
        if self.plain == self.shaped.text and not (self.marked or self.shaped.corrections):
            self.layout = self.shaped.layout
            if self.layout is None:
                self.shape_alone()
            return
        end = len(self.plain) - 1
        fonts = (gap - self.start for gap in self.shaped.font_changes)
        bridged = {*self.script_changes(), *(gap for gap in fonts if 0 <= gap < end), end}
        gaps = dict(self.gaps)
        for place, less in self.shaped.corrections.items():
            if 0 <= place - self.start < len(self.plain):
                gaps[place - self.start] = gaps.get(place - self.start, 0.0) + less
        self._drawing = drawing(self.plain, gaps, bridged, self.em, self.closed, self.after_hyphen)
        self.text = self._drawing.text
        self.shape_alone()

    def shape_alone(self) -> None:
        """Shape the line apart from others of the same text, so that it can be changed."""
        self.layout = self.shaped.style.shape(self.text)

    def deactivate(self) -> None:
        """Forget the shapes."""
        super().deactivate()
        self.text, self._drawing = self.plain, None
        self.marks = []

    def get_first_line(self) -> Any:
        """The engine's line with the gaps in its glyphs, each put there once."""
        line, index = super().get_first_line()
        plan = self._drawing
        # The engine may have cut the text (text-overflow, block-ellipsis): then it goes as it is.
        if plan is not None and plan.text == self.text:
            self._drawing = None
            if plan.extra or plan.bridges or plan.closed:
                self._space(line, plan)
        return line, index

    def _space(self, line: Any, plan: Drawing) -> None:
        offsets = utf8_offsets(plan.text)
        rounding = _Thousandths(self.em)
        drawn: list[tuple[int, int]] = []
        run, last, font = line.runs[0], None, 0
        while run != ffi.NULL:
            item, string = run.data.item, run.data.glyphs
            run = run.next
            if item.analysis.font != last:
                last, font = item.analysis.font, font + 1
            numbers = ffi.cast("int32_t *", string.glyphs)
            glyphs = ffi.unpack(numbers, _GLYPH * string.num_glyphs)[::_GLYPH]
            for place, (first, after) in enumerate(pairwise(_starts(item, string, offsets))):
                if first in plan.bridges:
                    follows = bool(drawn) and drawn[-1] == (first - 1, font)
                    _bridge(string.glyphs[place], plan.bridges[first], rounding, follows)
                elif extra := plan.after(first, after):
                    numbers[_GLYPH * place + 1] += rounding.units(extra)
                if glyphs[place] != pango.PANGO_GLYPH_EMPTY:
                    drawn.append((first, font))
        self.marks = plan.marks(drawn)


class _Thousandths:
    """Lengths as the engine can write them.

    It writes whole thousandths of an em and drops the rest. So it gets whole ones and a bit more,
    and what is lost is carried on to the next.
    """

    def __init__(self, em: float) -> None:
        self._unit: float = em * TO_UNITS / 1000
        self._carry = 0.0

    def units(self, width: float) -> int:
        """*width* pixels in Pango's units."""
        wanted = width * TO_UNITS / self._unit + self._carry
        whole = round(wanted)
        self._carry = wanted - whole
        return int((whole + 0.3 * ((whole > 0) - (whole < 0))) * self._unit)


def _bridge(space: Any, width: float, rounding: _Thousandths, follows: bool) -> None:
    """Make a space glyph *width* pixels wide.

    Programs take a glyph at its own width: so after its neighbour it stands at the gap's end.
    """
    if follows:
        space.geometry.x_offset = round(width * TO_UNITS) - space.geometry.width
    space.geometry.width = rounding.units(width)


def _starts(item: Any, string: Any, offsets: list[int]) -> Sequence[int]:
    """The first character of each glyph of a run, and the one after the run.

    Of glyphs that stand for the same characters the last has them all.
    """
    count, number = string.num_glyphs, bisect_left(offsets, item.offset)
    starts = [item.offset + start for start in ffi.unpack(string.log_clusters, count)]
    if starts == offsets[number : number + count]:
        return range(number, number + count + 1)
    return [bisect_left(offsets, start) for start in (*starts, item.offset + item.length)]
