"""STAY-OVERLAP."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each stay that begins before the traveller was back from the previous stay."""
    for before, after in pairwise(subject.records.periods):
        if after.start <= before.end:
            yield RULE.finding(
                after.where("start"),
                say(
                    "這一段 {start} 啟程，前一段 {end} 才返國。",
                    start=after.start,
                    end=before.end,
                ),
                say("請依先後列出各段期間；中間沒有返國的，合成一段。"),
                elsewhere(before.end, before.where("end")),
            )


RULE = Rule(
    code="STAY-OVERLAP",
    title="兩段出國期間重疊或次序顛倒",
    severity=Severity.ERROR,
    reason="返國之後才能再啟程；兩段重疊或前後顛倒，必有一個日期填錯。",
    bad=(
        "period: {start: 2016-12-05, end: 2016-12-11}\n"
        "more_periods: [{start: 2016-12-10, end: 2016-12-20}]\n"
    ),
    good=(
        "period: {start: 2016-12-05, end: 2016-12-11}\n"
        "more_periods: [{start: 2017-01-10, end: 2017-01-20}]\n"
    ),
    find=find,
)
