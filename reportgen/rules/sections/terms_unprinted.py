"""TERMS-UNPRINTED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.appendices import TermsTable
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where no appendix prints the terms, or the appendix has no terms to print."""
    records = subject.records
    tables = [part for part in records.appendices if isinstance(part, TermsTable)]
    if records.terms and not tables:
        yield RULE.finding(
            records.where("terms"),
            say("用語表只供檢查，不會印出。"),
            say("要印出，請在 appendices 加 {example}。", example="{kind: terms, title: 用語表}"),
        )
    for table in tables if not records.terms else ():
        yield RULE.finding(
            table.where("kind"),
            say("這份附錄是用語表，但報告沒有用語（terms）。"),
            say("請寫出 terms，或刪去這份附錄。"),
        )


RULE = Rule(
    code="TERMS-UNPRINTED",
    title="用語表沒有印出，或附錄沒有用語",
    severity=Severity.NOTE,
    reason="用語表可以只供檢查；若要讀者查閱，須有一份附錄印出它。",
    bad="terms:\n- {term: 開放政府夥伴關係聯盟, foreign: Open Government Partnership}\n",
    good="terms:\n- {term: 開放政府夥伴關係聯盟, foreign: Open Government Partnership}\n"
    "appendices:\n- {kind: terms, title: 用語表}\n",
    find=find,
)
