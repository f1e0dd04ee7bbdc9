"""SESSION-OUTSIDE-PARENT."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.body import walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each session that is not on a day of its parent, and each last day without a first."""
    for session, above in walk_sessions(subject.records.sessions):
        if session.until is not None and session.date is None:
            yield RULE.finding(
                session.where("until"),
                say("有結束日期 until，卻沒有開始的 date。"),
                say("請填 date；只有一天的場次不必填 until。"),
            )
        if above is None or above.date is None or session.date is None:
            continue
        last = above.until or above.date
        for field in ("date", "until"):
            day = getattr(session, field)
            if day and not above.date <= day <= last:
                yield RULE.finding(
                    session.where(field),
                    say(
                        "{day} 不在「{title}」的日期（{start} 至 {end}）之內。",
                        day=day,
                        title=above.title,
                        start=above.date,
                        end=last,
                    ),
                    say("請更正這一天，或上一層的 date、until。"),
                )


RULE = Rule(
    code="SESSION-OUTSIDE-PARENT",
    title="子場次的日期不在上一層之內",
    severity=Severity.ERROR,
    reason="會議期間內的場次，日期不會在會議之外；結束日期也要有開始日期才有意義。",
    bad=(
        "sessions:\n- title: 高峰會\n  date: 2016-12-07\n  until: 2016-12-09\n"
        "  sessions:\n  - {title: 開幕, date: 2016-12-06}\n"
    ),
    good=(
        "sessions:\n- title: 高峰會\n  date: 2016-12-07\n  until: 2016-12-09\n"
        "  sessions:\n  - {title: 開幕, date: 2016-12-07}\n"
    ),
    find=find,
)
