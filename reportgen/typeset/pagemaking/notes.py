"""Notes stand on the page of their call.

The engine moves a note that does not fit to the next page, and moves notes that are on the page
already to make room for one more line. Here the line whose notes have no room begins the next page,
with its notes. Only where the first line of a page has more notes than the page holds do the last
of them go on to the next.

In place of WeasyPrint's ``_linebox_layout``, which is called for lines without notes near them.
Upstream would need ``footnote-policy: line`` to hold also for the notes of the lines above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

Layout = Callable[..., tuple[Any, ...]]


class Engine(NamedTuple):
    """Functions of the engine."""

    linebox_layout: Layout
    iter_line_boxes: Callable[..., Iterator[tuple[Any, Any]]]
    break_line: Callable[..., tuple[bool, bool, Any]]
    collapse_margin: Callable[[list[float]], float]
    remove_placeholders: Callable[..., None]


class Notes:
    """Keeps notes on the page of their call."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def linebox_layout(
        self,
        context: Any,
        box: Any,
        index: int,
        child: Any,
        lines: list[Any],
        page_is_empty: bool,
        absolute_boxes: Any,
        fixed_boxes: Any,
        adjoining_margins: list[float],
        bottom_space: float,
        position_y: float,
        skip_stack: Any,
        first_letter_style: Any,
        first_line_style: Any,
        draw_bottom_decoration: bool,
        max_lines: int | None,
    ) -> tuple[Any, ...]:
        """The *lines* of *box* that this page holds together with their notes."""
        notes_near = context.current_page_footnotes or any(map(_call, child.descendants()))
        if not notes_near or context.in_column or max_lines is not None:
            return self._engine.linebox_layout(
                context, box, index, child, lines, page_is_empty, absolute_boxes, fixed_boxes,
                adjoining_margins, bottom_space, position_y, skip_stack, first_letter_style,
                first_line_style, draw_bottom_decoration, max_lines,
            )  # fmt: skip
        if adjoining_margins:
            position_y += self._engine.collapse_margin(adjoining_margins)
        abort = stop = False
        resume_at = None
        laid_out: list[Any] = []
        following = self._engine.iter_line_boxes(
            context, child, position_y, bottom_space, skip_stack, box,
            absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip
        for line, resume_at in following:
            line.resume_at = resume_at
            bottom = line.position_y + line.height
            decoration = 0.0
            if draw_bottom_decoration or resume_at is None:
                decoration = box.border_bottom_width + box.padding_bottom
            is_first = page_is_empty and not lines
            if is_first and context.overflows_page(bottom_space, bottom):
                # As the engine does: what is too high for a page loses the margin above it.
                bottom -= box.margin_top
                line.translate(0, -box.margin_top)
                box.margin_top = 0
            fits = is_first or not context.overflows_page(bottom_space, bottom + decoration)
            if fits:
                notes = [n for n in map(_call, line.descendants()) if n in context.footnotes]
                laid_out += notes
                fits = _lay_out(context, notes, bottom_space, bottom + decoration, is_first)
            if not fits:
                needed = self._lacking(context, box, following, absolute_boxes, fixed_boxes)
                abort, stop, resume_at = self._engine.break_line(
                    context, box, line, lines, needed, page_is_empty, index, skip_stack,
                    resume_at, absolute_boxes, fixed_boxes,
                )  # fmt: skip
                break
            lines.append(line)
            position_y = bottom
            skip_stack = resume_at
        if lines:
            resume_at = {index: lines[-1].resume_at}
        return abort, stop, resume_at, position_y, laid_out, max_lines

    def _lacking(
        self, context: Any, box: Any, following: Iterator[tuple[Any, Any]], *positioned: Any
    ) -> int:
        """Lines that the next page lacks if it begins with the line before *following*."""
        needed = int(box.style["widows"]) - 1
        while needed and (after := next(following, None)):
            self._engine.remove_placeholders(context, after[0].children, *positioned)
            needed -= 1
        return needed


def _call(box: Any) -> Any:
    """The note that *box* calls."""
    return box.footnote


def _lay_out(
    context: Any, notes: list[Any], bottom_space: float, bottom: float, is_first: bool
) -> bool:
    """Put *notes* on the page, whose text ends at *bottom*; whether they fit.

    With the first line of a page, those that do not fit go on to the next page.
    """
    for note in notes:
        overflow = context.layout_footnote(note)
        if overflow or context.reported_footnotes or context.overflows_page(bottom_space, bottom):
            if not is_first:
                return False
            context.report_footnote(note)
    return True
