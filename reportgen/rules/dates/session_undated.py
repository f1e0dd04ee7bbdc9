"""SESSION-UNDATED."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportgen.check.ask.body import Piece, is_our_stage
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import Records
from reportgen.records.sessions import Session
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each visit, talk … that has a day in no record."""
    itinerary = subject.records.itinerary
    listed = {str(name) for day in (itinerary.days if itinerary else ()) for name in day.sessions}
    dated = {id(piece.owner) for piece in subject.own if _gives_day(piece, subject.records)}

    def has_day(session: Session) -> bool:
        if session.unknown("date"):
            return True
        return id(session) in dated or str(session.id) in listed or _is_of_one_day(session)

    def is_ours(session: Session) -> bool:
        return is_our_stage(session, subject.records)

    for session in _undated(subject.records.sessions, has_day, is_ours, within=False):
        if session.kind is not None:
            yield RULE.finding(
                session.title.main.place,
                say("「{title}」沒有日期。", title=session.title.main),
                say("請填 date（最好也填 time 與 place）；讀者才能與議程及行程表對照。"),
            )


def _gives_day(piece: Piece, records: Records) -> bool:
    """Whether the text of a session has its day."""
    if not isinstance(piece.owner, Session):
        return False
    days = (named.on(year) for named in piece.days for year in records.years)
    return any(day is not None and records.is_abroad(day) for day in days)


def _is_of_one_day(session: Session) -> bool:
    return session.date is not None and session.until in {None, session.date}


def _undated(
    sessions: tuple[Session, ...],
    has_day: Callable[[Session], bool],
    is_ours: Callable[[Session], bool],
    *,
    within: bool,
) -> Iterator[Session]:
    """Sessions without others below, where neither they nor their parents have a day.

    *within*: their parent lasts several days. The reader then needs the day only of those at which
    travellers spoke.
    """
    for session in sessions:
        if has_day(session):
            continue
        days = within or session.date is not None
        if session.sessions:
            yield from _undated(session.sessions, has_day, is_ours, within=days)
        elif session.date is None and (not days or is_ours(session)):
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
