"""DATE-OUTSIDE-TRIP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.check.ask.adjusting import weighed
from reportgen.check.ask.body import agendas, walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.places import Place
from reportgen.records import Records
from reportgen.records.report import Period
from reportgen.rulebook.rule import Rule

NEAR = 7
"""Days: a conference may begin before the mission arrives and end after it has left."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each day of a session or of the itinerary outside the trip; agenda days far from it."""
    records = subject.records
    if not records.periods:
        return
    for session, _ in walk_sessions(records.sessions):
        for field in ("date", "until"):
            day = getattr(session, field)
            if day and not records.is_abroad(day):
                yield _finding(session.where(field), day, records)
    for entry in records.itinerary.days if records.itinerary else ():
        for field in ("date", "until"):
            day = getattr(entry, field)
            if day and not records.is_abroad(day):
                yield _finding(entry.where(field), day, records)
    for agenda in agendas(records):
        for listed in agenda.days:
            if all(_is_far(listed.date, period) for period in records.periods):
                finding = _finding(listed.where("date"), listed.date, records)
                yield weighed(finding, Severity.WARNING)


def _is_far(day: date, period: Period) -> bool:
    early = period.start.toordinal() - day.toordinal()
    late = day.toordinal() - period.end.toordinal()
    return early > NEAR or late > NEAR


def _finding(place: Place, day: date, records: Records) -> Finding:
    period = min(records.periods, key=lambda p: abs(p.start.toordinal() - day.toordinal()))
    message = say(
        "{day} 不在出國期間（{start} 至 {end}）之內。", day=day, start=period.start, end=period.end
    )
    return RULE.finding(place, message, _hint(day, period))


def _hint(day: date, period: Period) -> Message:
    """The same day in the month of the trip, where the trip has it."""
    for end in (period.start, period.end):
        try:
            near = day.replace(year=end.year, month=end.month)
        except ValueError:
            continue
        if period.start <= near <= period.end:
            return say("是否為 {near}？", near=near)
    return say("請更正這一天，或更正 period；另有一段出國期間時，寫在 more_periods。")


RULE = Rule(
    code="DATE-OUTSIDE-TRIP",
    title="日期不在出國期間之內",
    severity=Severity.ERROR,
    reason="場次與行程的日期必須落在出國期間之內。返國後的公開分享活動不在此限。",
    bad=(
        "period: {start: 2016-12-05, end: 2016-12-11}\n"
        "sessions:\n- title: 拜會數位署\n  date: 2016-10-07\n"
    ),
    good=(
        "period: {start: 2016-12-05, end: 2016-12-11}\n"
        "sessions:\n- title: 拜會數位署\n  date: 2016-12-07\n"
    ),
    find=find,
)
