"""Programmes as iCalendar (RFC 5545), as the sites that organisers use export them.

Times in UTC, as sched.com writes them, are turned into those of the place: of the zone that the
calendar names, of the one that is given, or of the only one that the country has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from reportgen import limits
from reportgen.findings import Message, say
from reportgen.isolate.bounds import Done, bounded
from reportgen.places import label_of
from reportgen.scaffold.answers import Refused
from reportgen.scaffold.programme import Event, Programme, speakers
from reportgen.scaffold.tables import clean, read_bounded, unreadable, wants_extra

_SPEAKERS = re.compile(
    r"^\s*(?:speakers?(?:\(s\))?|presenters?|panell?ists?|講者|主講人|講員)\s*[:：]\s*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_MODERATORS = re.compile(
    r"^\s*(?:moderators?(?:\(s\))?|chairs?|主持人|主席)\s*[:：]\s*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_BETWEEN_PEOPLE = re.compile(r"\s*[,;、，；](?![^(（]*[)）])\s*")
"""What stands between two names, outside brackets."""
_MAIL = re.compile(r"\S+@\S+")
_UTC = ("UTC", "GMT", "Etc/UTC", "Etc/GMT", "Z")


class _Entry(NamedTuple):
    """An event as the calendar has it; ``start`` and ``end`` as ISO texts, perhaps with a zone."""

    start: str
    end: str
    values: dict[str, str]
    people: tuple[str, ...]
    cancelled: bool
    repeated: bool


class _Calendar(NamedTuple):
    name: str
    zone: str
    entries: tuple[_Entry, ...]
    undated: int


def calendar_programme(path: Path, country: str, zone: str | None) -> Programme:
    """The programme in the calendar *path*, at a place in *country*, or in the time zone *zone*.

    Raises :class:`~reportgen.scaffold.answers.Refused`.
    """
    label = label_of(path)
    data = read_bounded(path, label)
    if b"BEGIN:VCALENDAR" not in data[:10_000].upper():
        raise unreadable(label, say("不是 iCalendar 檔"))
    if find_spec("icalendar") is None:
        raise wants_extra(label, "icalendar")
    outcome = bounded(_read, data)
    if not isinstance(outcome, Done):
        raise unreadable(label, say("檔案已損壞，或過於龐大"))
    calendar = outcome.value
    if len(calendar.entries) > limits.PROGRAMME_EVENTS:
        raise unreadable(label, say("超過 {most} 個場次", most=int(limits.PROGRAMME_EVENTS)))
    held = [entry for entry in calendar.entries if not entry.cancelled]
    if not held:
        raise unreadable(label, say("沒有場次"))
    local = _zone(calendar, held, country, zone)
    return Programme(
        tuple(_event(entry, local) for entry in held),
        clean(calendar.name),
        tuple(_notes(calendar, label)),
    )


def _notes(calendar: _Calendar, label: str) -> Iterator[Message]:
    cancelled = sum(entry.cancelled for entry in calendar.entries)
    repeated = sum(entry.repeated for entry in calendar.entries)
    if cancelled:
        yield say("「{file}」有 {n} 個場次已取消，未採用。", file=label, n=cancelled)
    if repeated:
        yield say("「{file}」有 {n} 個場次會重複，只列第一次。", file=label, n=repeated)
    if calendar.undated:
        yield say("「{file}」有 {n} 個場次沒有時間，未採用。", file=label, n=calendar.undated)


def _read(data: bytes) -> _Calendar:
    """Body of the child: everything of the calendar as plain text."""
    from icalendar import Calendar

    name, zone, undated = "", "", 0
    entries: list[_Entry] = []
    for calendar in Calendar.from_ical(data, multiple=True):
        name = name or _text(calendar, "X-WR-CALNAME") or _text(calendar, "NAME")
        zone = zone or _text(calendar, "X-WR-TIMEZONE")
        for component in calendar.walk("VEVENT"):
            start = _moment(component, "DTSTART")
            if not start:
                undated += 1
            elif len(entries) <= limits.PROGRAMME_EVENTS:
                entries.append(_entry(component, start))
    return _Calendar(name, zone, tuple(entries), undated)


def _entry(component: Any, start: str) -> _Entry:
    fields = ("SUMMARY", "LOCATION", "CATEGORIES", "DESCRIPTION", "STATUS")
    values = {field: _text(component, field) for field in fields}
    attendees = component.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    people = (str(getattr(person, "params", {}).get("CN", "")) for person in attendees)
    return _Entry(
        start,
        _moment(component, "DTEND") or _after(component),
        values,
        tuple(person for person in people if person and not _MAIL.fullmatch(person)),
        values["STATUS"].upper() == "CANCELLED",
        "RRULE" in component or "RDATE" in component,
    )


def _text(component: Any, field: str) -> str:
    value = component.get(field, "")
    value = value[0] if isinstance(value, list) else value
    texts = getattr(value, "cats", [value])
    return str(texts[0] if texts else "")[: limits.TABLE_CELL]


def _moment(component: Any, field: str) -> str:
    """The date, or the date and time, of *field*; empty where there is none that can be read."""
    moment = getattr(component.get(field), "dt", None)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return _with_zone(moment)
    return moment.isoformat() if isinstance(moment, date) else ""


def _with_zone(moment: datetime) -> str:
    """*moment* as ISO; one in a zone that the calendar names is in the hours of the place."""
    at_utc = str(moment.tzinfo) in _UTC
    return moment.isoformat() if at_utc else moment.replace(tzinfo=None).isoformat()


def _after(component: Any) -> str:
    """The end of an event that has a duration."""
    start = getattr(component.get("DTSTART"), "dt", None)
    length = getattr(component.get("DURATION"), "dt", None)
    if not isinstance(start, datetime) or length is None:
        return ""
    try:
        return _with_zone(start + length)
    except (OverflowError, TypeError):
        return ""


def _zone(
    calendar: _Calendar, entries: Iterable[_Entry], country: str, given: str | None
) -> ZoneInfo | None:
    """The zone of the place; ``None`` where no time is in UTC."""
    moments = [
        datetime.fromisoformat(entry.start) for entry in entries if entry.start.endswith("+00:00")
    ]
    if not moments:
        return None
    name = given or (calendar.zone if calendar.zone not in _UTC else "")
    if name:
        return known_zone(name)
    zones = [known_zone(zone) for zone in _zones_of(country)]
    offsets = {tuple(moment.astimezone(zone).utcoffset() for moment in moments) for zone in zones}
    if len(offsets) != 1:
        raise Refused(
            say("議程的時間是世界標準時間，這個國家不只一個時區。"),
            say("請另加 --timezone，例如 --timezone America/New_York。"),
        )
    return zones[0]


def known_zone(name: str) -> ZoneInfo:
    """The time zone *name* of the IANA; raises ``Refused`` where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # none, a folder, a name that leads elsewhere
        raise Refused(
            say("沒有叫「{name}」的時區。", name=name),
            say("請寫成 洲/城市，例如 Europe/Paris。"),
        ) from None


