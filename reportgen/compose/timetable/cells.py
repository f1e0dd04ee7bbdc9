"""Slots as cells of known times and heights, not yet on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise

from reportgen.compose.timetable.heights import Geometry, height_of
from reportgen.compose.timetable.parts import Entry
from reportgen.records.appendices import Slot


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell: its column, its first and last minute of the day, its height in millimetres."""

    column: int
    start: int
    end: int
    height: float
    entries: tuple[Entry, ...]


def place(column: int, entries: Sequence[Entry], width: float, geometry: Geometry) -> list[Placed]:
    """The cells of one venue, none over another.

    Where two slots overlap, the earlier cell ends where the later begins; the times printed in them
    stay true. A slot without an end lasts a quarter of an hour at most.
    """
    cells = []
    together = [list(group) for _, group in groupby(entries, key=lambda e: start_of(e.slot))]
    for group, following in zip(together, [*together[1:], None], strict=True):
        start = _minutes(start_of(group[0].slot))
        times = [entry.slot.time for entry in group]
        ends = [_minutes(time.end, end=True) for time in times if time.end]
        end = max(ends, default=start + 15)
        if following is not None:
            end = min(end, _minutes(start_of(following[0].slot)))
        height = sum(height_of(entry, width, geometry) for entry in group)
        cells.append(Placed(column, start, end, height, tuple(group)))
    return cells


def total(placed: Sequence[Placed], geometry: Geometry) -> float:
    """Height of a sheet's rows: each boundary lies below what ends there."""
    starts = {p.start for p in placed}
    bounds = sorted(starts | {p.end for p in placed})
    at = {bounds[0]: 0.0}
    for before, bound in pairwise(bounds):
        ending = [at[p.start] + p.height for p in placed if p.end == bound]
        at[bound] = max([at[before] + (geometry.row if before in starts else 1.2), *ending])
    return at[bounds[-1]]


def start_of(slot: Slot) -> time:
    """When *slot* begins; midnight where it has no time."""
    return slot.time.start or time(0)


def _minutes(moment: time, *, end: bool = False) -> int:
    """Minutes from midnight; 00:00 as an end is the end of the day."""
    value = moment.hour * 60 + moment.minute
    return 24 * 60 if end and value == 0 else value
