"""An agenda as sheets: tables of times × venues that each fit on one page.

A slot is a cell as tall as its text asks for, from the row of its start to the row of its end. Rows
are the starts and ends that occur, not a fixed quarter of an hour: a morning of few sessions stays
short. What is too wide is split by venues, what is too long by time; every sheet has its own heads.

Heights are estimated from the number of characters, in millimetres, and sheets are cut to fill one
page after the other, from below what introduces the agenda, the lists after all sheets. A sheet
that comes out a little shorter than its room does no harm, so the estimate leans to the tall side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby, pairwise

from reportgen.compose.dates import clock, span
from reportgen.records.appendices import Agenda, Form, Slot, Track, Venue
from reportgen.records.names import Name
from reportgen.text import is_wide, unmarked

MAX_COLUMNS = 6
"""Venues beside each other on an upright page; narrower columns break words."""

LIST_SHARE = 0.5
"""A venue whose slots mostly lack an end, or carry a programme, reads better as a list."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page that sheets fill, and how large their type is; all in millimetres.

    ``head`` is what a sheet has beside its rows: its caption, the names of its venues, the space
    around it. ``least`` is the room that is worth a sheet, and the least that a cut leaves over;
    ``crossing`` the room that may stay empty so that a cut crosses one slot less; ``small`` the
    size of times and names beside that of titles.
    """

    width: float = 160.0
    height: float = 247.0
    head: float = 29.0
    least: float = 50.0
    crossing: float = 10.0
    time_column: float = 12.0
    row: float = 4.6
    line: float = 3.7
    character: float = 2.82
    small: float = 0.92
    padding: float = 1.9
    headings: float = 32.0
    prose_line: float = 7.5
    legend_line: float = 5.0


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
    """A cell of a sheet, ``rows`` rows tall; free where it has no entry.

    More than one entry stands in it only where the agenda has two slots begin in one venue at once.
    """

    rows: int
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet: its time (empty where only something ends) and the cells that begin."""

    time: str
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


def lay_out(
    agenda: Agenda,
    presenters: Callable[[Slot], str] = lambda slot: str(slot.organiser or ""),
    geometry: Geometry | None = None,
) -> tuple[Timetable, ...]:
    """Every day of *agenda* as sheets and lists, venues in the agenda's own order.

    *presenters* says who stands below the title of a slot.
    """
    geometry = geometry or Geometry()
    tracks: dict[str, Track] = {track.id: track for track in agenda.tracks}
    timetables = []
    pages = _Pages(geometry, used=_introduction(agenda, geometry))
    for day in agenda.days:
        held: dict[str, list[Entry]] = {venue.id: [] for venue in agenda.venues}
        for slot in sorted(day.slots, key=_start):
            entry = Entry(slot, tracks.get(slot.track or ""), presenters(slot))
            held[slot.venue].append(entry)
        timetables.append(_day(day.date, agenda.venues, held, pages))
    return tuple(timetables)


def _introduction(agenda: Agenda, geometry: Geometry) -> float:
    """Estimated height of what stands above the first sheet: headings, prose, legend."""
    line = geometry.width / (geometry.character * 1.5)
    prose = sum(_lines(text, line) for text in (agenda.prose or "").split("\n\n") if text)
    legend = sum(_lines(f"{track.label}{track.name}", line * 0.6) + 1 for track in agenda.tracks)
    return geometry.headings + prose * geometry.prose_line + legend / 2 * geometry.legend_line


class _Pages:
    """The page on which the next sheet will stand, and how much of it is free."""

    def __init__(self, geometry: Geometry, used: float) -> None:
        self.geometry = geometry
        self.free = geometry.height - used

    def turn(self) -> None:
        """Begin the next page."""
        self.free = self.geometry.height

    @property
    def turned(self) -> bool:
        """Whether nothing stands on the page."""
        return self.free == self.geometry.height

    def room(self) -> float:
        """The height that the rows of the next sheet may have, on the next page if need be."""
        if self.free - self.geometry.head < self.geometry.least:
            self.turn()
        return self.free - self.geometry.head

    def take(self, rows: float) -> None:
        """Put a sheet of so high *rows* on the page."""
        self.free -= rows + self.geometry.head


