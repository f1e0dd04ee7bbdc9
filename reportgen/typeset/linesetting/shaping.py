"""A text shaped once: the width of every character, the gaps between them and the good breaks.

Why: the engine shapes the rest of a paragraph anew for every line, and knows no gaps. Shaped once,
a line is found by bisection, and its width holds the quarter ems that it will be printed with.

Widths are CSS pixels. Touches of WeasyPrint: ``text.ffi``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from itertools import accumulate
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango  # type: ignore[import-untyped]

from reportgen.typeset.linesetting.characters import (
    addresses,
    bracket_pairs,
    brackets,
    dash_pairs,
    good_breaks,
    is_plain,
    line_end,
    script_changes,
    spaces_after_wide,
    spaces_beside_han,
    utf8_offsets,
    wide_gaps,
    word_spaces,
)
from reportgen.typeset.linesetting.textstyle import TextStyle

AUTOSPACE = 0.25
"""em between Han and Latin letters or digits (clreq)."""
SCRIPT_LEAST = 0.125
"""em that a gap between Han and Latin may shrink to (clreq)."""
SPACE_LEAST = 0.2
"""em that a word space may shrink to."""
BRACKET_LEAST = 0.2
"""em that the outer blank of a bracket beside Han or Latin may shrink to."""
_KEPT_BLANK = 0.1
"""em that stays at the outer side of a bracket that is closed up."""
_WORTHWHILE = 0.1
"""em that closing up must gain: less and the font draws its brackets tight already."""

_WIDE_SPACE = 0.3
"""em above which a space after Han is not one of a Latin font."""
_DASH_BLANK = 0.2
"""em that the halves of —— may be drawn together."""
_SHORT = 40
"""Characters of a text that may stand in one line; its shapes are kept to draw it, some 5 KiB."""

ffi.cdef(
    "void pango_glyph_item_get_logical_widths ("
    "PangoGlyphItem *glyph_item, const char *text, int *logical_widths);",
    override=True,
)


def settable(style: Any, text: str) -> bool:
    """Whether our setting serves *text* in *style*; if not, the engine sets it as ever."""
    return (
        style["white_space"] in ("normal", "nowrap")
        and style["letter_spacing"] == "normal"
        and not style["word_spacing"]
        and style["direction"] == "ltr"
        and style["hyphens"] != "auto"
        and style["word_break"] == "normal"
        and style["font_size"] > 0
        and is_plain(text)
    )


Edge = tuple[int, bool]
"""A gap, and whether the character before it is meant, or the one after it."""
Blanks = dict[Edge, float]
"""How much blank characters have at an edge."""


class ShapedText:
    """*text* in *style*: where its characters stand, and where it may be broken.

    Its last *tail* characters stay together.
    """

    def __init__(self, text: str, style: TextStyle, tail: int = 0) -> None:
        self.text = text
        self.style = style
        self.em = em = style.em
        self._tail = tail
        layout = style.shape(text)
        line = pango.pango_layout_get_line_readonly(layout, 0)
        self.height, self.baseline = style.strut or _metrics(layout, line)
        self.possible = _possible_breaks(layout, text)
        self.layout = layout if len(text) <= _SHORT else None
        """Pango's layout, to draw the text where nothing is put between its glyphs."""
        pairs, alone = bracket_pairs(text), brackets(text)
        dashes = [(gap, True) for gap in dash_pairs(text)]
        wanted = {*pairs, *alone, *dashes}
        widths, self.font_changes, blanks = _measure(line, text, wanted)
        # Of every character of a long flow: numbers in a row, not objects.
        self.widths = array("d", widths)
        self.corrections = self._even_out_spaces()
        self.script_changes = script_changes(text)
        self.gaps: dict[int, float] = dict.fromkeys(self.script_changes, AUTOSPACE * em)
        self.gaps.update(self._closed(pairs, dashes, blanks))
        self.gaps.pop(len(text) - 1, None)
        self.gap_places = sorted(self.gaps)
        self.brackets = self._outer(alone, blanks)
        """By gap, what the outer blank of a bracket there can give."""
        spaced = array("d", self.widths)
        for gap, width in self.gaps.items():
            spaced[gap] += width
        self.x = array("d", accumulate(spaced, initial=0.0))

    def _closed(self, pairs: list[Edge], dashes: list[Edge], blanks: Blanks) -> dict[int, float]:
        """What closing up brackets and dashes adds to gaps."""
        em = self.em
        closed = {}
        for gap, before in pairs:
            gain = max(0.0, blanks.get((gap, before), 0.0) / em - _KEPT_BLANK)
            if gain >= _WORTHWHILE and self.widths[gap if before else gap + 1] > 0.9 * em:
                closed[gap] = -min(gain, 0.5) * em
        for dash in dashes:
            if dash in blanks:
                closed[dash[0]] = -min(2 * blanks[dash], _DASH_BLANK * em)
        return closed

    def _outer(self, alone: list[Edge], blanks: Blanks) -> dict[int, float]:
        """What the outer blanks of brackets beside Han or Latin can give, by gap."""
        gains = ((edge[0], blanks.get(edge, 0.0) - BRACKET_LEAST * self.em) for edge in alone)
        return {gap: gain for gap, gain in gains if gain > 0}

    def _even_out_spaces(self) -> dict[int, float]:
        """Bring the spaces of a Han font (half an em in many) to the width of a Latin one.

        Returns what that takes from each. Why: the engine sets a space before Latin now in the
        one font and now in the other.
        """
        corrections = {}
        for place in spaces_after_wide(self.text):
            if self.widths[place] > _WIDE_SPACE * self.em:
                corrections[place] = AUTOSPACE * self.em - self.widths[place]
                self.widths[place] = AUTOSPACE * self.em
        return corrections

    def gap_width(self, place: int) -> float:
        """The width of the gap after *place*, or of the word space there; nothing below nothing."""
        own = self.widths[place] if self.text[place] in " \u00a0" else 0.0
        return max(0.0, own + self.gaps.get(place, 0.0))

    @cached_property
    def breaks(self) -> list[int]:
        """The good breaks."""
        return good_breaks(self.text, self.possible, self._tail)

    @cached_property
    def spaces(self) -> list[int]:
        """The word spaces."""
        return word_spaces(self.text)

    @cached_property
    def wide_gaps(self) -> list[int]:
        """The gaps between full-width characters that may be stretched."""
        return wide_gaps(self.text)

    @cached_property
    def script_spaces(self) -> frozenset[int]:
        """The word spaces that stand between Han and Latin."""
        return frozenset(spaces_beside_han(self.text))

    @cached_property
    def gives(self) -> dict[int, float]:
        """By how much each place can be drawn together: brackets, Han and Latin, word spaces."""
        em = self.em
        gives = dict.fromkeys(self.script_changes, (AUTOSPACE - SCRIPT_LEAST) * em)
        for place in self.spaces:
            least = SCRIPT_LEAST if place in self.script_spaces else SPACE_LEAST
            gives[place] = max(0.0, self.gap_width(place) - least * em)
        gives.update(self.brackets)
        return gives

    @cached_property
    def offsets(self) -> list[int]:
        """The place in UTF-8 of every character, and of the end."""
        return utf8_offsets(self.text)

    def position(self, offset: int) -> int:
        """The character at a place in UTF-8."""
        return bisect_right(self.offsets, offset) - 1 if offset else 0

    def width(self, start: int, end: int) -> float:
        """The width of a line of these characters; a gap at its end is none."""
        if end <= start:
            return 0.0
        return self.x[end] - self.x[start] - self.gaps.get(end - 1, 0.0)

    def ends(self, start: int, width: float) -> bool:
        """Whether all that begins at *start* has room in *width*, its last spaces counted out."""
        return self.width(start, line_end(self.text, start, len(self.text))) <= width

    def reach(self, start: int, width: float) -> int:
        """The first character that stands wholly beyond *width*."""
        return bisect_right(self.x, self.x[start] + width)

    def in_address(self, position: int) -> bool:
        """Whether the character at *position* belongs to an address, which may be cut anywhere."""
        return any(start <= position < end for start, end in self._addresses)

    @cached_property
    def _addresses(self) -> list[tuple[int, int]]:
        return addresses(self.text)


