"""WEEKDAY-WRONG."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.check.body import Piece
from reportgen.check.days import WEEKDAYS, NamedDay, named_days, years
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.appendices import Event
from reportgen.records.sessions import Day, Session
from reportgen.rules.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each weekday in the text that its date does not fall on."""
    for piece in subject.own:
        for named in named_days(piece.text):
            if named.weekday is None or piece.passage.in_quotes(named.start):
                continue
            days = [named.on(year) for year in _years(piece, named, subject)]
            told = [day for day in days if day is not None]
            if told and all(day.weekday() != named.weekday for day in told):
                yield _finding(piece, named, told[0])


def _years(piece: Piece, named: NamedDay, subject: Subject) -> list[int]:
    """The years that may be meant, the likeliest first: any of them excuses the weekday."""
    if named.year is not None:
        return [named.year]
    owner, period = piece.owner, subject.records.period
    own = owner.date if isinstance(owner, Event | Day | Session) else None
    found = sorted(years(piece.text[max(0, named.start - 2000) : named.start]), reverse=True)
    found += [own.year] if own else []
    found += [period.start.year, period.end.year]
    report = subject.records.report_date
    found += [report.year] if report else []
    return list(dict.fromkeys(found))


def _finding(piece: Piece, named: NamedDay, day: date) -> Finding:
    right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[named.weekday or 0]
    return RULE.finding(
        piece.passage.at(named.weekday_at),
        say("{day} 是星期{right}，不是星期{wrong}。", day=day, right=right, wrong=wrong),
        say("請更正星期或日期。"),
    )


RULE = Rule(
    code="WEEKDAY-WRONG",
    title="日期與星期不符",
    severity=Severity.WARNING,
    reason="星期與日期對不上，兩者必有一誤；照著來的人會撲空。",
    bad="purpose:\n  prose: 分享會於 2018 年 8 月 22 日（六）舉行。\n",
    good="purpose:\n  prose: 分享會於 2018 年 8 月 25 日（六）舉行。\n",
    find=find,
)
