"""The lines of all pages stand on one grid, so that both sides of a sheet register.

The step is the line height of ``main`` and ``nav``, the first line the top of the type area; a
cover and a form have none. Text keeps to it by itself. A heading, a figure, a table, 目次 ends on
it: what lacks is left blank below it, its margin at the foot counted in; a table with its source
ends on it below that. Above the first of them on a page there is no margin.

In place of WeasyPrint's ``block_level_layout``, which is called. Upstream would need
``block-step-size`` (CSS Rhythmic Sizing).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.css.properties import Dimension  # type: ignore[import-untyped]

from reportgen.typeset.restyle import restyle

_WITH_A_GRID = ("main", "nav")
_STEPPED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "figure", "nav"))
_SOURCE = "table-source"
"""The class of the source below a table."""
_NONE = Dimension(0, "px")
_ROUNDING = 0.01
"""Pixels by which sums of fractions differ at most, and no eye."""

Layout = Callable[..., tuple[Any, ...]]


class Grid:
    """Ends boxes on the grid; *block_level_layout* is called for all."""

    def __init__(self, block_level_layout: Layout) -> None:
        self._block_level_layout = block_level_layout
        self._top = self._step = 0.0

    def block_level_layout(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        page_is_empty: bool = True,
        *rest: Any,
    ) -> tuple[Any, ...]:
        """*box* laid out; what belongs to the grid ends on it."""
        if box.element_tag == "body":
            self._top, self._step = box.position_y, 0.0
        elif box.element_tag in _WITH_A_GRID:
            self._step = getattr(box.style["line_height"], "value", 0.0)
        given = context, box, bottom_space, skip_stack, containing_block, page_is_empty
        # What is underlined has its whole height from the style sheet.
        ends = _ends_on_grid(box) and not box.style["border_bottom_width"]
        plain = not box.is_table_wrapper and box.element_tag not in _STEPPED and not ends
        if plain or not self._step:
            return self._block_level_layout(*given, *rest)
        style, foot = box.style, box.style["margin_bottom"]
        if ends:
            restyle(box, margin_bottom=_NONE)
        if page_is_empty:
            restyle(box, margin_top=_NONE)
        try:
            result = self._block_level_layout(*given, *rest)
        finally:
            box.style = style
        if ends and result[0] is not None and result[1] is None:
            self._end(result[0], getattr(foot, "value", 0.0), context.page_bottom - bottom_space)
        return result

    def _end(self, box: Any, foot: float, page_bottom: float) -> None:
        """Leave blank what *box* lacks to the next line, *foot* pixels at least.

        But nothing beyond the foot of the page. Why: a box that is blank there has no room, and
        the engine takes all the text around it to the next page.
        """
        bottom = box.border_box_y() + box.border_height()
        lacking = (_ROUNDING - (bottom + foot - self._top)) % self._step - _ROUNDING
        box.padding_bottom += max(0.0, min(foot + lacking, page_bottom - bottom))


def _ends_on_grid(box: Any) -> bool:
    """Whether *box* ends on the grid; a table whose source follows leaves that to the source."""
    if box.is_table_wrapper:
        return bool(box.style["break_after"] != "avoid")
    if box.element_tag == "p" and box.element is not None:
        return _SOURCE in box.element.get("class", "").split()
    return box.element_tag in _STEPPED
