"""What an agenda becomes: sheets of rows and cells, and lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportgen.compose.dates import span
from reportgen.records.appendices import Slot, Track, Venue
from reportgen.records.names import Name


@dataclass(frozen=True, slots=True)
class Entry:
    """A slot with the track it belongs to, those who present it, and its own time as printed."""

    slot: Slot
    track: Track | None
    who: str = ""

    @property
    def time(self) -> str:
        """09:00–09:50."""
        return span(self.slot.time)

    @property
    def programme(self) -> bool:
        """Whether more than a title belongs to the slot: lines of its own, or prose."""
        return bool(self.slot.items or self.slot.prose)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a sheet, ``rows`` rows tall, ``height`` inside in millimetres; free without entry.

    More than one entry stands in it only where the agenda has two slots begin in one venue at once.
    """

    rows: int
    entries: tuple[Entry, ...] = ()
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet, with the cells that begin in it.

    The first of an hour has its ``time``, for as many rows as the hour has; others have none.
    """

    time: str
    hours: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A building, over the venues in it; ``None`` over those that stand in none."""

    name: Name | None
    columns: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a timetable; ``new_page`` where the one before fills its page."""

    day: date
    new_page: bool
    sites: tuple[Site, ...]
    venues: tuple[Venue, ...]
    rows: tuple[Row, ...]
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The slots of one venue on one day as a list."""

    day: date
    venue: Venue
    entries: tuple[Entry, ...]

    @property
    def programme(self) -> bool:
        """Whether a slot has a programme of its own, which a table of three columns cannot hold."""
        return any(entry.programme for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Timetable:
    """One day of an agenda, laid out."""

    day: date
    sheets: tuple[Sheet, ...]
    listings: tuple[Listing, ...]
