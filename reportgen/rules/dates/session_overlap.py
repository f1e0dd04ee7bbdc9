"""SESSION-OVERLAP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import on_stage, walk_dated
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Text
from reportgen.records.sessions import Session
from reportgen.rulebook.rule import Rule

_Timed = tuple[time, time, Session]
_MIDNIGHT = time(0, 0)
_LAST = time(23, 59, 59)


def find(subject: Subject) -> Iterator[Finding]:
    """Each session that begins while one of its people is still in another."""
    records = subject.records
    names = {str(person.id): person.name for person in records.roster}
    names |= {str(guest.id): guest.name for guest in records.guests}
    by_person: dict[tuple[str, date], list[_Timed]] = {}
    for session, days in walk_dated(records.sessions):
        timed = _timed(session)
        if timed is None or days is None or days[0] != days[1]:
            continue
        for person in dict.fromkeys(_people(session)):
            by_person.setdefault((person, days[0]), []).append(timed)
    reported: set[tuple[int, int]] = set()
    for (person, _), sessions in by_person.items():
        sessions.sort(key=lambda item: (item[0], item[1]))
        last = sessions[0]
        for after in sessions[1:]:
            before, last = last, max(last, after, key=lambda item: item[1])
            pair = (id(before[2]), id(after[2]))
            if after[0] < before[1] and pair not in reported:
                reported.add(pair)
                yield RULE.finding(
                    after[2].where("time"),
                    say(
                        "{name}這時還在「{other}」。",
                        name=f"「{names[person]}」" if person in names else person,
                        other=before[2].title,
                    ),
                    say("請查明兩場的時間，或更正出席人員。"),
                    elsewhere(before[2].title, before[2].where("time")),
                )


def _timed(session: Session) -> _Timed | None:
    """Begin and end of a session that holds no others."""
    span = session.time
    if span is None or span.start is None or span.end is None or session.sessions:
        return None
    return span.start, _LAST if span.end == _MIDNIGHT else span.end, session


def _people(session: Session) -> Iterator[str]:
    for person in (*session.our_people, *session.their_people, *on_stage(session)):
        if isinstance(person, Text):
            yield str(person)


RULE = Rule(
    code="SESSION-OVERLAP",
    title="同一人的場次時間重疊",
    severity=Severity.WARNING,
    reason="一個人不能同時在兩個地方；時間或出席人員必有一誤。",
    bad=(
        "sessions:\n"
        "- {title: 甲場, date: 2016-12-07, time: '09:00-11:00', our_people: [pan]}\n"
        "- {title: 乙場, date: 2016-12-07, time: '10:00-12:00', our_people: [pan]}\n"
    ),
    good=(
        "sessions:\n"
        "- {title: 甲場, date: 2016-12-07, time: '09:00-10:00', our_people: [pan]}\n"
        "- {title: 乙場, date: 2016-12-07, time: '10:00-12:00', our_people: [pan]}\n"
    ),
    find=find,
)
