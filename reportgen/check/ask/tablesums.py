"""Totals of a table, the last row or the last column, that are not what they say.

Only where it is sure that a number is a total: its row or column is called 合計, and all that it
can be the sum of are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from reportgen.check.ask.tables import Cell, Grid
from reportgen.patterns import late
from reportgen.places import Place

Sum = tuple[Place, Decimal, Decimal]
"""Where a total stands, what it says, and what the parts come to."""

_LAST = ("合計", "總計", "總和", "總數", "共計", "計", "Total", "total", "TOTAL")
_SUBTOTAL = ("小計", "Subtotal", "subtotal")
_NOT_ADDED = late("率|比|均|占|%|％|年|日期|序號|編號|名次|單價|數量|匯率|小計|合計")
_DASHES = frozenset({"－", "-", "—", "–", ""})
_YEAR = late(r"(?:19|20)\d\d", re.ASCII)
_RATE = late("率|比|均|占|%|％|年|日期|序號|編號|名次")


def table_sums(grid: Grid) -> Iterator[Sum]:
    """The last column and the last row where they are totals of what is all numbers."""
    rows = [row for row in grid.rows if row]
    yield from _across(grid, rows)
    if len(rows) < 3 or _head(rows[-1]) not in _LAST:
        return
    body = [row for row in rows[:-1] if _head(row) not in _SUBTOTAL]
    if any(_head(row) in _LAST for row in body):
        return
    for column in range(1, len(rows[-1])):
        head = grid.heads[column] if column < len(grid.heads) else ""
        cells = [row[column] for row in body if len(row) > column]
        if len(cells) == len(body):
            check = _wrong_shares if _RATE.search(head) else _wrong
            yield from check(cells, rows[-1][column])


def _across(grid: Grid, rows: list[tuple[Cell, ...]]) -> Iterator[Sum]:
    """Each row whose last cell is headed 合計 and is not the sum of those before it."""
    heads = [head.strip("*_ ") for head in grid.heads]
    if len(heads) < 4 or heads[-1] not in _LAST or any(map(_NOT_ADDED.search, heads[1:-1])):
        return
    for row in rows:
        if len(row) != len(heads):
            continue
        yield from _wrong(row[1:-1], row[-1])


def _wrong(cells: Sequence[Cell], last: Cell) -> Iterator[Sum]:
    """The total *last*, where *cells* are numbers that come to something else.

    A dash is no number: what it stands for is not known, only that it takes nothing away.
    """
    total = _amount(last.text)
    numbers = [cell for cell in cells if _plain(cell.text) not in _DASHES]
    amounts = [amount for cell in numbers if (amount := _amount(cell.text)) is not None]
    if total is None or len(amounts) != len(numbers) or all(map(_is_year, numbers)):
        return
    true = sum(amounts, Decimal(0))
    if not _adds_up(amounts, total) and (len(numbers) == len(cells) or true > total):
        yield last.place, total, true


def _wrong_shares(cells: Sequence[Cell], last: Cell) -> Iterator[Sum]:
    """The total of shares that come to a hundred, where it says something else."""
    total = _amount(last.text.rstrip("%％ "))
    amounts = [_amount(cell.text.rstrip("%％ ")) for cell in cells]
    if total is None or len(cells) < 2 or None in amounts:
        return
    true = sum((amount for amount in amounts if amount is not None), Decimal(0))
    if abs(true - 100) <= 1 and total != 100 and abs(total - true) >= 1:
        yield last.place, total, true


def _is_year(cell: Cell) -> bool:
    """Whether a cell is a Western year; a number of things has a comma in it there."""
    return _YEAR.fullmatch(_plain(cell.text)) is not None


def _head(row: tuple[Cell, ...]) -> str:
    """What a row is called: its first cell with a word in it."""
    return next((name for cell in row[:2] if (name := _name(cell))), "")


def _name(cell: Cell) -> str:
    return cell.text.strip("*_ ").replace(" ", "").replace("\u3000", "")


def _amount(text: str) -> Decimal | None:
    """The number in a cell; ``None`` for anything else."""
    plain = _plain(text).replace(",", "")
    if not re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", plain, re.ASCII):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _plain(text: str) -> str:
    return text.strip("*_ ")


def _adds_up(amounts: list[Decimal], total: Decimal) -> bool:
    """Within the rounding of decimals."""
    whole = all(amount == amount.to_integral_value() for amount in [*amounts, total])
    slack = Decimal(0) if whole else Decimal("0.1") * len(amounts)
    return abs(sum(amounts, Decimal(0)) - total) <= slack
