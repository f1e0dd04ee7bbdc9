"""PUNCTUATION-DOUBLED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule

_RUN = late("[，。、；：！？]{2,}")
_STRONG = frozenset("！？")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each run of marks where a single mark is meant.

    「？！」 is right, and 「。。。」 an ellipsis, which DASH-ELLIPSIS-FORM reports.
    """
    for match in _RUN.finditer(subject.running.text):
        marks = match[0]
        if _STRONG.issuperset(marks) or (len(marks) > 2 and set(marks) == {"。"}):
            continue
        meant = _meant(marks)
        yield RULE.finding(
            subject.running.at(match.start(), match.end()),
            say("標點重複：「{marks}」只能留一個。", marks=marks),
            say("請寫「{mark}」。", mark=meant),
            mend=RULE.mend(
                subject.running.edits(match.start(), match.end(), meant),
                certain=set(marks) == {meant},
            ),
        )


def _meant(marks: str) -> str:
    """The mark to keep: a mark that ends a sentence, or the first."""
    return next((mark for mark in marks if mark in "！？"), "。" if "。" in marks else marks[0])


RULE = Rule(
    code="PUNCTUATION-DOUBLED",
    title="標點重複",
    severity=Severity.WARNING,
    reason="兩個標點相連，多半是刪改文字時留下的。刪節號（……）、破折號（——）與「？！」不在此限。",
    bad="purpose:\n  prose: 本次會議聚焦資料開放。。\n",
    good="purpose:\n  prose: 本次會議聚焦資料開放……\n",
    find=find,
    mends=Mends.EITHER,
)
