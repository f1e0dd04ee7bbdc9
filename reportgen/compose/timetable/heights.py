"""The page that sheets fill, and the estimated heights of what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.compose.timetable.parts import Entry
from reportgen.records.appendices import Agenda
from reportgen.text import is_wide, unmarked


@dataclass(frozen=True, slots=True)
class Geometry:
    """The page that sheets fill, and how large their type is; all in millimetres.

    ``head`` is what a sheet has beside its rows: its caption, the names of its venues, the space
    around it. ``least`` is the room that is worth a sheet, and the least that a cut leaves over;
    ``crossing`` the room that may stay empty so that a cut crosses one slot less. A quarter of an
    hour is ``row`` to ``tallest`` high; ``frame`` is what a cell has above and below its content.
    """

    width: float = 160.0
    height: float = 247.0
    head: float = 29.0
    least: float = 50.0
    crossing: float = 10.0
    time_column: float = 12.0
    row: float = 4.2
    tallest: float = 5.2
    frame: float = 1.5
    line: float = 3.7
    character: float = 2.82
    padding: float = 1.9
    headings: float = 32.0
    prose_line: float = 7.5
    legend_line: float = 5.0


def introduction(agenda: Agenda, geometry: Geometry) -> float:
    """Estimated height of what stands above the first sheet: headings, prose, legend."""
    line = geometry.width / (geometry.character * 1.5)
    prose = sum(lines_of(text, line) for text in (agenda.prose or "").split("\n\n") if text)
    legend = sum(lines_of(f"{track.label}{track.name}", line * 0.6) + 1 for track in agenda.tracks)
    return geometry.headings + prose * geometry.prose_line + legend / 2 * geometry.legend_line


def lines_of(text: str, ems: float) -> int:
    """The lines that a text takes in a column *ems* wide."""
    units = sum(1.0 if is_wide(char) else 0.47 for char in unmarked(text))
    return max(1, -(-int(units * 100) // int(ems * 100)))


def height_of(entry: Entry, width: float, geometry: Geometry) -> float:
    """Estimated height of a cell in millimetres."""
    ems = (width - geometry.padding) / geometry.character
    label = f"{entry.track.label}　" if entry.track else ""
    head = f"{entry.time} {'法文、' * len(entry.slot.languages)}{label}"
    title = (entry.slot.title.zh, entry.slot.title.foreign)
    lines = sum(lines_of(text, ems) for text in (*title, head, entry.who) if text)
    return lines * geometry.line + geometry.padding
