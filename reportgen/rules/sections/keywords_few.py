"""KEYWORDS-FEW."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.patterns import compiled
from reportgen.rulebook.rule import Rule

LEAST = 3
"""Reportgen's own measure: no regulation sets a number."""

_MARKS = compiled("[，、；]")


def find(subject: Subject) -> Iterator[Finding]:
    """Too few keywords to be of help, or a keyword twice."""
    keywords = subject.records.keywords
    if 0 < len(keywords) < LEAST:
        yield RULE.finding(
            keywords[0].place,
            say("只有 {n} 個關鍵詞，別人不容易找到這份報告。", n=len(keywords)),
            say("建議至少 {least} 個：主題、對象、地區各一。", least=LEAST),
            *_apart(keywords),
        )
    seen: set[str] = set()
    for keyword in keywords:
        plain = keyword.strip().casefold()
        if plain in seen:
            yield RULE.finding(
                keyword.place,
                say("關鍵詞「{keyword}」重複。", keyword=keyword),
                say("請刪去其中一個。"),
            )
        seen.add(plain)


def _apart(keywords: Iterable[str]) -> Iterator[Message]:
    """A hint for a keyword that holds several: how they are written."""
    if any(mark in keyword for keyword in keywords for mark in "，、；"):
        parts = [part.strip() for keyword in keywords for part in _MARKS.split(keyword)]
        written = ", ".join(part for part in parts if part)
        yield say("幾個關鍵詞請分開寫：「keywords: [{written}]」。", written=written)


RULE = Rule(
    code="KEYWORDS-FEW",
    title="關鍵詞太少或重複",
    severity=Severity.NOTE,
    reason="關鍵詞太少，報告上網之後難以檢索。各法規都沒有規定個數，這裡只是提醒。",
    bad="keywords: [開放政府]\n",
    good="keywords: [開放政府, 公民科技, 法國]\n",
    find=find,
)
