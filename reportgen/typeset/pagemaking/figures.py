"""Where a figure stands when the rest of the page does not hold it.

First it is drawn smaller, down to two thirds of its height; then the text after it goes before it,
as a typesetter moves it to the head of the next page; so it does before a table that turns its
page. Figures keep their order, and none passes a heading, a table or the end of its section: there
figures in a row are drawn smaller together, or the page stays short.

In place of WeasyPrint's ``block_level_layout`` and ``block_container_layout``, each of which is
called and helped. What upstream would need: ``float: block-start`` (CSS Page Floats 3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reportgen.typeset.restyle import restyle

LEAST = 2 / 3
"""The part of its height that a picture keeps when it is drawn smaller."""
_PARTS = (0.9, 0.8, 0.7, 0.6, 0.5)
"""The parts that are tried for figures in a row."""

_ROUNDING = 0.01
"""Pixels by which sums of fractions differ at most, and no eye."""

_PASSING = ("p", "ul", "ol")
"""Elements that may go before a figure that stood before them."""

Layout = Callable[..., tuple[Any, ...]]


class Figures:
    """Finds figures their places; the arguments are the engine's own functions."""

    def __init__(
        self,
        block_level_layout: Layout,
        block_container_layout: Layout,
        remove_placeholders: Callable[..., None],
    ) -> None:
        self._block_level_layout = block_level_layout
        self._block_container_layout = block_container_layout
        self._remove_placeholders = remove_placeholders
        self._orders: WeakKeyDictionary[Any, list[tuple[int, list[Any]]]] = WeakKeyDictionary()
        """By box: its children before text passed a figure, and from which of them on."""
        self._together = False
        """Whether figures in a row are being made smaller."""
        self._smaller: WeakKeyDictionary[Any, list[tuple[int, list[Any]]]] = WeakKeyDictionary()
        """By box: the index of the first figure of a row that is smaller; pictures and styles."""

    def block_level_layout(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        page_is_empty: bool = True,
        absolute_boxes: Any = None,
        fixed_boxes: Any = None,
        *rest: Any,
    ) -> tuple[Any, ...]:
        """*box* laid out; a figure that the rest of the page does not hold, smaller."""
        y = box.position_y

        def lay_out(bottom_space: float) -> tuple[Any, ...]:
            box.position_y = y
            return self._block_level_layout(
                context, box, bottom_space, skip_stack, containing_block, page_is_empty,
                absolute_boxes, fixed_boxes, *rest,
            )  # fmt: skip

        result = lay_out(bottom_space)
        if box.element_tag != "figure" or result[0] is not None or page_is_empty or self._together:
            return result
        picture = next(_pictures(box), None)
        if picture is None:
            return result
        whole = lay_out(-inf)[0]
        box.position_y = y
        drawn = next(_pictures(whole))
        bottom = whole.content_box_y() + whole.height
        height = drawn.height - (bottom - context.page_bottom + bottom_space)
        # The notes of its caption, too, were on this page for the measurement alone.
        self._remove_placeholders(context, [whole], absolute_boxes, fixed_boxes)
        if height < LEAST * drawn.height:
            return result
        style = picture.style
        restyle(picture, max_height=Dimension(height, "px"))
        try:
            return lay_out(bottom_space)
        finally:
            picture.style = style

    def block_container_layout(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        skip_stack: Any,
        page_is_empty: bool,
        absolute_boxes: Any,
        fixed_boxes: Any,
        adjoining_margins: Any,
        *rest: Any,
        **named: Any,
    ) -> tuple[Any, ...]:
        """*box* laid out; where a figure ends the page, the text after it goes before it."""
        y, margins = box.position_y, list(adjoining_margins or ())
        start = next(iter(skip_stack)) if skip_stack else 0
        self._take_back(box, start)

        def lay_out() -> tuple[Any, ...]:
            box.position_y = y
            return self._block_container_layout(
                context,
                box,
                bottom_space,
                skip_stack,
                page_is_empty,
                absolute_boxes,
                fixed_boxes,
                list(margins),
                *rest,
                **named,
            )

        def lay_out_again(result: tuple[Any, ...]) -> tuple[Any, ...]:
            self._remove_placeholders(context, [result[0]], absolute_boxes, fixed_boxes)
            return lay_out()

        result = lay_out()
        while passed := _text_before_figure(box, result[1]):
            break_before = result[1]
            self._orders.setdefault(box, []).append((start, box.children))
            box.children = passed
            result = lay_out_again(result)
            if result[1] == break_before:  # not even the text begins on this page
                box.children = self._orders[box].pop()[1]
                result = lay_out_again(result)
                break
        figures = _figures_in_a_row(box, result[1], start)
        return self._smaller_together(context, box, bottom_space, figures, result, lay_out_again)

    def _smaller_together(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        figures: list[Any],
        result: tuple[Any, ...],
        lay_out_again: Layout,
    ) -> tuple[Any, ...]:
        """*box* laid out again with *figures*, of which the page does not hold the last, smaller.

        Or as in *result*, where they would be too small.
        """
        pictures = [picture for figure in figures for picture in _pictures(figure)]
        if not pictures:
            return result
        index = next(iter(result[1]))
        whole = [self._endless(context, box, figure) for figure in figures]
        heights = [picture.height for figure in whole for picture in _pictures(figure)]
        lacking = _height_lacking(context.page_bottom - bottom_space, result[0], whole)
        parts = [part for part in _PARTS if (1 - part) * sum(heights) >= lacking]
        if not parts:
            return result
        styles = [picture.style for picture in pictures]
        self._together = True
        try:
            for part in parts:
                for picture, height in zip(pictures, heights, strict=True):
                    restyle(picture, max_height=Dimension(part * height, "px"))
                result = lay_out_again(result)
                if not result[1] or next(iter(result[1])) > index:
                    smaller = (index + 1 - len(figures), list(zip(pictures, styles, strict=True)))
                    self._smaller.setdefault(box, []).append(smaller)
                    return result
        finally:
            self._together = False
        for picture, style in zip(pictures, styles, strict=True):
            picture.style = style
        return lay_out_again(result)

    def _endless(self, context: Any, box: Any, figure: Any) -> Any:
        """*figure* of *box* laid out on a page without end."""
        return self._block_level_layout(context, figure, -inf, None, box, False, [], [])[0]

    def _take_back(self, box: Any, start: int) -> None:
        """Give *box* the order of children that it had before it was laid out from *start*.

        Why: the engine lays a box out again, on another page, where this page cannot keep it.
        """
        orders = self._orders.get(box, [])
        while orders and orders[-1][0] >= start:
            box.children = orders.pop()[1]
        smaller = self._smaller.get(box, [])
        while smaller and smaller[-1][0] >= start:
            for picture, style in smaller.pop()[1]:
                picture.style = style


