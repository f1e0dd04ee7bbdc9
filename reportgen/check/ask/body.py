"""The authors' own wording: which passages they wrote themselves, and under which record.

Rules about what a report *says* look here. An attached agenda, a list of references and a reprinted
document are others' words; they may say 「TBA」 or quote last year's date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from reportgen.check.ask.amounts import Amount, amount
from reportgen.check.ask.days import NamedDay, named_days
from reportgen.check.ask.passages import Passage
from reportgen.places import Text
from reportgen.records import Records
from reportgen.records.appendices import Agenda, Document, Events, References
from reportgen.records.base import Record
from reportgen.records.people import Participant
from reportgen.records.sessions import Session, Topic


class Part(StrEnum):
    """Which part of the report a piece stands in."""

    FORM = "form"
    ROSTER = "roster"
    PURPOSE = "purpose"
    ITINERARY = "itinerary"
    SESSIONS = "sessions"
    REFLECTIONS = "reflections"
    RECOMMENDATIONS = "recommendations"
    CHAPTERS = "chapters"
    APPENDICES = "appendices"


CHAPTERS = (
    Part.PURPOSE,
    Part.ITINERARY,
    Part.SESSIONS,
    Part.REFLECTIONS,
    Part.RECOMMENDATIONS,
    Part.CHAPTERS,
)
"""The body proper."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A passage of the authors' own, with the part and the innermost record that it stands in."""

    passage: Passage
    part: Part
    owner: Record

    @property
    def text(self) -> str:
        """The wording."""
        return self.passage.text

    @cached_property
    def amount(self) -> Amount:
        """How much it holds."""
        return amount(self.text)

    @cached_property
    def days(self) -> tuple[NamedDay, ...]:
        """The days that it names."""
        return tuple(named_days(self.text))


def pieces(records: Records, passages: Iterable[Passage]) -> tuple[Piece, ...]:
    """Those of *passages* that the authors wrote, in their order."""
    homes = dict(_homes(records))
    own = []
    for passage in passages:
        home = homes.get(id(passage.source))
        if home is not None:
            own.append(Piece(passage, *home))
    return tuple(own)


def _homes(records: Records) -> Iterator[tuple[int, tuple[Part, Record]]]:
    for name in type(records).model_fields:
        part = _PARTS.get(name, Part.FORM)
        yield from _below(getattr(records, name), part, records)


_PARTS = {part.value: part for part in Part} | {
    "process": Part.SESSIONS,
    "topics": Part.SESSIONS,
}
"""The part that each record belongs to; the report's own fields are the form."""


def _below(value: object, part: Part, owner: Record) -> Iterator[tuple[int, tuple[Part, Record]]]:
    """The identity of each text of our own below *value*, with its home."""
    if isinstance(value, Text):
        yield id(value), (part, owner)
    elif isinstance(value, tuple):
        for item in value:
            yield from _below(item, part, owner)
    elif isinstance(value, (Agenda, References)):
        if value.prose is not None:
            yield id(value.prose), (part, value)
    elif isinstance(value, Record) and not isinstance(value, Document):
        # A title is a record of its own; its home is what it is the title of.
        home = owner if type(value).__name__ == "Name" else value
        for name in type(value).model_fields:
            yield from _below(getattr(value, name), part, home)


def walk_sessions(
    sessions: Iterable[Session], above: Session | None = None
) -> Iterator[tuple[Session, Session | None]]:
    """Every session, at any depth, with the one right above it."""
    for session in sessions:
        yield session, above
        yield from walk_sessions(session.sessions, session)


Days = tuple[date, date]
"""The first and the last day of a session."""


def walk_dated(
    sessions: Iterable[Session], above: Days | None = None
) -> Iterator[tuple[Session, Days | None]]:
    """Every session, at any depth, with its days: its own, or those of the one above it."""
    for session in sessions:
        days = (session.date, session.until or session.date) if session.date else above
        yield session, days
        yield from walk_dated(session.sessions, days)


def walk_topics(records: Records) -> Iterator[Topic]:
    """Every heading of the topics and of the further chapters, at any depth."""
    waiting = [*records.topics, *records.chapters]
    for topic in waiting:
        yield topic
        waiting += topic.topics


def on_stage(session: Session) -> Iterator[Participant]:
    """Everybody who spoke at *session* or led it."""
    yield from session.moderators
    yield from session.speakers
    for group in session.people:
        yield from group.people


def is_our_stage(session: Session, records: Records) -> bool:
    """Whether somebody of the roster spoke or led the talk at *session*."""
    ours = {person.id for person in records.roster}
    return any(isinstance(person, Text) and person in ours for person in on_stage(session))


def events(records: Records) -> Iterator[Events]:
    """The lists of public sharing events."""
    return (item for item in records.appendices if isinstance(item, Events))


def agendas(records: Records) -> Iterator[Agenda]:
    """The attached agendas."""
    return (item for item in records.appendices if isinstance(item, Agenda))
