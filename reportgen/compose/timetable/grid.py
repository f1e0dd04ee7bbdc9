"""The rows and cells of a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from itertools import groupby

from reportgen.compose.dates import clock
from reportgen.compose.timetable.cells import HOUR, Placed, bounds_of, rows_of
from reportgen.compose.timetable.heights import Geometry
from reportgen.compose.timetable.parts import Cell, Row, Sheet, Site
from reportgen.records.appendices import Venue
from reportgen.text import unmarked


def sheet(
    day: date,
    new_page: bool,
    venues: Sequence[Venue],
    placed: Sequence[Placed],
    geometry: Geometry,
) -> Sheet:
    """*placed* as rows, one for each start, end or hour that occurs."""
    bounds = bounds_of(placed)
    row_of = {bound: row for row, bound in enumerate(bounds)}
    grid: list[list[Cell | None]] = [[Cell(1)] * len(venues) for _ in bounds[:-1]]
    for p in placed:
        first, last = row_of[p.start], row_of[p.end]
        for row in range(first, last):
            grid[row][p.column] = None
        grid[first][p.column] = Cell(last - first, p.entries)
    for column in range(len(venues)):
        _merge_gaps(grid, column)
    heights = rows_of(placed, geometry)
    hours = Counter(bound // HOUR for bound in bounds[:-1])
    openings = {bound // HOUR: bound for bound in reversed(bounds[:-1])}
    rows = tuple(
        Row(
            _label(bound) if openings[bound // HOUR] == bound else "",
            hours[bound // HOUR],
            tuple(_high(cell, heights[row:], geometry) for cell in grid[row] if cell is not None),
        )
        for row, bound in enumerate(bounds[:-1])
    )
    groups = [list(group) for _, group in groupby(venues, key=site_of)]
    sites = tuple(Site(group[0].site, len(group)) for group in groups)
    return Sheet(day, new_page, sites, tuple(venues), rows, _label(bounds[0]), _label(bounds[-1]))


def _high(cell: Cell, heights: Sequence[float], geometry: Geometry) -> Cell:
    """*cell* as high as its rows, the first of *heights*."""
    height = sum(heights[: cell.rows]) - geometry.frame
    return replace(cell, height=round(height, 1))


def _merge_gaps(grid: list[list[Cell | None]], column: int) -> None:
    """One empty cell for each stretch of time in which a venue is free."""
    row = 0
    while row < len(grid):
        cell = grid[row][column]
        if cell is None or cell.entries:
            row += 1
            continue
        end = row + 1
        while end < len(grid) and (below := grid[end][column]) is not None and not below.entries:
            grid[end][column] = None
            end += 1
        grid[row][column] = Cell(end - row)
        row = end


def _label(minutes: int) -> str:
    return "24:00" if minutes == 24 * 60 else clock(time(minutes // 60, minutes % 60))


def site_of(venue: Venue) -> str:
    """The building of *venue*; empty where it stands in none."""
    return unmarked(str(venue.site or ""))
