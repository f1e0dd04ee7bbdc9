"""RECOMMENDATION-UNASSIGNED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place
from reportgen.records.recommendations import Recommendation
from reportgen.rulebook.rule import Basis, Grade, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each recommendation without anybody to carry it out, or without a time."""
    recommendations = subject.records.recommendations
    for item in recommendations.items if recommendations else ():
        lacking = [
            name
            for name, there in (
                (say("主辦機關（lead）"), item.lead),
                (say("期程（horizon 或 due）"), item.horizon or item.due),
            )
            if not there
        ]
        if lacking and item.prose.strip(" 。\n") != "無":
            yield RULE.finding(
                _where(item),
                say("這項建議沒有{lacking}。", lacking=tuple(lacking)),
                say("請填由誰辦、立即可行或中長期，建議才能列管。"),
            )


def _where(item: Recommendation) -> Place:
    return item.title.main.place if item.title else item.prose.at(0, 1)


RULE = Rule(
    code="RECOMMENDATION-UNASSIGNED",
    title="建議沒有主辦機關或期程",
    severity=Severity.WARNING,
    reason="沒有主辦機關與期程的建議，審核之後無從追蹤採行情形。",
    bad="recommendations:\n  items:\n  - prose: 建立資料品質檢核機制。\n",
    good=(
        "recommendations:\n  items:\n  - prose: 建立資料品質檢核機制。\n"
        "    lead: 國家發展委員會\n    horizon: 立即可行\n"
    ),
    basis=(
        Basis(
            "臺北市行政規則 北市26-02-2005 第5點（建議事項採行情形追蹤表）",
            "https://www.laws.taipei.gov.tw/law/LawSearch/LawArticleAmend/FL001212",
            Grade.CONFIRMED,
            authority="taipei",
        ),
    ),
    find=find,
)
