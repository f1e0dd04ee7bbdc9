"""SUMMARY-ONLY."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority.category import owes_summary_only
from reportgen.check.ask.adjusting import sourced
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import RECORD_NAMES
from reportgen.rulebook.rule import Basis, Rule

BODY = tuple(name for name in RECORD_NAMES if name != "roster")


def find(subject: Subject) -> Iterator[Finding]:
    """A note where only the 提要表 is printed and the report has more than that."""
    records, authority = subject.records, subject.authority
    written = [name for name in BODY if getattr(records, name)]
    if not owes_summary_only(authority, records.category) or not written:
        return
    finding = RULE.finding(
        records.where("category"),
        say("出國類別「{category}」只須提要表，正文不會印出。", category=records.category),
        say(
            "不會印出的記錄：{names}。兼有其他類別時，請改填須提完整報告的類別。",
            names=tuple(written),
        ),
    )
    duty = authority.summary_only_for
    yield sourced(finding, authority, duty.source if duty else None)


RULE = Rule(
    code="SUMMARY-ONLY",
    title="只須提要表的類別",
    severity=Severity.NOTE,
    reason="有的機關對某些類別只要求提要表，這時不印正文；有兩種以上類別的，仍須提完整報告。",
    bad="authority: taichung\ncategory: 其他\npurpose: {prose: 參加展覽。}\n",
    good="authority: taichung\ncategory: 考察\npurpose: {prose: 考察河川整治。}\n",
    basis=(
        Basis(
            "臺中市政府出國報告注意事項（歷史版本 hid=3410） 第3點",
            "https://lawsearch.taichung.gov.tw/GLRSout/LawContentHistory.aspx?hid=3410&media=print",
            authority="taichung",
        ),
    ),
    find=find,
)
