"""The programme of a conference as the data of an agenda: days, rooms, tracks, speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from reportgen.findings import Finding, Message
from reportgen.read.suggest import an_id
from reportgen.scaffold.answers import TO_FILL_IN
from reportgen.scaffold.commented import Noted, Tree
from reportgen.scaffold.ids import romanized, unused

_ALL_DAY = "全日"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Speaker(NamedTuple):
    """Somebody on the stage, and the body that they belong to; empty where it is not stated."""

    name: str
    organisation: str = ""


class Event(NamedTuple):
    """One session of a programme, in the time of its place."""

    day: date
    start: time | None
    """``None`` for a session of the whole day, or of a part of it."""
    end: time | None
    title: str
    room: str = ""
    track: str = ""
    speakers: tuple[Speaker, ...] = ()
    moderators: tuple[Speaker, ...] = ()
    part: str = ""
    """上午 and the like, where there is no start; empty for the whole day."""


class Programme(NamedTuple):
    """The sessions of a conference, its name where the file has one, and what was left out."""

    events: tuple[Event, ...]
    title: str = ""
    notes: tuple[Message, ...] = ()
    findings: tuple[Finding, ...] = ()


def agenda(programme: Programme, weekday: Callable[[date], Noted]) -> Tree:
    """The data of an agenda; *weekday* gives a date its note."""
    events = sorted(programme.events, key=lambda event: (event.day, event.start or time()))
    rooms = _named((event.room for event in events), "room")
    tracks = _named((event.track for event in events if event.track), "track")
    days = list(dict.fromkeys(event.day for event in events))
    return {
        "kind": "agenda",
        "id": "app-agenda",
        "title": programme.title or "議程",
        "venues": [_venue(room, identifier) for room, identifier in rooms.items()],
        **({"tracks": _tracks(tracks)} if tracks else {}),
        "days": [
            {
                "date": weekday(day),
                "slots": [_slot(event, rooms, tracks) for event in events if event.day == day],
            }
            for day in days
        ],
    }


def _named(names: Iterable[str], kind: str) -> dict[str, str]:
    """An identifier for each of *names*, in the order in which they come first."""
    ids: dict[str, str] = {}
    for name in dict.fromkeys(names):
        spelt = an_id(name) or romanized(name) or f"{kind}-{len(ids) + 1}"
        ids[name] = unused(spelt, ids.values())
    return ids


def _venue(room: str, identifier: str) -> Tree:
    """A room; programmes write ``Room 1, Palais d'Iéna`` for a room and its building."""
    name, comma, site = room.rpartition(", ")
    if comma and name:
        return {"id": identifier, "name": name, "site": site}
    return {"id": identifier, "name": room or TO_FILL_IN}


def _tracks(tracks: dict[str, str]) -> Tree:
    return [
        {"id": identifier, "name": name, "label": _label(number)}
        for number, (name, identifier) in enumerate(tracks.items())
    ]


def _label(number: int) -> str:
    round_, letter = divmod(number, len(_LETTERS))
    return _LETTERS[letter] + (str(round_ + 1) if round_ else "")


def _slot(event: Event, rooms: dict[str, str], tracks: dict[str, str]) -> Tree:
    people = {"moderators": event.moderators, "speakers": event.speakers}
    return {
        "time": _time(event),
        "title": event.title,
        "venue": rooms[event.room],
        **({"track": tracks[event.track]} if event.track else {}),
        **{field: [_person(p) for p in named] for field, named in people.items() if named},
    }


def _time(event: Event) -> str:
    """The time of *event*; without its end where that is on another day."""
    if event.start is None:
        return event.part or _ALL_DAY
    if event.end is None or (event.end <= event.start and event.end != time()):
        return f"{event.start:%H:%M}"
    end = "24:00" if event.end == time() else f"{event.end:%H:%M}"
    return f"{event.start:%H:%M}-{end}"


def _person(speaker: Speaker) -> Tree:
    body = {"organisation": speaker.organisation} if speaker.organisation else {}
    return {"name": speaker.name, **body}


def speakers(names: Sequence[str]) -> tuple[Speaker, ...]:
    """Speakers from their names, each perhaps with its body in brackets behind it."""
    return tuple(_speaker(name) for name in dict.fromkeys(names) if name)


def _speaker(name: str) -> Speaker:
    plain = name.replace("（", "(").replace("）", ")")
    if plain.endswith(")") and "(" in plain[1:]:
        person, _, body = plain[:-1].partition("(")
        if person.strip() and body.strip() and "(" not in body:
            return Speaker(person.strip(), body.strip())
    return Speaker(name)
