"""What may stand behind a key: identifiers, choices, categories, countries, files, days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum
from typing import Any, NamedTuple

from reportgen.check.ask.body import walk_sessions, walk_topics
from reportgen.editor.cursor import Cursor
from reportgen.editor.opened import OpenReport
from reportgen.read.shapes import item, parts
from reportgen.records.appendices import Agenda
from reportgen.records.countries import CHINESE_NAMES
from reportgen.records.people import Guest
from reportgen.records.roster import Person
from reportgen.records.sessions import Day
from reportgen.records.values import FlagKind
from reportgen.schemas import word_for


class Value(NamedTuple):
    """A value that may be written, and what it stands for."""

    text: str
    meaning: str = ""


_Offer = Callable[[OpenReport, Cursor], Iterator[Value]]


def values_for(report: OpenReport, cursor: Cursor) -> list[Value]:
    """The values that are known for the key at *cursor*; empty where anything may stand."""
    offer = _OFFERS.get(cursor.key)
    if cursor.key == "sessions" and cursor.model is not Day:
        offer = None
    offered = list(offer(report, cursor)) if offer else []
    return offered or list(_choices(cursor))


def labels(report: OpenReport) -> Iterator[Value]:
    """What prose can point at with ``[](#…)``, with the words that are printed."""
    manuscript = report.manuscript
    if manuscript is not None:
        for label, target in manuscript.labels.targets():
            yield Value(label, target.text)


def who(person: Person | Guest) -> str:
    """A person as a line: name, body, post."""
    body = person.agency if isinstance(person, Person) else person.organisation
    about = " ".join(str(part) for part in (body, person.post) if part)
    return f"{person.name.main}（{about}）" if about else str(person.name.main)


def _choices(cursor: Cursor) -> Iterator[Value]:
    """The values of a choice, and true and false."""
    info = cursor.info
    if info is None:
        return
    inner: Any = item(info.annotation) or info.annotation
    for part in parts(inner):
        if isinstance(part, type) and issubclass(part, Enum):
            for member in part:
                yield Value(str(member), word_for(str(member), info.description or ""))
    if FlagKind in info.metadata:
        yield from (Value("true", "是"), Value("false", "否"))


def _travellers(report: OpenReport, _: Cursor) -> Iterator[Value]:
    for person in report.records.roster if report.records else ():
        yield Value(str(person.id), who(person))


def _everybody(report: OpenReport, cursor: Cursor) -> Iterator[Value]:
    yield from _travellers(report, cursor)
    for guest in report.records.guests if report.records else ():
        yield Value(str(guest.id), who(guest))


def _sessions(report: OpenReport, _: Cursor) -> Iterator[Value]:
    records = report.records
    if records is None:
        return
    for session, _depth in walk_sessions(records.sessions):
        if session.id is not None:
            yield Value(str(session.id), str(session.title.main))
    for topic in walk_topics(records):
        if topic.id is not None:
            yield Value(str(topic.id), str(topic.title.main))


def _bases(report: OpenReport, cursor: Cursor) -> Iterator[Value]:
    """What a recommendation may rest on: reflections, sessions, topics."""
    for reflection in report.records.reflections if report.records else ():
        if reflection.id is not None:
            yield Value(str(reflection.id), str(reflection.title.main))
    yield from _sessions(report, cursor)


def _agendas(report: OpenReport) -> Iterator[Agenda]:
    for appendix in report.records.appendices if report.records else ():
        if isinstance(appendix, Agenda):
            yield appendix


def _venues(report: OpenReport, _: Cursor) -> Iterator[Value]:
    for agenda in _agendas(report):
        yield from (Value(str(venue.id), str(venue.name.main)) for venue in agenda.venues)


def _tracks(report: OpenReport, _: Cursor) -> Iterator[Value]:
    for agenda in _agendas(report):
        yield from (Value(str(track.id), str(track.name.main)) for track in agenda.tracks)


def _files(report: OpenReport, _: Cursor) -> Iterator[Value]:
    for path in sorted((report.folder / "figures").glob("*")):
        if not path.name.startswith("."):
            yield Value(f"figures/{path.name}")


def _countries(_: OpenReport, __: Cursor) -> Iterator[Value]:
    yield from (Value(code, name) for code, name in CHINESE_NAMES.items())


def _layouts(report: OpenReport, _: Cursor) -> Iterator[Value]:
    yield from (Value(name) for name in report.layouts())


def _categories(report: OpenReport, _: Cursor) -> Iterator[Value]:
    if report.manuscript is not None:
        yield from (Value(str(name)) for name in report.manuscript.authority.categories)


def _trip_kinds(report: OpenReport, _: Cursor) -> Iterator[Value]:
    if report.manuscript is not None:
        yield from (Value(str(name)) for name in report.manuscript.authority.trip_kinds)


def _days(report: OpenReport, _: Cursor) -> Iterator[Value]:
    """The days of the trip."""
    for period in report.records.periods if report.records else ():
        for offset in range(min(period.days, 62)):
            day: date = period.start + timedelta(offset)
            weekday = report.calendar.weekday(day)
            yield Value(day.isoformat(), f"{report.calendar.full(day)}（{weekday}）")


_OFFERS: dict[str, _Offer] = {
    "contact": _travellers,
    "our_people": _travellers,
    "their_people": _everybody,
    "moderators": _everybody,
    "speakers": _everybody,
    "remote": _everybody,
    "people": _everybody,
    "sessions": _sessions,
    "based_on": _bases,
    "venue": _venues,
    "track": _tracks,
    "file": _files,
    "country": _countries,
    "authority": _layouts,
    "category": _categories,
    "trip_kind": _trip_kinds,
    "date": _days,
    "until": _days,
}
