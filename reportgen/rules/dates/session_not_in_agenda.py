"""SESSION-NOT-IN-AGENDA."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.body import agendas, is_our_stage, walk_sessions
from reportgen.check.ask.programme import Programme
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import Records
from reportgen.records.choices import SessionKind
from reportgen.records.sessions import Session
from reportgen.rulebook.rule import Rule

_ON_STAGE = frozenset(
    {SessionKind.PANEL, SessionKind.TALK, SessionKind.PITCH, SessionKind.WORKSHOP}
)
"""Kinds of session that a programme lists. It may list a keynote as part of its ceremony."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each session at which our people spoke and that the agenda lacks, though it has others.

    An agenda that has none of them may be of another meeting.
    """
    tops = subject.records.sessions
    families = ([top, *(below for below, _ in walk_sessions(top.sessions))] for top in tops)
    on_stage = [
        [session for session in family if _is_ours(session, subject.records)] for family in families
    ]
    programme = Programme(agendas(subject.records) if any(on_stage) else ())
    for spoken in on_stage:
        missing = [session for session in spoken if not programme.has(session.title)]
        if len(missing) == len(spoken):
            continue
        for session in missing:
            yield RULE.finding(
                session.title.main.place,
                say("所附的議程裡沒有「{title}」。", title=session.title.main),
                say("請補上議程的這一場；議程原本就沒有的，請在內文說明。"),
            )


def _is_ours(session: Session, records: Records) -> bool:
    """Whether somebody of the roster spoke."""
    return session.kind in _ON_STAGE and is_our_stage(session, records)


RULE = Rule(
    code="SESSION-NOT-IN-AGENDA",
    title="我方的場次不在所附議程之中",
    severity=Severity.WARNING,
    reason="我方人員上臺的場次，審閱者會翻到所附議程對照；別的場次都有、唯獨這一場沒有，就要說明。",
    bad=(
        "sessions:\n- {title: 公民科技短講, kind: pitch, speakers: [pan], date: 2016-12-08}\n"
        "- {title: 預算視覺化座談會, kind: panel, speakers: [pan], date: 2016-12-08}\n"
        "appendices:\n- kind: agenda\n  title: 議程\n  venues: [{id: hall, name: 大廳}]\n"
        "  days: [{date: 2016-12-08, slots: [{time: '09:00', venue: hall, title: 公民科技短講}]}]\n"
    ),
    good=(
        "sessions:\n- {title: 公民科技短講, kind: pitch, speakers: [pan], date: 2016-12-08}\n"
        "appendices:\n- kind: agenda\n  title: 議程\n  venues: [{id: hall, name: 大廳}]\n"
        "  days: [{date: 2016-12-08, slots: [{time: '09:00', venue: hall, title: 公民科技短講}]}]\n"
    ),
    find=find,
)
