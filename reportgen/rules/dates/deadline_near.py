"""DEADLINE-NEAR."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from reportgen.check.ask.adjusting import sourced
from reportgen.check.ask.deadline import moved, owed_by
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Rule

NEAR = timedelta(days=14)
"""Review, approval and upload are within the term, too, and take about this long."""


def find(subject: Subject) -> Iterator[Finding]:
    """A report without a date, two weeks or less before the last day."""
    records, deadline = subject.records, subject.authority.deadline
    returned = records.returned
    if deadline is None or returned is None:
        return
    if records.report_date is not None or records.unknown("report_date"):
        return
    owed = owed_by(returned, deadline, subject.today + NEAR)
    if owed is not None and owed.last - NEAR <= subject.today <= owed.last:
        yield sourced(
            RULE.finding(
                returned.place,
                say(
                    "提出報告的期限是 {last}，還有 {days} 天。",
                    last=owed.last,
                    days=(owed.last - subject.today).days,
                ),
                say("期限內還要審核、核定與上傳，請及早提出並填寫 report_date。"),
                *moved(owed),
            ),
            subject.authority,
            deadline.source,
        )


RULE = Rule(
    code="DEADLINE-NEAR",
    title="提出報告的期限將屆",
    severity=Severity.WARNING,
    reason="期限內不只要寫完，還要審核、核定並上傳；剩不到兩週就該動手。",
    bad="period: {start: 2016-11-01, end: 2016-11-08}\n",
    good="period: {start: 2016-11-01, end: 2016-11-08}\nreport_date: 2017-01-20\n",
    basis=(
        Basis(
            "經濟部智慧財產局出國報告管理作業規範 第3點",
            "https://law.moea.gov.tw/LawContent.aspx?id=GL000095&media=print",
            authority="tipo",
        ),
    ),
    find=find,
)
