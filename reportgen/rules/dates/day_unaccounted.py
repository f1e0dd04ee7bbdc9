"""DAY-UNACCOUNTED."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from reportgen import limits
from reportgen.check.ask.body import walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import Records
from reportgen.rulebook.rule import Rule

LISTED = 7
"""Days that one finding lists before the rest is a number."""

PHASE = 5
"""Days from one entry to the next, on the average, from which on an entry stands for a phase."""

STAY = 2
"""Nights from which on a session is a stay, and not a visit."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the days of which neither itinerary nor sessions say anything.

    Nobody owes an account of weekends, of the days of departure and return, or of the time between
    two stays.
    """
    records = subject.records
    if records.period.days > limits.TRIP_DAYS or not subject.authority.outline:
        # A category that owes the 提要表 alone lists no days.
        return
    there = _accounted(records)
    lost = [day for day in _workdays(records) if day not in there]
    if not lost:
        return
    listed = tuple(say("{m} 月 {d} 日", m=day.month, d=day.day) for day in lost[:LISTED])
    names = say("{days}等", days=listed) if len(lost) > LISTED else listed
    has_days = records.itinerary is not None and records.itinerary.days
    place = records.itinerary.where("days") if has_days and records.itinerary else None
    yield RULE.finding(
        place or records.period.where(),
        say("出國期間有 {n} 天沒有交代：{names}。", n=len(lost), names=names),
        say("請在 itinerary 的 days 補上；移動與自由活動的日子也要列。"),
    )


def _workdays(records: Records) -> Iterator[date]:
    """The days from Monday to Friday between departure and return."""
    for number in range(1, records.period.days - 1):
        day = records.period.start + timedelta(days=number)
        if day.weekday() < 5:
            yield day


def _accounted(records: Records) -> set[date]:
    """The days that an entry, a session or a stay covers, and those between two stays."""
    entries = sorted(
        entry.date
        for entry in (records.itinerary.days if records.itinerary else ())
        if entry.place or entry.activity or entry.sessions
    )
    there: set[date] = set(entries)
    if len(entries) > 1 and (entries[-1] - entries[0]).days >= PHASE * (len(entries) - 1):
        # A long stay is described by weeks or phases: each entry lasts until the next.
        there |= _span(entries[0], records.period.end)
    stays = sorted(
        (session.date, session.until or session.date)
        for session, _ in walk_sessions(records.sessions)
        if session.date is not None
    )
    for first, last in stays:
        there |= _span(max(first, records.period.start), min(last, records.period.end))
    long = [stay for stay in stays if (stay[1] - stay[0]).days >= STAY]
    for (_, left), (arrived, _) in pairwise(long):
        there |= _span(left, min(arrived, records.period.end))
    return there


def _span(first: date, last: date) -> set[date]:
    length = min((last - first).days + 1, limits.TRIP_DAYS)
    return {first + timedelta(days=n) for n in range(length)}


RULE = Rule(
    code="DAY-UNACCOUNTED",
    title="出國期間有日子沒有交代",
    severity=Severity.WARNING,
    reason="公費出國的每一天都要說得出去處。週末、啟程與返國之日、兩段停留之間不在此限；長期研習可以按週或按階段寫。",
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
