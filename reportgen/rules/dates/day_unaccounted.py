"""DAY-UNACCOUNTED."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reportgen import limits
from reportgen.check.body import walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import Records
from reportgen.rulebook.rule import Rule

LISTED = 7
"""Days named in one finding before the rest is a number."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the days on which neither itinerary nor sessions say anything."""
    records = subject.records
    if records.period.days > limits.TRIP_DAYS or not subject.authority.outline:
        # A category that owes the 提要表 alone tells no days.
        return
    there = _accounted(records)
    days = [records.period.start + timedelta(days=n) for n in range(records.period.days)]
    lost = [day for day in days if day not in there]
    if not lost:
        return
    listed = tuple(say("{m} 月 {d} 日", m=day.month, d=day.day) for day in lost[:LISTED])
    names = say("{days}等", days=listed) if len(lost) > LISTED else listed
    has_days = records.itinerary is not None and records.itinerary.days
    place = records.itinerary.where("days") if has_days and records.itinerary else None
    yield RULE.finding(
        place or records.period.where(),
        say("出國期間有 {n} 天沒有交代：{names}。", n=len(lost), names=names),
        say("請在 itinerary 的 days 補上；搭機、移動與自由活動的日子也要列。"),
    )


def _accounted(records: Records) -> set[date]:
    """The days that an entry or a session covers."""
    there: set[date] = set()
    for entry in records.itinerary.days if records.itinerary else ():
        if entry.place or entry.activity or entry.sessions:
            there.add(entry.date)
    for session, _ in walk_sessions(records.sessions):
        if session.date is not None:
            last = min(session.until or session.date, records.period.end)
            first = max(session.date, records.period.start)
            span = max(0, (last - first).days + 1)
            there.update(first + timedelta(days=n) for n in range(min(span, limits.TRIP_DAYS)))
    return there


RULE = Rule(
    code="DAY-UNACCOUNTED",
    title="出國期間有日子沒有交代",
    severity=Severity.WARNING,
    reason="公費出國的每一天都要說得出去處；搭機與移動的日子也要列在行程表。",
    bad=(
        "period: {start: 2016-12-05, end: 2016-12-07}\n"
        "itinerary:\n  days:\n  - {date: 2016-12-07, activity: 拜會數位署。}\n"
    ),
    good=(
        "period: {start: 2016-12-06, end: 2016-12-07}\nitinerary:\n  days:\n"
        "  - {date: 2016-12-06, activity: 搭機抵達巴黎。}\n"
        "  - {date: 2016-12-07, activity: 拜會數位署。}\n"
    ),
    find=find,
)
