"""REPORT-BEFORE-RETURN."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """A report that is dated before the mission was over."""
    records, returned = subject.records, subject.records.returned
    if records.report_date and returned and records.report_date < returned:
        yield RULE.finding(
            records.where("report_date"),
            say(
                "報告日期 {report} 早於返國日 {returned}。",
                report=records.report_date,
                returned=returned,
            ),
            say("請更正 report_date，或更正 period。"),
        )


RULE = Rule(
    code="REPORT-BEFORE-RETURN",
    title="報告日期早於返國日",
    severity=Severity.ERROR,
    reason="報告在返國之後才提得出來；日期早於返國日，多半是年份或月份填錯。",
    bad="period: {start: 2016-12-05, end: 2016-12-11}\nreport_date: 2016-02-21\n",
    good="period: {start: 2016-12-05, end: 2016-12-11}\nreport_date: 2017-02-21\n",
    find=find,
)
