"""COUNT-TWO-VALUES."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.body import CHAPTERS, Piece
from reportgen.check.days import years
from reportgen.check.numerals import NUMBER, number
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rules.rule import Rule

_TOLD = re.compile(
    rf"""
    (?P<manner>已?(?:共計|共有|總計|合計|共|計有|多達|達|逾|超過))[ ]?
    (?P<number>{NUMBER})[ ]?(?P<unit>[個項國場人名位種篇件次])(?![餘多月])
    (?P<noun>[\u4e00-\u9fff]{{0,4}})
    """,
    re.VERBOSE,
)
_SUBJECT = re.compile("[\u4e00-\u9fff]{3,8}$")
_NOW = re.compile("^.*(?:迄今|至今|目前|現在|截至|現有|現)")
_Key = tuple[str, str, str, str]


def find(subject: Subject) -> Iterator[Finding]:
    """Each total whose subject, manner and noun were told before with another number."""
    first: dict[_Key, tuple[int, frozenset[int]]] = {}
    for piece in subject.own:
        if not piece.passage.prose or (
            piece.part not in CHAPTERS and piece.passage.field != "abstract"
        ):
            continue
        for match in _TOLD.finditer(piece.text):
            counted = number(match["number"])
            if counted is None or piece.passage.in_quotes(match.start()):
                continue
            before = _SUBJECT.search(piece.text, max(0, match.start() - 8), match.start())
            topic = _NOW.sub("", before[0]) if before else ""
            if not topic:
                continue
            key = (topic, match["manner"], match["unit"], match["noun"])
            when = _years(piece, match.start())
            earlier, then = first.setdefault(key, (counted, when))
            if earlier != counted and when == then:
                yield RULE.finding(
                    piece.passage.at(match.start("number"), match.end("unit")),
                    say(
                        "前面說「{subject}{manner} {earlier} {unit}」，這裡是 {counted} {unit}。",
                        subject=topic,
                        manner=match["manner"],
                        earlier=earlier,
                        unit=match["unit"],
                        counted=counted,
                    ),
                    say("若是同一件事，請統一；若是不同時間，請各寫明年份。"),
                )


def _years(piece: Piece, index: int) -> frozenset[int]:
    """The years that the sentence names: another year may have another total."""
    text = piece.text
    before = re.split("[。\n]", text[max(0, index - 200) : index])[-1]
    after = re.split("[。\n]", text[index : index + 200], maxsplit=1)[0]
    return years(before + after)


RULE = Rule(
    code="COUNT-TWO-VALUES",
    title="同一總數前後不一",
    severity=Severity.NOTE,
    reason="同一個總數說了兩次，數字不同，讀者不知道何者為是。",
    bad="purpose:\n  prose: 聯盟會員國已逾 70 個。成立至今，聯盟會員國已逾 76 個。\n",
    good="purpose:\n  prose: 聯盟會員國已逾 70 個。2018 年，聯盟會員國已逾 76 個。\n",
    find=find,
)
