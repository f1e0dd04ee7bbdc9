"""What stands at the foot of its page: the facts of a cover.

An element of the class ``page-foot`` stands in the flow, so that nothing is ever set over it; what
is left of its page goes above it. CSS could say so of a flex container, but the engine does not
fill the height of one.

In place of WeasyPrint's ``make_margin_boxes``, which is called behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

_CLASS = "page-foot"
_DEPTH = 3
"""Levels below the root in which such an element is looked for: body, section, itself."""


class Feet:
    """Moves elements to the foot of their page; *make_margin_boxes* follows."""

    def __init__(self, make_margin_boxes: Callable[..., Iterator[Any]]) -> None:
        self._make_margin_boxes = make_margin_boxes

    def make_margin_boxes(self, context: Any, page: Any, state: Any) -> Iterator[Any]:
        """The margin boxes of *page*, whose last element is moved."""
        bottom = page.content_box_y() + page.height
        for box in _feet(page.children[0], _DEPTH):
            box.translate(0, max(0.0, bottom - box.position_y - box.margin_height()))
        return self._make_margin_boxes(context, page, state)


def _feet(box: Any, depth: int) -> Iterator[Any]:
    for child in box.children[-1:]:
        if child.element is not None and _CLASS in child.element.get("class", "").split():
            yield child
        elif depth and isinstance(child, boxes.BlockContainerBox):
            yield from _feet(child, depth - 1)
