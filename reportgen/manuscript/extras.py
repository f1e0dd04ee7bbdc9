"""Which parts the program makes beside those that are written, and who was met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.authority import Authority
from reportgen.records import Records
from reportgen.records.people import Guest, ListedGuest, Participant
from reportgen.records.sessions import Session


class Chosen(NamedTuple):
    """The parts that are printed: the report's choice, else the layout's."""

    overview: bool = False
    counts: bool = False
    met: bool = False
    cross_references: bool = False


def chosen(records: Records, authority: Authority) -> Chosen:
    """The extras of *records* under *authority*."""
    own, usual = records.extras, authority.extras
    if own is None and not usual.model_fields_set:
        return Chosen()
    return Chosen(*(
        bool(getattr(usual, name) if getattr(own, name, None) is None else getattr(own, name))
        for name in Chosen._fields
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody of the other side, with the sessions at which they were met."""

    guest: Guest
    sessions: tuple[Session, ...]


def who_was_met(records: Records) -> list[Met]:
    """Everybody of the other side whom a session names, by body, each in order of appearance.

    Guests who are written out twice are the same where name and body are.
    """
    listed = {str(guest.id): guest for guest in records.guests}
    guests: dict[tuple[str, str], Guest] = {}
    sessions: dict[tuple[str, str], list[Session]] = {}
    for session in walk(records.sessions):
        for participant in _participants(session):
            guest = _guest(participant, listed)
            if guest is None:
                continue
            key = (str(guest.organisation or ""), str(guest.name.main))
            guests.setdefault(key, guest)
            at = sessions.setdefault(key, [])
            if session not in at:
                at.append(session)
    bodies = list(dict.fromkeys(body for body, _ in guests))
    order = sorted(guests, key=lambda key: bodies.index(key[0]))
    return [Met(guests[key], tuple(sessions[key])) for key in order]


def walk(sessions: Iterable[Session]) -> Iterator[Session]:
    """*sessions* and all below them, in printed order."""
    for session in sessions:
        yield session
        yield from walk(session.sessions)


def _participants(session: Session) -> Iterator[Participant]:
    yield from session.their_people
    yield from session.moderators
    yield from session.speakers
    for group in session.people:
        yield from group.people


def _guest(participant: Participant, listed: dict[str, ListedGuest]) -> Guest | None:
    return participant if isinstance(participant, Guest) else listed.get(str(participant))