def _zones_of(country: str) -> list[str]:
    from babel.core import get_global

    zones = get_global("zone_territories")
    return sorted(zone for zone, territory in zones.items() if territory == country)


def _event(entry: _Entry, zone: ZoneInfo | None) -> Event:
    day, start = _local(entry.start, zone)
    last, end = _local(entry.end, zone) if entry.end else (day, None)
    description = unescape(entry.values["DESCRIPTION"])
    named = _people(_SPEAKERS, description)
    return Event(
        day,
        start,
        end if (last - day).days <= 1 else None,
        clean(unescape(entry.values["SUMMARY"])) or "－",
        clean(unescape(entry.values["LOCATION"])),
        clean(unescape(entry.values["CATEGORIES"])),
        speakers([*named, *(clean(person) for person in entry.people)]),
        speakers(_people(_MODERATORS, description)),
    )


def _local(text: str, zone: ZoneInfo | None) -> tuple[date, time | None]:
    """The day and the time of an ISO *text*; no time for a day."""
    if "T" not in text:
        return date.fromisoformat(text), None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        moment = moment.astimezone(zone or UTC)
    return moment.date(), moment.time().replace(second=0, microsecond=0)


def _people(pattern: re.Pattern[str], text: str) -> list[str]:
    return [
        clean(name)
        for match in pattern.finditer(text)
        for name in _BETWEEN_PEOPLE.split(match[1].strip())
    ]
