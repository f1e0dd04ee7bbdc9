"""COUNT-RECORDS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.numerals import NUMBER, number
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled
from reportgen.rulebook.rule import Rule


@cache
def _told() -> re.Pattern[str]:
    return compiled(
        rf"(?:提出|提供|歸納|研提|彙整|作成|擬具|共計?有?|並有?|計有?|下列|以下|，)(?:具體|政策|主要)?"
        rf"(?:建議(?:事項)?[共計有]{{0,2}}[ ]?(?P<after>{NUMBER})[ ]?[項點]"
        rf"|[共計有]?[ ]?(?P<before>{NUMBER})[ ]?[項點](?:具體|政策|主要|改善)?(?:的)?建議)"
        rf"(?![^，。；\n]{{0,12}}(?:納入|採納|完成|立即可行|中長期))"
    )


@cache
def _others() -> re.Pattern[str]:
    return compiled(
        "(?:對方|該[^，。；]{1,6}|與會者|講者|教授|專家|[^，。；]{0,8}委員會?)[^，。；]{0,8}$"
    )


def find(subject: Subject) -> Iterator[Finding]:
    """Each number of recommendations in the text that differs from the records."""
    recommendations = subject.records.recommendations
    items = recommendations.items if recommendations else ()
    text = subject.running.text
    if not items or "建議" not in text:
        return
    for match in _told().finditer(text):
        group = "after" if match["after"] else "before"
        counted = number(match[group])
        if counted in {None, len(items)}:
            continue
        if _others().search(text, max(0, match.start() - 12), match.start()):
            continue
        yield RULE.finding(
            subject.running.at(*match.span(group)),
            say(
                "這裡說建議有 {counted} 項，recommendations 列了 {listed} 項。",
                counted=counted,
                listed=len(items),
            ),
            say("請補上或刪去建議，或更正項數。"),
            elsewhere(items[0].title.main if items[0].title else "items", items[0].prose.place),
        )


RULE = Rule(
    code="COUNT-RECORDS",
    title="說的建議項數與所列不符",
    severity=Severity.WARNING,
    reason="摘要說提出三項建議，建議一章卻只有兩項：不是漏列，就是摘要沒有跟著改。",
    bad=(
        "abstract: 報告最後提出建議三項。\n"
        "recommendations: {items: [{prose: 甲案}, {prose: 乙案}]}\n"
    ),
    good=(
        "abstract: 報告最後提出建議兩項。\n"
        "recommendations: {items: [{prose: 甲案}, {prose: 乙案}]}\n"
    ),
    find=find,
)
