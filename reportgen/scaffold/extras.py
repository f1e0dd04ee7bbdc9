"""What a new report takes over from files: photographs, and the programme of a conference."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from reportgen.scaffold.photos import Photos
from reportgen.scaffold.programme import Programme


class Extras(NamedTuple):
    """What is taken over besides the answers."""

    photos: Photos = Photos()
    as_figures: bool = False
    """Photos stand in the sessions of their days, not on photo pages."""
    programme: Programme | None = None


NOTHING_MORE = Extras()


def programme_of(path: Path, country: str, first: date, zone: str | None) -> Programme:
    """The programme in *path*, a calendar or a table, of a trip to *country* from day *first*.

    Times in UTC are turned into those of *zone*, or of the country. Raises
    :class:`~reportgen.scaffold.answers.Refused`.
    """
    if path.suffix.lower() in {".ics", ".ical", ".icalendar"}:
        from reportgen.scaffold.calendars import calendar_programme

        return calendar_programme(path, country, zone)
    from reportgen.scaffold.timetables import table_programme

    return table_programme(path, first)
