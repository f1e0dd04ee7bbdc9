"""The first item of a list does not end a page by itself, where it is a single line.

A style sheet can only hold all first items to their second, and long ones would leave holes.

In place of WeasyPrint's ``block_level_page_break``, which is called. Upstream would need
``orphans`` that count items.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]


def first_items_kept(page_break: Callable[[Any, Any], str]) -> Callable[[Any, Any], str]:
    """*page_break*, which avoids one after a first item of a single line."""

    def between(before: Any, after: Any) -> str:
        wanted = page_break(before, after)
        if wanted == "auto" and _is_first(before) and after is not None and _lines(before) == 1:
            return "avoid"
        return wanted

    return between


def _is_first(item: Any) -> bool:
    return item is not None and item.element_tag == "li" and getattr(item, "index", 1) == 0


def _lines(box: Any) -> int:
    """How many lines *box* has."""
    if isinstance(box, boxes.LineBox):
        return 1
    return sum(map(_lines, getattr(box, "children", ())))
