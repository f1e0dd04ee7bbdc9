"""Where on a page the text and pictures of each element are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.absolute import (  # type: ignore[import-untyped]
    AbsolutePlaceholder,
)

from reportgen.typeset.sequence import Area

_POINTS = 0.75
"""Of a CSS pixel."""


def areas_of(page: Any, tags: Mapping[Any, int]) -> Iterator[Area]:
    """The areas of *page*, margins left out; *tags* are the numbers of the elements."""
    for box in page._page_box.children:
        if not isinstance(box, boxes.MarginBox):
            yield from _areas(box, page.height, tags)


def _areas(box: Any, height: float, tags: Mapping[Any, int]) -> Iterator[Area]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, (boxes.TextBox, boxes.ReplacedBox)):
        tag = tags.get(box.element)
        if tag is not None:
            own = isinstance(box, boxes.TextBox) and "::" not in (box.element_tag or "")
            yield Area(tag, _rectangle(box, height), box.text if own else "")
    for child in getattr(box, "children", ()):
        yield from _areas(child, height, tags)


def _rectangle(box: Any, height: float) -> tuple[float, float, float, float]:
    """*box* as left, bottom, right, top in points of a page of this *height*."""
    x, y = box.content_box_x(), box.content_box_y()
    edges = (x, height - y - box.height, x + box.width, height - y)
    left, bottom, right, top = (round(edge * _POINTS, 2) for edge in edges)
    return left, bottom, right, top
