"""The widths of a table's columns, from what stands in them, and whether it needs a turned page.

Why here: the engine's own automatic widths are slow on long tables, and its fixed ones give a
column of numbers as much as one of sentences. Lengths are in em of the table's type, estimated: a
Han character is one em, others about half.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from markupsafe import Markup

from reportgen.patterns import late
from reportgen.text import is_wide, unmarked

MAX_UPRIGHT = 7
"""Columns on an upright page; more of them are too narrow to read."""

UPRIGHT, TURNED = 41.0, 73.0
"""What the type area of A4 holds: upright at 11 pt, turned at 9.5 pt."""

_LATIN = 0.55
_PADDING = 1.0
_LEAST, _LONGEST_PIECE = 2.0, 14.0
_LABEL = 4.0
"""So long a cell is kept in one line: 序號, 承諾數, 2016."""
_NATURAL = 10.0
"""Longer cells run over several lines: their column wants less than in proportion."""

_PIECE = late(r"[!-~À-ɏ]+")


class Columns(NamedTuple):
    """Each column's share of the width in per cent, and whether the table is ``wide``."""

    shares: tuple[float, ...]
    wide: bool

    def colgroup(self) -> Markup:
        """The columns in HTML; empty where all are about equal, as the engine has them anyway."""
        if max(self.shares) - min(self.shares) < 2:
            return Markup("")
        columns = (Markup('<col style="width: {}%"/>').format(share) for share in self.shares)
        return Markup("<colgroup>{}</colgroup>").format(Markup("").join(columns))


def measure(rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of the table with these *rows*, its heads among them."""
    columns = list(zip_longest(*([unmarked(cell) for cell in row] for row in rows), fillvalue=""))
    least = [max(map(_least, column)) + _PADDING for column in columns]
    wanted = [max(map(_wanted, column)) + _PADDING for column in columns]
    wide = len(columns) > MAX_UPRIGHT or sum(least) > UPRIGHT
    room = max(0.0, (TURNED if wide else UPRIGHT) - sum(least))
    more = [want - floor for want, floor in zip(wanted, least, strict=True)]
    part = min(1.0, room / sum(more)) if sum(more) else 0.0
    widths = [floor + part * extra for floor, extra in zip(least, more, strict=True)]
    return Columns(tuple(round(100 * width / sum(widths), 1) for width in widths), wide)


def _length(text: str) -> float:
    return sum(1.0 if is_wide(char) else _LATIN for char in text)


def _least(text: str) -> float:
    """What a cell needs so that no word of it is cut, an address aside."""
    whole = _length(text)
    if whole <= _LABEL:
        return max(_LEAST, whole)
    return max(_LEAST, *(min(_length(p), _LONGEST_PIECE) for p in ["", *_PIECE.findall(text)]))


def _wanted(text: str) -> float:
    """What a cell would like to have."""
    whole = _length(text)
    beyond = max(0.0, whole - _NATURAL)
    return float(max(_least(text), min(whole, _NATURAL) + 1.5 * beyond**0.5))
