"""Where a line ends: in place of WeasyPrint's ``split_first_line`` and ``split_text_box``.

Good breaks come first. Where none fits at the start of a line (a narrow cell), any break that the
engine knows will do, and at last, in addresses and by ``overflow-wrap``, any character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from reportgen.typeset.linesetting.characters import line_end
from reportgen.typeset.linesetting.choosing import SQUEEZE
from reportgen.typeset.linesetting.ends import Ends
from reportgen.typeset.linesetting.line import LineText
from reportgen.typeset.linesetting.rows import Rows
from reportgen.typeset.linesetting.shaping import ShapedText, settable

ROUNDING = 2e-6
"""Pixels by which sums of fractions differ at most, and no eye."""
_FAR = 12
"""Characters beyond the measure that no line can draw in."""


class Breaker:
    """Breaks lines; *split_first_line* and *split_text_box* are the engine's own, for the rest.

    *ends* knows which texts end a paragraph, *rows* which stand beside each other; *shape* shapes a
    text in a style with a tail.
    """

    def __init__(
        self,
        split_first_line: Callable[..., Any],
        split_text_box: Callable[..., Any],
        ends: Ends,
        rows: Rows,
        shape: Callable[[str, Any, int], ShapedText],
    ) -> None:
        self._split_first_line = split_first_line
        self._split_text_box = split_text_box
        self._ends = ends
        self._rows = rows
        self._shape = shape
        self._shaped_boxes: WeakKeyDictionary[Any, tuple[ShapedText, Any]] = WeakKeyDictionary()
        self._last: tuple[ShapedText, Any] | None = None

    def split_first_line(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, int, int | None, float, float, float]:
        """The first line of *text*, as the engine's function of this name has it."""
        if not text or not settable(style, text):
            return self._split_first_line(  # type: ignore[no-any-return]
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
        shaped = self._shaped(text, style)
        start = len(shaped.text) - len(text)
        end, following = first_line(shaped, start, max_width, is_line_start, minimum)
        line = LineText(shaped, start, end, max_width)
        offsets = shaped.offsets
        resume = None if following is None else offsets[following] - offsets[start]
        length = offsets[end] - offsets[start]
        return line, length, resume, line.width, shaped.height, shaped.baseline

    def _shaped(self, text: str, style: Any) -> ShapedText:
        """*text* shaped; the rest of the text that was asked for before is shaped already."""
        if self._last is not None:
            last, last_style = self._last
            if last_style is style and last.text.endswith(text):
                return last
        shaped = self._shape(text, style, 0)
        self._last = shaped, style
        return shaped

    def split_text_box(
        self,
        context: Any,
        box: Any,
        available_width: float | None,
        skip: int,
        is_line_start: bool = True,
    ) -> tuple[Any, int | None, bool]:
        """The first line of *box* from byte *skip* on, as the engine's function of this name."""
        shaped = self._shaped_box(box)
        if shaped is None:
            return self._split_text_box(  # type: ignore[no-any-return]
                context, box, available_width, skip, is_line_start
            )
        start = shaped.position(skip)
        if start >= len(shaped.text):
            return None, None, False
        end, following = self._line(box, shaped, start, available_width, is_line_start)
        resume = None if following is None else shaped.offsets[following]
        if end == start:
            return None, resume, False
        line = LineText(shaped, start, end, available_width)
        if available_width is not None and following is not None:
            line.squeeze(available_width)
        new_box = box.copy_with_text(line.text)
        new_box.pango_layout = line
        new_box.width = within(line.width, available_width)
        new_box.height = shaped.height
        new_box.baseline = shaped.baseline
        new_box.margin_top = new_box.margin_bottom = 0
        return new_box, resume, False

    def _shaped_box(self, box: Any) -> ShapedText | None:
        """The text of *box* shaped; nothing where the engine is to set it."""
        shaped, style = self._shaped_boxes.get(box, (None, None))
        if shaped is None or shaped.text != box.text or style is not box.style:
            if not box.text or not settable(box.style, box.text):
                return None
            shaped = self._shape(box.text, box.style, self._ends.tail(box))
            self._shaped_boxes[box] = shaped, box.style
        return shaped

    def _line(
        self, box: Any, shaped: ShapedText, start: int, available: float | None, line_start: bool
    ) -> tuple[int, int | None]:
        """Where the line at *start* of *box* ends, and where the next one begins."""
        justified = box.style["text_align_all"] == "justify"
        if justified and available is not None and shaped.style.wraps:
            chosen = self._chosen(box, shaped, start, available + ROUNDING, line_start)
            if chosen is not None and chosen < len(shaped.text):
                return line_end(shaped.text, start, chosen), chosen
        return first_line(shaped, start, available, line_start, squeeze=justified)

    def _chosen(
        self, box: Any, shaped: ShapedText, start: int, room: float, line_start: bool
    ) -> int | None:
        """Where in *box* the next line begins, or beyond; nothing where no line is good."""
        row_and_base = self._rows.row(box, self._shaped_box)
        if row_and_base is None:
            return None
        row, base = row_and_base
        if base + len(shaped.text) == row.size and shaped.ends(start, room):
            return None
        measure, place = self._rows.measure, base + start
        choice = row.choice(measure)
        if line_start or row.following <= place:
            row.following = 0
        if not (row.following and choice.has_room(place, row.following, room)):
            beside = 0.0 if line_start else max(0.0, measure - room)
            row.following = choice.following(place, room, beside) or 0
        return row.following - base if row.following else None


def within(width: float, available: float | None) -> float:
    """*width*, or a hair less than *available* where a line fills just that.

    The engine adds the width to where the box begins; sums of fractions may come out greater, and
    the whole box would go to the next line.
    """
    if available is None or abs(width - available) > ROUNDING:
        return width
    return available - ROUNDING


def first_line(
    shaped: ShapedText,
    start: int,
    available: float | None,
    line_start: bool,
    minimum: bool = False,
    squeeze: bool = False,
) -> tuple[int, int | None]:
    """Where the line that begins at *start* ends, and where the next one begins.

    ``None`` for the next line means that all the rest fits, its last spaces counted in. *squeeze*
    allows one break more than fits, where the line's spaces can give the room.
    """
    text, size = shaped.text, len(shaped.text)
    if available is None or not shaped.style.wraps:
        return size, None
    room = available + ROUNDING
    if shaped.width(start, line_end(text, start, size)) <= room:
        return size, None
    reach = shaped.reach(start, room)
    following = _last_fitting(shaped, shaped.breaks, start, reach, room)
    if squeeze:
        following = _squeezed(shaped, start, following, reach, room)
    anywhere = shaped.style.overflow_wrap == "anywhere" or (
        not minimum and shaped.style.overflow_wrap == "break-word"
    )
    if following is None and line_start and not minimum:
        following = _last_fitting(shaped, shaped.possible, start, reach, room)
        anywhere = anywhere or shaped.in_address(start)
    if following is None and line_start and anywhere:
        following = max(start + 1, min(reach - 1, size))
        return following, following if following < size else None
    if following is None:
        later = bisect_right(shaped.breaks, start)
        if later == len(shaped.breaks):
            return size, None
        following = shaped.breaks[later]
    return line_end(text, start, following), following


def _last_fitting(
    shaped: ShapedText, breaks: list[int], start: int, reach: int, room: float
) -> int | None:
    # A space or a gap that falls away at the line's end may let a little more in.
    index = bisect_right(breaks, reach + 1)
    while index and breaks[index - 1] > start:
        index -= 1
        if shaped.width(start, line_end(shaped.text, start, breaks[index])) <= room:
            return breaks[index]
    return None


def _squeezed(
    shaped: ShapedText, start: int, fitting: int | None, reach: int, room: float
) -> int | None:
    """The break after *fitting*, if drawing that much more in disturbs less than leaving it out."""
    index = bisect_right(shaped.breaks, start if fitting is None else fitting)
    if index == len(shaped.breaks) or shaped.breaks[index] > reach + _FAR:
        return fitting
    end = line_end(shaped.text, start, shaped.breaks[index])
    too_much = shaped.width(start, end) - room
    if too_much > SQUEEZE * LineText(shaped, start, end).can_give():
        return fitting
    if fitting is not None:
        left = room - shaped.width(start, line_end(shaped.text, start, fitting))
        if left < too_much:
            return fitting
    return shaped.breaks[index]