def _measure(
    line: Any, text: str, wanted: Collection[Edge]
) -> tuple[list[float], list[int], Blanks]:
    """Widths of the characters, gaps between two fonts, and those *wanted* of the blanks."""
    widths: list[float] = []
    changes: list[int] = []
    blanks: Blanks = {}
    font = ffi.NULL
    data = text.encode()
    run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
    while run != ffi.NULL:
        item, glyphs, count = run.data.item, run.data.glyphs, run.data.item.num_chars
        numbers = ffi.new("int[]", count)
        pango.pango_glyph_item_get_logical_widths(run.data, data, numbers)
        first = len(widths)
        if first and item.analysis.font != font:
            changes.append(first - 1)
        font = item.analysis.font
        widths += [number * FROM_UNITS for number in ffi.unpack(numbers, count)]
        run = run.next
        if wanted and glyphs.num_glyphs == count:
            for gap, before in wanted:
                place = gap - first if before else gap + 1 - first
                if 0 <= place < count:
                    blanks[gap, before] = _blank(font, glyphs.glyphs[place].glyph, before)
    widths += [0.0] * (len(text) - len(widths))
    return widths, changes, blanks


def _blank(font: Any, glyph: int, after: bool) -> float:
    """The blank of a glyph after (or before) its ink."""
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ink, logical)
    blank = logical.width - ink.x - ink.width if after else ink.x
    return float(blank * FROM_UNITS)


def _metrics(layout: Any, line: Any) -> tuple[float, float]:
    """Height and baseline of a line whose style gives no line height.

    Where it does, that is the height (CSS 2.2, 10.8.1), and a fallback font does not move the
    baseline. Why: a steady grid.
    """
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
    return extents.height * FROM_UNITS, pango.pango_layout_get_baseline(layout) * FROM_UNITS


def _possible_breaks(layout: Any, text: str) -> list[int]:
    attributes = pango.pango_layout_get_log_attrs_readonly(layout, ffi.NULL)
    return [i for i in range(1, len(text)) if attributes[i].is_line_break]
