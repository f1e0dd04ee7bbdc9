"""SESSION-UNDATED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.body import Piece
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.report import Period
from reportgen.records.sessions import Session
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each visit, talk … of which no record says on which day it was."""
    itinerary = subject.records.itinerary
    listed = {str(name) for day in (itinerary.days if itinerary else ()) for name in day.sessions}
    told = {id(piece.owner) for piece in subject.own if _names_a_day(piece, subject.records.period)}
    for session in _undated(subject.records.sessions):
        known = id(session) in told or str(session.id) in listed
        if session.kind is not None and not known:
            yield RULE.finding(
                session.title.main.place,
                say("「{title}」沒有日期。", title=session.title.main),
                say("請填 date（最好也填 time 與 place）；讀者才能與議程及行程表對照。"),
            )


def _names_a_day(piece: Piece, period: Period) -> bool:
    """Whether a session says in its own words on which day of the trip it was."""
    if not isinstance(piece.owner, Session):
        return False
    days = (named.on(period.start.year) or named.on(period.end.year) for named in piece.days)
    return any(day is not None and period.start <= day <= period.end for day in days)


def _undated(sessions: tuple[Session, ...]) -> Iterator[Session]:
    """Sessions without others below, none of which, nor what they belong to, is of one day."""
    for session in sessions:
        if session.date is not None and session.until in {None, session.date}:
            continue
        if session.sessions:
            yield from _undated(session.sessions)
        elif session.date is None:
            yield session


RULE = Rule(
    code="SESSION-UNDATED",
    title="場次沒有日期",
    severity=Severity.WARNING,
    reason="看不出在哪一天的場次，無從與議程、行程表對照；我方上臺的場次尤其應該交代。",
    bad="sessions:\n- {title: 公民科技的合作, kind: panel}\n",
    good="sessions:\n- {title: 公民科技的合作, kind: panel, date: 2016-12-08}\n",
    find=find,
)
