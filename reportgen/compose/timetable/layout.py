"""Every day of an agenda, laid out: which venues share a sheet, and which are lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from reportgen.compose.timetable.cells import place, start_of
from reportgen.compose.timetable.cutting import Pages, cut
from reportgen.compose.timetable.grid import sheet, site_of
from reportgen.compose.timetable.heights import Geometry, introduction
from reportgen.compose.timetable.parts import Entry, Listing, Sheet, Timetable
from reportgen.records.appendices import Agenda, Form, Slot, Track, Venue

MAX_COLUMNS = 6
"""Venues beside each other on an upright page; narrower columns break words."""

LIST_SHARE = 0.5
"""A venue whose slots mostly lack an end, or carry a programme, reads better as a list."""


def as_lists(agenda: Agenda) -> Agenda:
    """*agenda* with each of its venues as a list."""
    venues = (venue.model_copy(update={"form": Form.LIST}) for venue in agenda.venues)
    return agenda.model_copy(update={"venues": tuple(venues)})


def lay_out(
    agenda: Agenda,
    presenters: Callable[[Slot], str] = lambda slot: str(slot.organiser or ""),
    geometry: Geometry | None = None,
) -> tuple[Timetable, ...]:
    """Every day of *agenda* as sheets and lists, venues in the agenda's own order.

    *presenters* gives the people below the title of a slot.
    """
    geometry = geometry or Geometry()
    tracks: dict[str, Track] = {track.id: track for track in agenda.tracks}
    timetables = []
    pages = Pages(geometry, used=introduction(agenda, geometry))
    for day in agenda.days:
        held: dict[str, list[Entry]] = {venue.id: [] for venue in agenda.venues}
        for slot in sorted(day.slots, key=start_of):
            entry = Entry(slot, tracks.get(slot.track or ""), presenters(slot))
            held[slot.venue].append(entry)
        timetables.append(_day(day.date, agenda.venues, held, pages))
    return tuple(timetables)


def _day(
    day: date, venues: Sequence[Venue], held: Mapping[str, list[Entry]], pages: Pages
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
    for _, site in groupby(venues, key=site_of):
        members = list(site)
        if groups and len(groups[-1]) + len(members) <= MAX_COLUMNS:
            groups[-1] += members
            continue
        parts = -(-len(members) // MAX_COLUMNS)
        size = -(-len(members) // parts)
        groups += [members[i : i + size] for i in range(0, len(members), size)]
    return groups


def _sheets(
    day: date,
    venues: Sequence[Venue],
    held: Mapping[str, list[Entry]],
    pages: Pages,
) -> Iterable[Sheet]:
    """The sheets of one group of venues, cut by time so that each fits on its page."""
    geometry = pages.geometry
    width = (geometry.width - geometry.time_column) / len(venues)
    placed = [
        cell
        for column, venue in enumerate(venues)
        for cell in place(column, held[venue.id], width, geometry)
    ]
    for new_page, part in cut(sorted(placed, key=lambda p: (p.start, p.column)), pages):
        yield sheet(day, new_page, venues, part, geometry)
