"""Slots as cells of known times and heights, not yet on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise

from reportgen.compose.timetable.heights import Geometry, height_of
from reportgen.compose.timetable.parts import Entry
from reportgen.records.appendices import Slot

QUARTER, HOUR = 15, 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell: its column, its first and last minute of the day, to the quarter of an hour.

    ``height`` is what its text takes, in millimetres.
    """

    column: int
    start: int
    end: int
    height: float
    entries: tuple[Entry, ...]


def place(column: int, entries: Sequence[Entry], width: float, geometry: Geometry) -> list[Placed]:
    """The cells of one venue, none over another.

    Slots that begin in one quarter of an hour share a cell. Where two overlap, the earlier cell
    ends where the later begins; the times printed in them stay true. A slot without an end lasts a
    quarter of an hour.
    """
    cells = []
    together = [(start, list(group)) for start, group in groupby(entries, key=_quarter)]
    for (start, group), following in zip(together, [*together[1:], None], strict=True):
        times = [entry.slot.time for entry in group]
        ends = [_minutes(time.end, end=True) for time in times if time.end]
        end = max(start + QUARTER, -(-max(ends, default=0) // QUARTER) * QUARTER)
        if following is not None:
            end = min(end, following[0])
        height = sum(height_of(entry, width, geometry) for entry in group)
        cells.append(Placed(column, start, end, height, tuple(group)))
    return cells


def bounds_of(placed: Sequence[Placed]) -> list[int]:
    """The minutes at which rows begin, and the last ends: starts, ends, hours that go on."""
    bounds = {p.start for p in placed} | {p.end for p in placed}
    for p in placed:
        bounds.update(range(p.start // HOUR * HOUR + HOUR, p.end, HOUR))
    return sorted(bounds)


def rows_of(placed: Sequence[Placed], geometry: Geometry) -> list[float]:
    """The height of each row: that of its time, or more where the text that ends there takes more.

    Each boundary lies below what ends at it.
    """
    bounds = bounds_of(placed)
    at = {bounds[0]: 0.0}
    heights = []
    for (before, bound), height in zip(pairwise(bounds), _scaled(placed, geometry), strict=True):
        ending = [at[p.start] + p.height for p in placed if p.end == bound]
        at[bound] = max([at[before] + height, *ending])
        heights.append(at[bound] - at[before])
    return heights


def _scaled(placed: Sequence[Placed], geometry: Geometry) -> list[float]:
    """The height of each row on the scale of time; a row in which nothing happens has the least.

    The scale is that which the tightest text asks for, within the bounds of *geometry*.
    """
    tightest = max(p.height * QUARTER / (p.end - p.start) for p in placed)
    step = min(max(tightest, geometry.row), geometry.tallest)
    until, heights = 0, []
    ends = {start: max(p.end for p in placed if p.start == start) for start in _starts(placed)}
    for start, end in pairwise(bounds_of(placed)):
        until = max(until, ends.get(start, 0))
        heights.append(step * (end - start) / QUARTER if until >= end else geometry.row)
    return heights


def total(placed: Sequence[Placed], geometry: Geometry) -> float:
    """Height of a sheet's rows."""
    return sum(rows_of(placed, geometry))


def _starts(placed: Sequence[Placed]) -> set[int]:
    return {p.start for p in placed}


def _quarter(entry: Entry) -> int:
    """The quarter of an hour in which *entry* begins."""
    return _minutes(start_of(entry.slot)) // QUARTER * QUARTER


def start_of(slot: Slot) -> time:
    """When *slot* begins; midnight where it has no time."""
    return slot.time.start or time(0)


def _minutes(moment: time, *, end: bool = False) -> int:
    """Minutes from midnight; 00:00 as an end is the end of the day."""
    value = moment.hour * 60 + moment.minute
    return 24 * 60 if end and value == 0 else value
