"""ABBREVIATION-UNTOLD."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.abbreviations import initials, mentions_of_capitals
from reportgen.check.ask.adjusting import weighed
from reportgen.check.ask.body import CHAPTERS
from reportgen.check.ask.data import words
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_SHORTEST = 3
"""The shortest abbreviation that must be explained: two capitals have too many meanings."""
_BRACKET = late(r"[（(]$")


def find(subject: Subject) -> Iterator[Finding]:
    """Each abbreviation that is explained nowhere, at its first place.

    One with two letters of an explained one exchanged is taken for a slip.
    """
    running = subject.running
    places = mentions_of_capitals(running)
    common = set(words("abbreviations"))
    unexplained = [short for short in places if len(short) >= _SHORTEST and short not in common]
    explained = {definition.short for definition in subject.abbreviations}
    if not unexplained or explained >= set(unexplained):
        return
    letters = initials(running.plain)
    known = {short for short in unexplained if short in letters or short in explained}
    for short in unexplained:
        if short in known:
            continue
        near = next(
            (other for other in _swapped(short) if other in explained or other in known), ""
        )
        spans = [span for span in places[short] if _counts(subject, span)]
        if not spans or (not near and _is_named(subject, short, places[short])):
            continue
        place = running.at(*spans[0])
        if near:
            yield RULE.finding(
                place,
                say("「{short}」與「{near}」只差兩個字母的次序。", short=short, near=near),
                say("請查明後統一。"),
            )
        else:
            finding = RULE.finding(
                place,
                say("「{short}」沒有說明是什麼的縮寫。", short=short),
                say("第一次出現時請寫出中文名稱與原文。"),
            )
            yield weighed(finding, Severity.NOTE)


def _swapped(short: str) -> Iterator[str]:
    for at in range(len(short) - 1):
        yield short[:at] + short[at + 1] + short[at] + short[at + 2 :]


def _counts(subject: Subject, span: tuple[int, int]) -> bool:
    """Whether a mention is in running text of the body and not in a foreign sentence."""
    piece, index = subject.running.piece(span[0])
    if not piece.passage.prose or piece.part not in CHAPTERS or piece.passage.in_quotes(index):
        return False
    text = subject.running.text
    before, after = text[max(0, span[0] - 2) : span[0]], text[span[1] : span[1] + 2]
    return not (_is_latin(before) or _is_latin(after))


def _is_latin(beside: str) -> bool:
    """Whether a foreign word stands before or behind, one blank away."""
    return len(beside) == 2 and any(char.isascii() and char.isalpha() for char in beside)


def _is_named(subject: Subject, short: str, spans: list[tuple[int, int]]) -> bool:
    """Whether a name in the records holds it, or brackets in the text explain it."""
    text = subject.running.plain
    for start, stop in spans:
        if _BRACKET.search(text, max(0, start - 1), start) or text[stop : stop + 1] in {"（", "("}:
            return True
        if not subject.running.piece(start)[0].passage.prose:
            return True
    return any(short in body for body in subject.bodies)


RULE = Rule(
    code="ABBREVIATION-UNTOLD",
    title="縮寫沒有說明",
    severity=Severity.WARNING,
    reason="讀者不是與會的人，不知道縮寫代表什麼；字母對調的縮寫則根本查不到。",
    bad="purpose:\n  prose: 本會參考 NDGA 的作法，派員與各國交換意見。\n",
    good="purpose:\n  prose: 本會參考北歐數位治理協會（NDGA）的作法，派員與各國交換意見。\n",
    find=find,
)
