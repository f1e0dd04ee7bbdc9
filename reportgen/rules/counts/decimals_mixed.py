"""DECIMALS-MIXED."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.check.ask.tables import Cell, Grid
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_NUMBER = late(r"-?\d{1,3}(?:,?\d{3}){0,5}(?:\.(?P<decimals>\d{1,6}))?[ ]?[%％]?", re.ASCII)
_LEAST = 3
"""The least numbers of a column by which its usual form can be seen."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each number of a column that has another number of decimals than most."""
    for grid in subject.tables:
        for column in range(1 if len(grid.heads) > 1 else 0, len(grid.heads)):
            yield from _column(grid, column)


def _column(grid: Grid, column: int) -> Iterator[Finding]:
    places: list[tuple[Cell, int]] = []
    for row in grid.rows:
        if len(row) > column:
            match = _NUMBER.fullmatch(row[column].text.strip("*_ "))
            if match is None and any(map(str.isdigit, row[column].text)):
                return
            if match is not None:
                places.append((row[column], len(match["decimals"] or "")))
    counts = Counter(decimals for _, decimals in places)
    if len(counts) < 2 or len(places) < _LEAST:
        return
    usual, often = counts.most_common(1)[0]
    if not usual or often * 2 <= len(places):
        return
    for cell, decimals in places:
        if decimals != usual and cell.text.strip("*_ %％") not in {"0", "100"}:
            yield RULE.finding(
                cell.place,
                say(
                    "這一欄的數字多為小數 {usual} 位，這裡是 {decimals} 位。",
                    usual=usual,
                    decimals=decimals,
                ),
                say("同一欄請用相同的位數。"),
            )


RULE = Rule(
    code="DECIMALS-MIXED",
    title="同一欄的小數位數不一",
    severity=Severity.NOTE,
    reason="一欄之中有 12.5 也有 12，讀者不知道後者是 12.0 還是約數。",
    bad=(
        "appendices:\n- {kind: table, title: 比率, columns: [項目, 百分比],\n"
        "   rows: [[甲, '12.5'], [乙, '7.5'], [丙, '80']]}\n"
    ),
    good=(
        "appendices:\n- {kind: table, title: 比率, columns: [項目, 百分比],\n"
        "   rows: [[甲, '12.5'], [乙, '7.5'], [丙, '80.0']]}\n"
    ),
    find=find,
)
