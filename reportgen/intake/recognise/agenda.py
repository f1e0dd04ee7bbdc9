"""議程: the timetables of days, and programmes as lists of times, as one record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from reportgen.intake.blocks import Block, Paragraph
from reportgen.intake.recognise.dates import days_in, time_in
from reportgen.intake.recognise.people import split_name
from reportgen.intake.recognise.programme import programme_of
from reportgen.intake.recognise.sessions import Context
from reportgen.intake.recognise.timetables import (
    Slot,
    Used,
    Venue,
    is_grid,
    is_timetable,
    languages_in,
    slots_of,
    without_languages,
)
from reportgen.scaffold.commented import Tree

_TITLE = re.compile(r"議程|日程|時程|節目|程序|課程表|agenda|program", re.IGNORECASE)
_LEGEND = re.compile(r"(?:類別|議程)?圖例")
_ENTRY = re.compile(r"(?P<label>\S{1,3}) (?P<name>\S.*)")
_NOWHERE = Venue("會場")
_SHORT = 20
"""Characters beside its date, at most, of a line that begins a day."""


def agenda_of(
    context: Context, title: str, blocks: Sequence[Block], file: str
) -> dict[str, Tree] | None:
    """The agenda called *title* that *blocks* are; ``None`` where they are none.

    Nothing is entered in the ledger before all of it is understood.
    """
    reader = _Reader(context)
    if not reader.read(blocks) or not reader.slots:
        return None
    if not reader.tables and not _TITLE.search(title):
        return None
    return _record(context, reader, file)


class _Reader:
    """Goes through the blocks of an appendix; a day and a venue hold until the next one."""

    def __init__(self, context: Context) -> None:
        self.year = context.year
        self.day: date | None = None
        self.venue = _NOWHERE
        self.slots: list[tuple[date, Slot]] = []
        self.grids: set[Venue] = set()
        self.tracks: list[tuple[str, str]] = []
        self.rest: list[Block] = []
        self.used: list[Used] = []
        self.tables = 0
        self._open: tuple[Slot, int] | None = None
        """The slot that a paragraph has begun, and the depth of that in its list."""
        self._in_legend = False

    def read(self, blocks: Sequence[Block]) -> bool:
        """Read *blocks*; whether all of them make sense."""
        shown = [b for b in blocks if not isinstance(b, Paragraph) or b.line or b.pictures]
        for block, after in pairwise([*shown, None]):
            assert block is not None
            if isinstance(block, Paragraph):
                if not self._paragraph(block, after):
                    return False
                continue
            slots = slots_of(block, self.venue, self.used) if is_timetable(block) else None
            if slots is None or self.day is None:
                return False
            self.grids |= {slot.venue for slot in slots} if is_grid(block) else set()
            self.slots += [(self.day, slot) for slot in slots]
            self.tables += 1
            self._open = None
        return True

    def _paragraph(self, block: Paragraph, after: Block | None) -> bool:
        if self._begins_day(block, after) or self._is_legend(block):
            return True
        if self.day is None:
            self.rest.append(block)
            return True
        inside = self._open is not None and block.depth > self._open[1]
        if not inside and self._begins_slot(block):
            return True
        if self._open is None:
            return False
        self._open[0].details.append(block)
        return True

    def _begins_day(self, block: Paragraph, after: Block | None) -> bool:
        """12 月 8 日（四）, perhaps with the times of the day or with a venue."""
        line = block.line
        days = next(days_in(line, self.year), None)
        if days is None or len(line) > 120:
            return False
        rest = line[days.end :].strip(" ，：:")
        time = time_in(rest)
        timed = time is not None and not (rest[: time.start] + rest[time.end :]).strip()
        if days.start <= 1 and rest and not timed and _begins_slots(after):
            self.venue = _venue(rest)
            self.used.append((block, (*self.venue[:2],), line))
        elif len(line) - (days.end - days.start) < _SHORT:
            self.venue = _NOWHERE
            self.used.append((block, (), block.text))
        else:
            return False
        self.day, self._open = days.first, None
        return True

    def _begins_slot(self, block: Paragraph) -> bool:
        """09:00–10:00 歡迎致詞."""
        assert self.day is not None
        text = block.text
        time = time_in(text) if re.match(r"\s*\d", text) else None
        if time is None or text[: time.start].strip():
            return False
        first, *more = text[time.end :].strip(" \t\u3000：:").split("\n")
        title, spoken = without_languages(first)
        if not title:
            return False
        slot = Slot(time.value, self.venue, title, " ".join(more), spoken)
        self.slots.append((self.day, slot))
        self.used.append((block, (title, *more), text))
        self._open = (slot, block.depth)
        return True

    def _is_legend(self, block: Paragraph) -> bool:
        """The tracks, each with its label, below 類別圖例."""
        if _LEGEND.fullmatch(block.line):
            self._in_legend = True
            self.used.append((block, (), block.text))
            return True
        entry = _ENTRY.fullmatch(block.line) if self._in_legend and block.depth else None
        self._in_legend = entry is not None
        if entry is None:
            return False
        self.tracks.append((entry["label"], entry["name"]))
        self.used.append((block, (entry["label"], entry["name"]), ()))
        return True


def _begins_slots(block: Block | None) -> bool:
    if isinstance(block, Paragraph):
        time = time_in(block.line) if re.match(r"\d", block.line) else None
        return time is not None and time.start == 0
    return is_timetable(block)


def _venue(text: str) -> Venue:
    """Hémicycle，Palais d'Iéna（法文、英文）."""
    name, bracket, inside = text.rstrip("）").rpartition("（")
    spoken = languages_in(inside) if bracket else ()
    name, _, site = (name if spoken else text).partition("，")
    return Venue(name.strip(), site.strip(), spoken)


