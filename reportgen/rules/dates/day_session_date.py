"""DAY-SESSION-DATE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import walk_dated
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import place_of
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each session that the itinerary lists on a day that is not its own."""
    sessions = {
        str(session.id): (session, days)
        for session, days in walk_dated(subject.records.sessions)
        if session.id is not None
    }
    itinerary = subject.records.itinerary
    for day in itinerary.days if itinerary else ():
        for name in day.sessions:
            session, days = sessions.get(str(name), (None, None))
            if session is None or days is None or day.date is None:
                continue
            if days[0] > (day.until or day.date) or days[1] < day.date:
                yield RULE.finding(
                    name.place,
                    say(
                        "行程表把「{title}」列在 {day}，場次的 date 是 {date}。",
                        title=session.title,
                        day=day.date,
                        date=days[0],
                    ),
                    say("請查明後擇一更正。"),
                    elsewhere(days[0], place_of(days[0], session.where())),
                )


RULE = Rule(
    code="DAY-SESSION-DATE",
    title="行程表與場次的日期不符",
    severity=Severity.ERROR,
    reason="同一場在行程表是一天、在場次紀要是另一天，必有一誤。",
    bad=(
        "itinerary:\n  days:\n  - {date: 2016-12-08, sessions: [visit]}\n"
        "sessions:\n- {id: visit, title: 拜會, date: 2016-12-07}\n"
    ),
    good=(
        "itinerary:\n  days:\n  - {date: 2016-12-07, sessions: [visit]}\n"
        "sessions:\n- {id: visit, title: 拜會, date: 2016-12-07}\n"
    ),
    find=find,
)