def _text_before_figure(box: Any, resume_at: Mapping[int, Any] | None) -> list[Any]:
    """The children of *box* with text before the figure, or wide table, at which it would break.

    None if there is no text. It may have to pass several figures.
    """
    if not resume_at:
        return []
    ((index, inside),) = resume_at.items()
    if inside is not None or not _waits(box.children[index]):
        return []
    children = list(box.children)
    for place in range(index + 1, len(children)):
        if not _waits(children[place]):
            end = place + _passing(children[place:])
            figures, text = children[index:place], children[place:end]
            if not text or any(map(_calls_note, figures)):
                return []
            return [*children[:index], *text, *figures, *children[end:]]
    return []


def _figures_in_a_row(box: Any, resume_at: Mapping[int, Any] | None, start: int) -> list[Any]:
    """The figure at which *box* breaks with those right before it on the page; none if alone."""
    if not resume_at:
        return []
    ((index, inside),) = resume_at.items()
    first = index
    while first >= start and _is_figure(box.children[first]):
        first -= 1
    figures = list(box.children[first + 1 : index + 1])
    whole = inside is None and len(figures) > 1
    return figures if whole and not any(map(_calls_note, figures)) else []


def _height_lacking(page_bottom: float, laid_out: Any, figures: list[Any]) -> float:
    """The height that *figures* in a row lack at least, the first of which is in *laid_out*.

    Without what may be blank below and between them. Why: most rows lack far more than smaller
    pictures give, and each part that is tried sets the whole text around them again.
    """
    children = laid_out.children if laid_out else ()
    first = next((child for child in children if child.element is figures[0].element), None)
    if first is None:
        return -inf
    room = page_bottom - (first.position_y + first.margin_top)
    least = sum(figure.border_height() - figure.padding_bottom for figure in figures)
    return float(least - room - _ROUNDING)


def _passing(children: list[Any]) -> int:
    """How many of *children* pass a figure together: the first, with the list that it leads in."""
    number = 0
    for child in children:
        joined = child.style["break_before"] != "auto"  # as lists are, by the engine's own sheet
        if joined != bool(number):
            break
        if child.element_tag not in _PASSING or child.style["break_after"] != "auto":
            return 0
        number += 1
    return number


def _waits(box: Any) -> bool:
    """Whether *box* may stand after the text that follows it: a figure, a table on its own page."""
    wide = box.element is not None and box.element.get("class", "") == "wide"
    return wide or _is_figure(box)


def _is_figure(box: Any) -> bool:
    """A figure, or a row of several."""
    row = box.element is not None and "figure-row" in box.element.get("class", "")
    return box.element_tag == "figure" or row


def _pictures(box: Any) -> Iterator[Any]:
    return (inside for inside in box.descendants() if isinstance(inside, boxes.ReplacedBox))


def _calls_note(box: Any) -> bool:
    """Whether a note is called in *box*; notes keep their order, so it keeps its place."""
    return any(inside.footnote for inside in box.descendants())
