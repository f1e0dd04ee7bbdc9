"""SECTION-MISSING."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import sourced
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule

HOMES = {
    "purpose": "purpose",
    "process": "process",
    "preparation": "itinerary.preparation",
    "itinerary": "itinerary",
    "topics": "topics",
    "sessions": "sessions",
    "reflections": "reflections",
    "recommendations": "recommendations.items",
    "follow-up": "recommendations.follow_up",
    "appendices": "appendices",
}
"""The file and key of each kind of content."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each required chapter that the records leave empty."""
    there = {chapter.label for chapter in subject.manuscript.outline}
    for section in subject.authority.outline:
        if section.required and section.id not in there:
            homes = tuple(HOMES[str(block.kind)] for block in section.blocks)
            finding = RULE.finding(
                subject.records.where("title"),
                say("缺少必要的「{title}」一章。", title=section.title),
                say("請填寫 {homes}。", homes=homes),
            )
            yield sourced(finding, subject.authority, section.source)


RULE = Rule(
    code="SECTION-MISSING",
    title="缺少必要的章節",
    severity=Severity.ERROR,
    reason=(
        "目的、過程、心得及建議是出國報告的法定內容，缺一即應退回補正。"
        "各機關的章節見其 authority.yaml。"
    ),
    bad="recommendations:\n  items: []\n",
    good="recommendations:\n  items:\n    - prose: 本會於半年內邀集各機關試辦開放資料品質檢核。\n",
    basis=(
        Basis(
            "金門縣政府出國報告規定（FL052037） 第7點",
            "https://law.kinmen.gov.tw/LawContent.aspx?id=FL052037",
            Grade.CONFIRMED,
            authority="kinmen",
        ),
    ),
    find=find,
)
