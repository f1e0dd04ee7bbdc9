"""CONFIDENTIALITY-UNREASONED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.choices import Confidentiality
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the report is not public and does not say why."""
    records = subject.records
    if records.confidentiality is Confidentiality.PUBLIC or records.confidentiality_reason:
        return
    yield RULE.finding(
        records.where("confidentiality"),
        say("「{level}」沒有說明理由。", level=str(records.confidentiality)),
        say("請在 confidentiality_reason 寫明依據與期間；可以公開就刪去 confidentiality。"),
    )


RULE = Rule(
    code="CONFIDENTIALITY-UNREASONED",
    title="不公開而沒有理由",
    severity=Severity.WARNING,
    reason="出國報告以公開為原則；限閱或機密的報告，審核的人要知道依據什麼、到何時為止。",
    bad="confidentiality: 限閱\n",
    good="confidentiality: 限閱\nconfidentiality_reason: 涉談判策略，至協定簽署之日止\n",
    find=find,
)
