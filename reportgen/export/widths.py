"""Widths of the columns of a table."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from reportgen.export.model import Block, Paragraph, Run, Table
from reportgen.text import is_wide

PADDING = 1.0
"""Millimetres between the lines of a cell and what is in it."""
_MOST = 40
"""Characters of a column that count when the width is shared out; of more, the root."""
_UNBROKEN = 10
"""Half-width cells of a column that find room on one line."""
_TIME = 15.0
"""Millimetres of the column of times in a timetable."""
_LABELS = {"form": (24.0, 56.0, 24.0, 56.0), "facts": (30.0, 130.0), "cover-facts": (40.0, 100.0)}
"""Millimetres of the columns of forms, whose labels stand below each other."""


def widths_of(table: Table, room: float) -> list[float]:
    """Millimetres of each column: by what stands in it, long texts by the root of their length."""
    columns = max(1, table.columns)
    if len(_LABELS.get(table.role, ())) == columns:
        return list(_LABELS[table.role])
    if table.role == "timetable":
        return [_TIME, *[(room - _TIME) / max(1, columns - 1)] * (columns - 1)]
    lengths = [0] * columns
    for row in table.rows:
        if len(row) == columns:
            for index, cell in enumerate(row):
                cells = sum(2 if is_wide(char) else 1 for char in _text(cell.content))
                lengths[index] = max(lengths[index], cells)
    least = [min(length, _UNBROKEN) * _CELL + 3 * PADDING for length in lengths]
    weights = [min(length, _MOST) + sqrt(max(0, length - _MOST)) + 1 for length in lengths]
    left = room - sum(least)
    if left < 0:
        return [room / columns] * columns
    return [
        small + left * weight / sum(weights) for small, weight in zip(least, weights, strict=True)
    ]


_CELL = 2.0
"""Millimetres of half an em in the text of a table."""


def _text(blocks: Iterable[Block]) -> str:
    """The text of a cell's longest paragraph."""
    lengths = [
        "".join(inline.text for inline in block.content if isinstance(inline, Run))
        for block in blocks
        if isinstance(block, Paragraph)
    ]
    return max(lengths, key=len, default="")
