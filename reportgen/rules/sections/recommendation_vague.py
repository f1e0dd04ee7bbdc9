"""RECOMMENDATION-VAGUE."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.body import Part, Piece
from reportgen.check.ask.data import words
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled
from reportgen.records.recommendations import Recommendation
from reportgen.rulebook.rule import Basis, Grade, Rule


@cache
def _vague_words() -> re.Pattern[str]:
    return compiled("|".join(map(re.escape, words("vague"))))


def find(subject: Subject) -> Iterator[Finding]:
    """Each recommendation that praises and asks for nothing to be done."""
    items: dict[int, list[Piece]] = {}
    for piece in subject.own:
        if piece.part is Part.RECOMMENDATIONS and isinstance(piece.owner, Recommendation):
            items.setdefault(id(piece.owner), []).append(piece)
    for pieces in items.values():
        finding = _vague([piece for piece in pieces if piece.passage.field in {"prose", "zh"}])
        if finding:
            yield finding


def _vague(pieces: list[Piece]) -> Finding | None:
    phrase = None
    for piece in pieces:
        praises = any(word in piece.text for word in words("vague"))
        rest = _vague_words().sub("", piece.text) if praises else piece.text
        if any(word in rest for word in words("acts")):
            return None
        for match in _vague_words().finditer(piece.text) if praises else ():
            if phrase is None and not piece.passage.in_quotes(match.start()):
                phrase = RULE.finding(
                    piece.passage.at(*match.span()),
                    say("這項建議只說「{phrase}」，沒有說要做什麼。", phrase=match[0]),
                    say("請寫出動作：由哪個機關，在什麼時候，辦理、修訂或試辦什麼。"),
                )
    return phrase


RULE = Rule(
    code="RECOMMENDATION-VAGUE",
    title="建議流於空泛",
    severity=Severity.WARNING,
    reason="「值得借鏡」「可供參考」是評語，不是建議；外界對出國報告最常見的批評就是建議空泛。",
    bad="recommendations:\n  items:\n  - prose: 法國的作法值得我國借鏡。\n",
    good=(
        "recommendations:\n  items:\n"
        "  - prose: 法國的作法值得我國借鏡，建議本會於 2017 年底前訂定資料品質檢核要點。\n"
    ),
    basis=(
        Basis(
            "金門縣政府出國報告規定（FL052037） 第7點（與主題有關之具體建議）",
            "https://law.kinmen.gov.tw/LawContent.aspx?id=FL052037",
            Grade.CONFIRMED,
            authority="kinmen",
        ),
    ),
    find=find,
)