def _record(context: Context, reader: _Reader, file: str) -> dict[str, Tree]:
    writer = context.writer
    venues = list(dict.fromkeys(slot.venue for _, slot in reader.slots))
    ids = {venue: f"venue-{number}" for number, venue in enumerate(venues, start=1)}
    tracks = {label: f"track-{number}" for number, (label, _) in enumerate(reader.tracks, 1)}
    made: dict[str, Tree] = {}
    text = writer.prose(reader.rest, file)
    if text:
        made["prose"] = text
    mixed = 0 < len(reader.grids) < len(venues)
    made["venues"] = [
        {"id": ids[venue], **_venue_data(context, venue),
         **({"form": "grid" if venue in reader.grids else "list"} if mixed else {})}
        for venue in venues
    ]  # fmt: skip
    if tracks:
        made["tracks"] = [
            {"id": tracks[label], "name": _name(context, name), "label": label}
            for label, name in reader.tracks
        ]
    days: list[Tree] = []
    ordered = sorted(reader.slots, key=lambda pair: pair[0])
    for day, group in groupby(ordered, key=lambda pair: pair[0]):
        slots: list[Tree] = [_slot_data(context, slot, ids, tracks, file) for _, slot in group]
        days.append({"date": day.isoformat(), "slots": slots})
    for paragraph, kept, read in reader.used:
        writer.ledger.put(paragraph, file, kept, read)
    made["days"] = days
    return made


def _name(context: Context, text: str) -> Tree:
    zh, foreign = split_name(context.writer.line(text))
    return {"zh": zh, "foreign": foreign} if foreign else zh


def _venue_data(context: Context, venue: Venue) -> dict[str, Tree]:
    data: dict[str, Tree] = {"name": _name(context, venue.name)}
    if venue.site:
        data["site"] = _name(context, venue.site)
    if venue.languages:
        data["languages"] = list(venue.languages)
    return data


def _slot_data(
    context: Context, slot: Slot, ids: dict[Venue, str], tracks: dict[str, str], file: str
) -> dict[str, Tree]:
    data: dict[str, Tree] = {"time": slot.time, "title": _name(context, slot.title or "待填")}
    if slot.languages:
        data["languages"] = list(slot.languages)
    items, details = programme_of(context, slot.details, file)
    prose = context.writer.prose(details, file)
    if prose:
        data["prose"] = prose
    if items:
        data["items"] = items
    data["venue"] = ids[slot.venue]
    if slot.organiser:
        data["organiser"] = context.writer.line(slot.organiser)
    if slot.track in tracks:
        data["track"] = tracks[slot.track]
    return data
