"""SIMILAR-PARAGRAPH."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.check.ask.passages import Passage, paragraphs
from reportgen.check.ask.shingles import is_long, letters
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.places import Place
from reportgen.rulebook.rule import Basis, Grade, Rule

if TYPE_CHECKING:
    from reportgen.check.ask.similarity import Copy


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each paragraph of an earlier report; quotations do not count."""
    if subject.earlier is None:
        return
    from reportgen.check.ask.similarity import Identity

    stretches: list[tuple[Passage, int, int]] = []
    texts: list[str] = []
    for piece in subject.own:
        if not piece.passage.prose:
            continue
        for start, line in paragraphs(piece.passage):
            text = letters(_without_quotations(piece.passage, start, line))
            if is_long(text):
                stretches.append((piece.passage, start, start + len(line)))
                texts.append(text)
    identity = Identity.of(subject.records)
    copies = subject.earlier.compare(texts, subject.folder.folder, identity)
    for number, copy in sorted(copies.items()):
        passage, start, end = stretches[number]
        yield RULE.finding(passage.at(start, end), _message(copy), _HINT)
    for file in subject.earlier.versions:
        version = RULE.finding(Place(file), say("這是同一份報告的另一個版本，未與它比對。"))
        yield replace(version, severity=Severity.NOTE)
    for file in subject.earlier.unreadable:
        unread = RULE.finding(Place(file), say("無法讀出這個檔案的文字，未與它比對。"))
        yield replace(unread, severity=Severity.NOTE)


_HINT = say("沿用的文字請註明出處；報告應寫本次出國的所見。")


def _message(copy: Copy) -> Message:
    share = round(copy.share * 100)
    if copy.paged:
        return say(
            "這一段有 {share} % 的文字與 {file} 第 {page} 頁相同。",
            share=share,
            file=copy.file,
            page=copy.number,
        )
    return say(
        "這一段有 {share} % 的文字與 {file} 第 {line} 行起相同。",
        share=share,
        file=copy.file,
        line=copy.number,
    )


def _without_quotations(passage: Passage, start: int, line: str) -> str:
    """The line of *passage* at *start*, long quotations blanked."""
    chars = list(line)
    for first, last in passage.quoted:
        if last - first > 20 and first < start + len(line) and last > start:
            low, high = max(first - start, 0), min(last - start, len(line))
            chars[low:high] = " " * (high - low)
    return "".join(chars)


RULE = Rule(
    code="SIMILAR-PARAGRAPH",
    title="與先前的報告雷同",
    severity=Severity.WARNING,
    reason="抄襲是出國報告退回補正的理由之一；以 --against 指定先前的報告，逐段比對。",
    bad="purpose: {prose: （與去年報告相同、只改了國名的一段）}\n",
    good="purpose: {prose: （本次的目的）}\n",
    basis=(
        Basis(
            "行政院及所屬各機關出國報告綜合處理要點附件二 審核項目8（4）",
            "https://theme.ndc.gov.tw/lawout/LawContent.aspx?id=GL000288&media=print",
            Grade.SECONDARY,
        ),
    ),
    find=find,
)
