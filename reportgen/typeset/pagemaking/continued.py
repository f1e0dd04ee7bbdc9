"""A table that goes on: its rule at the foot of the page, its caption, 「表 3（續）」, on the next.

A style sheet sets the word: ``caption { --continued: "（續）" }``. The number stands in an element
of the class ``caption-label``; a caption without one is repeated whole.

In place of WeasyPrint's ``block_container_layout`` and ``table_layout``, each of which is called.
Upstream would need ``caption-side`` with a caption that repeats, and ``box-decoration-break`` for
collapsed borders.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reportgen.typeset.restyle import restyle

_WORD = "__continued"
"""How the engine keeps the property ``--continued``."""
_LABEL = "caption-label"

Layout = Callable[..., tuple[Any, ...]]


class Continued:
    """Captions and closing rules of parted tables; the arguments are the engine's own functions."""

    def __init__(
        self,
        block_container_layout: Layout,
        block_level_layout: Layout,
        table_layout: Layout,
    ) -> None:
        self._block_container_layout = block_container_layout
        self._block_level_layout = block_level_layout
        self._table_layout = table_layout

    def block_container_layout(
        self,
        context: Any,
        box: Any,
        bottom_space: float,
        skip_stack: Any,
        page_is_empty: bool,
        absolute_boxes: Any,
        fixed_boxes: Any,
        *rest: Any,
        **named: Any,
    ) -> tuple[Any, ...]:
        """*box* laid out; a table that goes on from another page, below a caption that says so."""

        def lay_out() -> tuple[Any, ...]:
            return self._block_container_layout(
                context, box, bottom_space, skip_stack, page_is_empty,
                absolute_boxes, fixed_boxes, *rest, **named,
            )  # fmt: skip

        caption = _caption(box) if skip_stack and box.is_table_wrapper else None
        if caption is None:
            return lay_out()
        caption.position_x, caption.position_y = box.content_box_x(), box.position_y
        laid_out = self._block_level_layout(context, caption, -inf, None, box, False, [], [])[0]
        style, spacing = box.style, (box.margin_top, box.padding_top)
        # A box that goes on has nothing above its children: it has this height in their place.
        restyle(box, box_decoration_break="clone")
        box.margin_top, box.padding_top = 0, laid_out.margin_height()
        try:
            result = lay_out()
        finally:
            box.style, (box.margin_top, box.padding_top) = style, spacing
        if result[0] is not None:
            laid_out.translate(0, result[0].position_y - laid_out.position_y)
            laid_out.index = 0
            result[0].children = [laid_out, *result[0].children]
        return result

    def table_layout(self, context: Any, table: Any, *rest: Any) -> tuple[Any, ...]:
        """*table* laid out, its last rule at its foot on each page."""
        result = self._table_layout(context, table, *rest)
        part, resume_at = result[:2]
        if part is not None and resume_at and not getattr(part, "skip_cell_border_bottom", True):
            _close(part)
        return result


def _caption(wrapper: Any) -> Any:
    """A caption box for a further part of the table in *wrapper*; ``None`` where it has none."""
    caption = wrapper.children[0]
    if not isinstance(caption, boxes.TableCaptionBox) or not caption.style[_WORD]:
        return None
    word = "".join(str(token.value) for token in caption.style[_WORD] if token.type == "string")
    texts = [box for box in caption.descendants() if isinstance(box, boxes.TextBox)]
    labels = [box for box in texts if _LABEL in (box.element.get("class") or "").split()]
    words = "".join(box.text for box in labels or texts).rstrip("：:.　 ") + word
    first = (labels or texts)[0]
    text = boxes.TextBox(first.element_tag, first.style, first.element, words)
    line = boxes.LineBox.anonymous_from(caption, [text])
    return caption.copy_with_children([line])


def _close(table: Any) -> None:
    """Give the last row of *table* that is on this page the border of its very last row."""
    vertical, horizontal = table.collapsed_border_grid
    rows = sum(len(group.children) for group in table.children)
    head = len(table.children[0].children) if table.children[0].is_header else 0
    last = rows + (table.skipped_rows - head if table.skipped_rows else 0)
    if not table.children[-1].is_footer and last < len(horizontal):
        lines = [*horizontal[:last], horizontal[-1], *horizontal[last + 1 :]]
        table.collapsed_border_grid = (vertical, lines)