def _day(
    day: date, venues: Sequence[Venue], held: Mapping[str, list[Entry]], pages: _Pages
) -> Timetable:
    used = [venue for venue in venues if held[venue.id]]
    listed = [venue for venue in used if _is_list(venue, held[venue.id])]
    gridded = [venue for venue in used if venue not in listed]
    groups = _column_groups(gridded)
    sheets = [sheet for group in groups for sheet in _sheets(day, group, held, pages)]
    listings = [Listing(day, venue, tuple(held[venue.id])) for venue in listed]
    listings += _programmes(day, gridded, held)
    return Timetable(day, tuple(sheets), tuple(listings))


def _programmes(
    day: date, venues: Sequence[Venue], held: Mapping[str, list[Entry]]
) -> Iterator[Listing]:
    """The slots of sheets that have a programme or prose, which no cell can hold, once more."""
    for venue in venues:
        entries = tuple(entry for entry in held[venue.id] if entry.programme)
        if entries:
            yield Listing(day, venue, entries)


def _is_list(venue: Venue, entries: Sequence[Entry]) -> bool:
    if venue.form is not Form.AUTO:
        return venue.form is Form.LIST
    plain = [entry for entry in entries if entry.slot.time.end and not entry.programme]
    return len(plain) < LIST_SHARE * len(entries)


