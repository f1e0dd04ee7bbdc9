"""The first and the last item of a list, where they are a single line, keep their neighbour.

The style sheet holds all last items to the one before; here long ones are let go, which would leave
holes, and first ones are held that turn out to be a line.

In place of WeasyPrint's ``block_level_page_break``, which is called. Upstream would need
``orphans`` and ``widows`` that count items.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]


def ends_kept(page_break: Callable[[Any, Any], str]) -> Callable[[Any, Any], str]:
    """*page_break*, which avoids one after a first and before a last item of a single line."""

    def between(before: Any, after: Any) -> str:
        wanted = page_break(before, after)
        if before is None or after is None or before.element_tag != "li":
            return wanted
        if wanted == "auto" and getattr(before, "index", 1) == 0 and _lines(before) == 1:
            return "avoid"
        if wanted == "avoid" and _is_long(after, before):
            return "auto"
        return wanted

    return between


def _lines(box: Any) -> int:
    """How many lines *box* has; a label that hangs beside its first line is none."""
    if isinstance(box, boxes.LineBox):
        return 1
    inside = getattr(box, "children", ())
    return sum(_lines(child) for child in inside if child.is_in_normal_flow())


def _is_long(item: Any, laid_out: Any) -> bool:
    """Whether *item*, which may not be laid out yet, may be more than a line as *laid_out* is wide.

    An entry of 目次 never is: it has a leader, and its style sheet knows what goes together.
    """
    if item.element_tag != "li" or any(box.is_leader for box in item.descendants()):
        return False
    return bool(_characters(item) * item.style["font_size"] > laid_out.width)


def _characters(box: Any) -> int:
    if isinstance(box, boxes.TextBox):
        return len(box.text.strip())
    inside = getattr(box, "children", ())
    return sum(_characters(child) for child in inside if child.is_in_normal_flow())
