"""FINDINGS-SHARE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.amounts import together
from reportgen.check.ask.body import CHAPTERS, Part
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule

LEAST = 0.08
"""Share of 心得及建議 in the body; reports of 40 pages with 2 of findings have been criticised."""

LEAST_BODY = 1500
"""In a body of fewer Han characters a share means little."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the body has what happened and hardly what was learned."""
    proses = [p for p in subject.own if p.passage.prose and p.part in CHAPTERS]
    own = [p for p in proses if p.part in {Part.REFLECTIONS, Part.RECOMMENDATIONS}]
    whole, part = (together(p.amount for p in group).weight for group in (proses, own))
    if own and whole >= LEAST_BODY and part < whole * LEAST:
        yield RULE.finding(
            own[0].passage.source.at(0, 1),
            say("心得及建議只占內文的 {share}%。", share=round(100 * part / whole)),
            say("出國報告重在心得及建議：請寫出學到什麼、本機關可以怎麼做。"),
        )


RULE = Rule(
    code="FINDINGS-SHARE",
    title="心得及建議的比重太低",
    severity=Severity.WARNING,
    reason="洋洋灑灑數十頁，心得及建議卻只有一兩頁，是外界常見的批評。比重沒有法規依據，這裡只提醒低得不尋常的。",
    bad="sessions: （兩萬字）\nreflections: （五百字）\n",
    good="sessions: （一萬字）\nreflections: （四千字）\n",
    find=find,
)