def _column_groups(venues: Sequence[Venue]) -> list[list[Venue]]:
    """Venues side by side: as even as they go, a building kept together where it fits."""
    groups: list[list[Venue]] = []
    for _, site in groupby(venues, key=_site):
        members = list(site)
        if groups and len(groups[-1]) + len(members) <= MAX_COLUMNS:
            groups[-1] += members
            continue
        parts = -(-len(members) // MAX_COLUMNS)
        size = -(-len(members) // parts)
        groups += [members[i : i + size] for i in range(0, len(members), size)]
    return groups


def _site(venue: Venue) -> str:
    return unmarked(str(venue.site or ""))


def _start(slot: Slot) -> time:
    return slot.time.start or time(0)


def _minutes(moment: time, *, end: bool = False) -> int:
    """Minutes from midnight; 00:00 as an end is the end of the day."""
    value = moment.hour * 60 + moment.minute
    return 24 * 60 if end and value == 0 else value


@dataclass(frozen=True, slots=True)
class _Placed:
    column: int
    start: int
    end: int
    height: float
    entries: tuple[Entry, ...]


def _place(
    column: int, entries: Sequence[Entry], width: float, geometry: Geometry
) -> list[_Placed]:
    """The cells of one venue, none over another.

    Where two slots overlap, the earlier cell ends where the later begins; the times printed in them
    stay true. A slot without an end lasts a quarter of an hour at most.
    """
    cells = []
    together = [list(group) for _, group in groupby(entries, key=lambda e: _start(e.slot))]
    for group, following in zip(together, [*together[1:], None], strict=True):
        start = _minutes(_start(group[0].slot))
        times = [entry.slot.time for entry in group]
        ends = [_minutes(time.end, end=True) for time in times if time.end]
        end = max(ends, default=start + 15)
        if following is not None:
            end = min(end, _minutes(_start(following[0].slot)))
        height = sum(_height(entry, width, geometry) for entry in group)
        cells.append(_Placed(column, start, end, height, tuple(group)))
    return cells


def _sheets(
    day: date,
    venues: Sequence[Venue],
    held: Mapping[str, list[Entry]],
    pages: _Pages,
) -> Iterable[Sheet]:
    """The sheets of one group of venues, cut by time so that each fits on its page."""
    geometry = pages.geometry
    width = (geometry.width - geometry.time_column) / len(venues)
    placed = [
        cell
        for column, venue in enumerate(venues)
        for cell in _place(column, held[venue.id], width, geometry)
    ]
    for new_page, part in _cut(sorted(placed, key=lambda p: (p.start, p.column)), pages):
        yield _sheet(day, new_page, venues, part)


def _lines(text: str, ems: float) -> int:
    """The lines that a text takes in a column *ems* wide."""
    units = sum(1.0 if is_wide(char) else 0.47 for char in unmarked(text))
    return max(1, -(-int(units * 100) // int(ems * 100)))


def _height(entry: Entry, width: float, geometry: Geometry) -> float:
    """Estimated height of a cell in millimetres."""
    ems = (width - geometry.padding) / geometry.character
    label = f"{entry.track.label}　" if entry.track else ""
    head = f"{entry.time} {'法文、' * len(entry.slot.languages)}{label}"
    title = (entry.slot.title.zh, entry.slot.title.foreign)
    lines = sum(_lines(text, ems) for text in title if text)
    small = sum(_lines(text, ems / geometry.small) for text in (head, entry.who) if text)
    return (lines + small * geometry.small) * geometry.line + geometry.padding


def _total(placed: Sequence[_Placed], geometry: Geometry) -> float:
    """Height of a sheet's rows: each boundary lies below what ends there."""
    starts = {p.start for p in placed}
    bounds = sorted(starts | {p.end for p in placed})
    at = {bounds[0]: 0.0}
    for before, bound in pairwise(bounds):
        ending = [at[p.start] + p.height for p in placed if p.end == bound]
        at[bound] = max([at[before] + (geometry.row if before in starts else 1.2), *ending])
    return at[bounds[-1]]


def _cut(placed: Sequence[_Placed], pages: _Pages) -> Iterator[tuple[bool, list[_Placed]]]:
    """Cut in time order what the page does not hold; a slot stands where it begins.

    With each part, whether it begins a page.
    """
    rest = list(placed)
    while rest:
        room = pages.room()
        part = rest
        if _total(rest, pages.geometry) > room:
            part = _first_part(rest, room, pages.geometry)
            if not part and not pages.turned:
                pages.turn()
                continue
            part = part or [p for p in rest if p.start == rest[0].start]
        yield pages.turned, part
        pages.take(_total(part, pages.geometry))
        rest = rest[len(part) :]


def _first_part(placed: Sequence[_Placed], room: float, geometry: Geometry) -> list[_Placed]:
    """What fits into *room*: as much as goes, but each slot that the cut crosses costs room.

    What is left over should be worth a sheet of its own.
    """

    def height(part: Iterable[_Placed]) -> float:
        return _total(tuple(part), geometry)

    def worth(start: int) -> tuple[bool, float]:
        crossed = sum(p.start < start < p.end for p in placed)
        left = height(p for p in placed if p.start >= start)
        return left > geometry.least, filled[start] - crossed * geometry.crossing

    starts = sorted({p.start for p in placed})[1:]
    heights = {s: height(p for p in placed if p.start < s) for s in starts}
    filled = {s: high for s, high in heights.items() if high <= room}
    best = max(filled, key=worth, default=0)
    return [p for p in placed if p.start < best]


def _sheet(day: date, new_page: bool, venues: Sequence[Venue], placed: Sequence[_Placed]) -> Sheet:
    bounds = sorted({p.start for p in placed} | {p.end for p in placed})
    row_of = {bound: row for row, bound in enumerate(bounds)}
    grid: list[list[Cell | None]] = [[Cell(1)] * len(venues) for _ in bounds[:-1]]
    for p in placed:
        first, last = row_of[p.start], row_of[p.end]
        for row in range(first, last):
            grid[row][p.column] = None
        grid[first][p.column] = Cell(last - first, p.entries)
    for column in range(len(venues)):
        _merge_gaps(grid, column)
    starts = {p.start for p in placed}
    rows = tuple(
        Row(
            _label(bound) if bound in starts else "",
            tuple(cell for cell in grid[row] if cell is not None),
        )
        for row, bound in enumerate(bounds[:-1])
    )
    groups = [list(group) for _, group in groupby(venues, key=_site)]
    sites = tuple(Site(group[0].site, len(group)) for group in groups)
    return Sheet(day, new_page, sites, tuple(venues), rows, _label(bounds[0]), _label(bounds[-1]))


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
