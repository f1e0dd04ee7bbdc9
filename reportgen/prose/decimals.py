"""Columns of numbers, which stand below each other by their points.

A cell is moved from the right edge by what the longest tail of its column has more than its own: a
tail is what follows the units, the point with its digits and a sign or word behind them. Widths are
those of the digits (``ch``) and, for signs and words, estimates in em.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from reportgen.patterns import late
from reportgen.text import is_wide, unmarked

_NUMBER = late(
    r"(?:約|[<>≦≧≤≥≈~±+−–-])?[ \u00a0]?(?:[A-Z]{0,3}[$€£¥][ \u00a0]?)?[−–-]?"
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<places>\d+))?"
    r"(?P<unit>[ \u00a0]?[^\W\d_]{1,6}|[ \u00a0]?[%％‰℃]|°C?)?"
)
_EMPTY = frozenset({"", "－", "—", "–", "-", "―", "…", "無", "不詳", "N/A", "n/a"})
"""What stands in a cell without a number."""

_POINT = 0.5
"""The width of a point, in digits: a quarter of an em."""
_WIDTHS = {" ": 0.25, "\u00a0": 0.25, "%": 0.83, "‰": 1.0, "°": 0.4}
_LETTER = 0.5


class Number(NamedTuple):
    """A cell of a column of numbers: how far it stands from the edge, in digits and in em."""

    digits: float
    ems: float

    @property
    def style(self) -> str:
        """The declarations for an element around the text of the cell; none where it moves not."""
        digits = f"margin-right: {self.digits:g}ch" if self.digits else ""
        ems = f"padding-right: {self.ems:g}em" if self.ems else ""
        return "; ".join(filter(None, (digits, ems)))


def numbers(rows: Iterable[Sequence[str]]) -> list[list[Number] | None]:
    """For each column of *rows*, which are without their head, its cells, if they are numbers."""
    columns = zip_longest(*([unmarked(cell).strip() for cell in row] for row in rows), fillvalue="")
    return [_column(column) for column in columns]


def _column(cells: Sequence[str]) -> list[Number] | None:
    tails: list[tuple[float, float] | None] = []
    for cell in cells:
        match = _NUMBER.fullmatch(cell)
        if match is None:
            if cell not in _EMPTY:
                return None
            tails.append((0.0, 0.0) if cell else None)
        else:
            places, unit = match["places"], match["unit"] or ""
            tails.append((len(places) + _POINT if places else 0.0, _width(unit)))
    if not any(map(_NUMBER.fullmatch, cells)):
        return None
    digits = max(tail[0] for tail in tails if tail)
    ems = max(tail[1] for tail in tails if tail)
    return [
        Number(digits - tail[0], round(ems - tail[1], 2)) if tail else Number(0, 0)
        for tail in tails
    ]


def _width(unit: str) -> float:
    return sum(1.0 if is_wide(char) else _WIDTHS.get(char, _LETTER) for char in unit)
