"""SESSION-LONG."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.body import walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.moments import TimeSpan
from reportgen.rulebook.rule import Rule

MOST = 14 * 60
"""Minutes between the earliest breakfast and the end of the latest dinner of one occasion."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each session that lasts longer than a day allows."""
    for session, _ in walk_sessions(subject.records.sessions):
        span = session.time
        if span is None or session.until not in {None, session.date}:
            continue
        minutes = _minutes(span)
        if minutes > MOST:
            yield RULE.finding(
                span.place,
                say("這一場長達 {hours} 小時。", hours=round(minutes / 60)),
                say("請查明起訖時間；分上下午或跨日者，請分列或填 until。"),
            )


def _minutes(span: TimeSpan) -> int:
    if span.start is None or span.end is None:
        return 0
    end = span.end.hour * 60 + span.end.minute or 24 * 60
    return end - span.start.hour * 60 - span.start.minute


RULE = Rule(
    code="SESSION-LONG",
    title="場次比一天的時間還長",
    severity=Severity.WARNING,
    reason="一場拜會從清晨到深夜，多半是時間填錯：12 小時制與 24 小時制相混，或數字打錯。",
    bad="sessions:\n- {title: 拜會數位署, date: 2016-12-07, time: '02:00-17:00'}\n",
    good="sessions:\n- {title: 拜會數位署, date: 2016-12-07, time: '14:00-17:00'}\n",
    find=find,
)
