"""Table rows that may be broken over two pages: those that are a page's third or more.

A style sheet keeps rows whole. A row higher than a page would so leave its heading, its caption and
the head of its table behind, each on a page by itself.

In place of WeasyPrint's ``table_layout``, which is called and helped. Upstream would need a least
height below which ``break-inside: avoid`` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]

from reportgen.typeset.restyle import restyle

_WHOLE = 1 / 3
"""The part of a page up to which a row stays whole."""
_LINE = 1.5
"""em of a line, about."""


class Rows:
    """Lets high rows break; *table_layout* is the engine's own."""

    def __init__(self, table_layout: Callable[..., Any]) -> None:
        self._table_layout = table_layout

    def table_layout(
        self, context: Any, table: Any, bottom_space: float, skip_stack: Any, *rest: Any
    ) -> Any:
        """*table* laid out, its high rows no longer whole."""
        if skip_stack is None:
            for row in _rows(table):
                if _height(row, table.column_widths) > _WHOLE * context.page_bottom:
                    restyle(row, break_inside="auto")
        return self._table_layout(context, table, bottom_space, skip_stack, *rest)


def _rows(table: Any) -> Iterator[Any]:
    for group in table.children:
        if not group.is_header and not group.is_footer:
            yield from group.children


def _height(row: Any, widths: list[float]) -> float:
    """About how high *row* will be, from the number of its characters."""
    return max((_cell_height(cell, widths) for cell in row.children), default=0.0)


def _cell_height(cell: Any, widths: list[float]) -> float:
    if cell.rowspan > 1:
        return 0.0
    em: float = cell.style["font_size"]
    texts = (box.text for box in cell.descendants() if isinstance(box, boxes.TextBox))
    # Of the two to four units a character has here, four are an em: Han has one, Latin a half.
    ems = sum(len(text) + len(text.encode()) for text in texts) / 4
    return ems * em * _LINE * em / max(em, sum(widths[cell.grid_x : cell.grid_x + cell.colspan]))
