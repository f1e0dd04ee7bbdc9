"""RECOMMENDATION-FEW."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import sourced
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the authority asks for more recommendations than there are."""
    duty, records = subject.authority.recommendations, subject.records
    items = records.recommendations.items if records.recommendations else ()
    if duty is None or duty.min is None or len(items) >= duty.min:
        return
    if not subject.authority.outline:  # the 提要表 alone is owed
        return
    if records.recommendations:
        place = records.recommendations.where("items")
    else:
        place = records.where("title")
    finding = RULE.finding(
        place,
        say("建議事項有 {count} 項，至少應有 {least} 項。", count=len(items), least=duty.min),
        say("請再提出 {more} 項本機關可以採行的具體建議。", more=duty.min - len(items)),
    )
    yield sourced(finding, subject.authority, duty.source)


RULE = Rule(
    code="RECOMMENDATION-FEW",
    title="建議事項太少",
    severity=Severity.ERROR,
    reason="有的機關規定建議的最少項數，例如臺北市至少三項；項數見各機關的 authority.yaml。",
    bad="recommendations:\n  items:\n  - prose: 試辦資料品質檢核。\n",
    good=(
        "recommendations:\n  items:\n  - prose: 試辦資料品質檢核。\n"
        "  - prose: 每年辦理一次工作坊。\n  - prose: 派員參加下屆會議。\n"
    ),
    basis=(
        Basis(
            "臺北市行政規則 北市26-02-2005 第4點",
            "https://www.laws.taipei.gov.tw/law/LawSearch/LawArticleAmend/FL001212",
            authority="taipei",
        ),
    ),
    find=find,
)
