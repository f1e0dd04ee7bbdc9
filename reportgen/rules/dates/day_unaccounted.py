"""DAY-UNACCOUNTED."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from reportgen import limits
from reportgen.check.ask.body import walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import Records
from reportgen.records.report import Period
from reportgen.records.sessions import Day
from reportgen.rulebook.rule import Rule

LISTED = 7
"""The most days that a finding lists; the others are counted."""

PHASE = 5
"""With this many days between entries, on average, each entry stands for a phase."""

STAY = 2
"""A session of at least this many nights is a stay, not a visit."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the days that neither the itinerary nor a session describes.

    Nobody owes an account of weekends, of the days of departure and return, or of the time between
    two stays.
    """
    records, periods = subject.records, subject.records.periods
    entries = records.itinerary.days if records.itinerary else ()
    if sum(period.days for period in periods) > limits.TRIP_DAYS or not subject.authority.outline:
        # A category that owes the 提要表 alone lists no days.
        return
    if any(entry.date is None for entry in entries):  # phases without dates
        return
    there = _accounted(records, entries)
    lost = [day for period in periods for day in _workdays(period) if day not in there]
    if not lost:
        return
    listed = tuple(say("{m} 月 {d} 日", m=day.month, d=day.day) for day in lost[:LISTED])
    names = say("{days}等", days=listed) if len(lost) > LISTED else listed
    place = records.itinerary.where("days") if records.itinerary and entries else None
    yield RULE.finding(
        place or periods[0].where(),
        say("出國期間有 {n} 天沒有交代：{names}。", n=len(lost), names=names),
        say("請在 itinerary 的 days 補上；移動與自由活動的日子也要列。"),
    )


def _workdays(period: Period) -> Iterator[date]:
    """The days from Monday to Friday between departure and return."""
    for number in range(1, period.days - 1):
        day = period.start + timedelta(days=number)
        if day.weekday() < 5:
            yield day


def _accounted(records: Records, entries: Iterable[Day]) -> set[date]:
    """The days that an entry, a session or a stay covers, and those between two stays."""
    listed = sorted(
        (entry.date, entry.until or entry.date)
        for entry in entries
        if entry.date and (entry.place or entry.activity or entry.sessions or entry.kind)
    )
    end = records.returned or date.min
    there: set[date] = set()
    for first, last in listed:
        there |= _span(first, last)
    for period in records.periods:
        firsts = [first for first, _ in listed if period.start <= first <= period.end]
        if len(firsts) > 1 and (firsts[-1] - firsts[0]).days >= PHASE * (len(firsts) - 1):
            # A long stay is described by weeks or phases: each entry lasts until the next.
            there |= _span(firsts[0], period.end)
    stays = sorted(
        (session.date, session.until or session.date)
        for session, _ in walk_sessions(records.sessions)
        if session.date is not None
    )
    for first, last in stays:
        there |= _span(first, min(last, end))
    long = [stay for stay in stays if (stay[1] - stay[0]).days >= STAY]
    for (_, left), (arrived, _) in pairwise(long):
        there |= _span(left, min(arrived, end))
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
