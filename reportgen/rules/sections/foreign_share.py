"""FOREIGN-SHARE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.amounts import together
from reportgen.check.ask.body import CHAPTERS
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule

MOST = 0.4
"""Share of foreign words in the body; the names and glosses of a good report reach 0.25."""

MOST_PIECE, LEAST_WORDS = 0.6, 60
"""The same for a single text, and the least words: with fewer it is a quoted sentence."""


def find(subject: Subject) -> Iterator[Finding]:
    """The body as a whole where it is mostly foreign; otherwise each text that is."""
    if not subject.records.language.startswith("zh"):
        return
    proses = [p for p in subject.own if p.passage.prose and p.part in CHAPTERS]
    whole = together(p.amount for p in proses)
    if whole.words >= LEAST_WORDS and whole.foreign > MOST:
        yield RULE.finding(
            subject.records.where("title"),
            say("內文約有 {share}% 是外文。", share=round(100 * whole.foreign)),
            say("請以中文撰寫；外文資料摘譯重點，原文移到附錄。"),
        )
        return
    for piece in proses:
        here = piece.amount
        if here.words >= LEAST_WORDS and here.foreign > MOST_PIECE:
            yield RULE.finding(
                piece.passage.source.at(0, 1),
                say("這一段約有 {share}% 是外文。", share=round(100 * here.foreign)),
                say("請以中文撰寫；外文資料摘譯重點，原文移到附錄。"),
            )


RULE = Rule(
    code="FOREIGN-SHARE",
    title="外文太多",
    severity=Severity.WARNING,
    reason="以外文撰寫，或僅蒐集外文資料，是退回補正的理由。比重沒有法規依據，這裡只提醒高得不尋常的。",
    bad="purpose:\n  prose: （整章英文）\n",
    good="purpose:\n  prose: （中文，專有名詞附原文）\n",
    basis=(
        Basis(
            "行政院及所屬各機關出國報告綜合處理要點 附件二（審核表）",
            "https://github.com/Imbad0202/tw-gov-overseas-trip-kit",
            Grade.SECONDARY,
        ),
    ),
    find=find,
)
