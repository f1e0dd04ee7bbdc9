"""NUMBER-TYPED."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.passages import Passage, paragraphs
from reportgen.check.ask.titles import recommended, title
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled, late
from reportgen.rulebook.rule import Rule
from reportgen.rules.wording.sources import HEADINGS
from reportgen.text import OF_WORDS, has_han

_TEN = "一二三四五六七八九"
_COUNT = f"(?:[{_TEN}]?十[{_TEN}]?|[{_TEN}])"
_FIRST = frozenset("壹貳參肆伍陸柒捌玖拾一二三四五六七八九十（(甲乙丙丁戊己庚辛壬癸IVX附")
"""Characters that may begin a number, apart from digits."""
_BEHIND = frozenset("、.．)）:：")
"""Marks behind the number."""


@cache
def _typed() -> re.Pattern[str]:
    """The typed number of a title. 「五、六月」「（二二八）」「（甲）級」 are none."""
    return compiled(
        rf"""
            (?: [壹貳參肆伍陸柒捌玖拾]{{1,2}}、(?![海空])
              | {_COUNT}、(?![{_TEN}十])
              | [（(](?:{_COUNT}|\d{{1,2}}|[甲乙丙丁戊己庚辛壬癸])[)）]
                (?=[ 　]*(?:{OF_WORDS}|[A-Za-z]))(?![級組隊班類種等期])
              | [甲乙丙丁戊己庚辛壬癸]、(?![甲乙丙丁戊己庚辛壬癸])
              | \d{{1,2}}(?:、|[.．](?=[ 　]|{OF_WORDS}))(?!\d)
              | [IVX]{{1,4}}[.、．][ 　]*(?={OF_WORDS})
              | 附[錄件][ ]?(?:{_COUNT}|\d{{1,2}})[ 　]*[、：:]
            )[ 　]*
        """,
        re.VERBOSE,
    )


_ROMAN = late(r"([IVX]{1,5})[.、．]([^\n]*)")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def find(subject: Subject) -> Iterator[Finding]:
    """Titles with a typed number, and paragraphs counted in Roman numerals."""
    headings = (title(heading.content) for heading in subject.manuscript.headings())
    for words in (*headings, *recommended(subject.records)):
        if not words or _BEHIND.isdisjoint(words):
            continue
        if words[0] not in _FIRST and not words[0].isdecimal():
            continue
        match = _typed().match(words)
        if match and match.end() < len(words):
            yield RULE.finding(
                words.at(0, match.end()),
                say("編號由程式印出，「{typed}」會印成兩次，請刪去。", typed=match[0].strip()),
            )
    for piece in subject.own:
        if piece.passage.prose and "I" in piece.text:
            for start, numeral in _roman_series(piece.passage):
                yield RULE.finding(
                    piece.passage.at(start, start + len(numeral) + 1),
                    say("羅馬數字「{numeral}.」不在規定的編號之列。", numeral=numeral),
                    say("請改用清單（1. 2. 3.），編號由程式依層次印出。"),
                )


def _roman_series(passage: Passage) -> Iterator[tuple[int, str]]:
    """The paragraphs that begin with I., II. and so on; I. alone may be an initial."""
    series: list[tuple[int, str]] = []
    for start, paragraph in paragraphs(passage):
        match = _ROMAN.match(paragraph)
        if match is None or not has_han(match[2]):
            continue
        if match[1] == _ROMANS[0]:
            yield from series if len(series) > 1 else ()
            series = []
        if len(series) < len(_ROMANS) and match[1] == _ROMANS[len(series)]:
            series.append((start, match[1]))
    yield from series if len(series) > 1 else ()


RULE = Rule(
    code="NUMBER-TYPED",
    title="手寫的編號",
    severity=Severity.WARNING,
    reason=(
        "章節與清單的編號由程式依規定的順序（壹、一、（一）、1.、（1）、甲、）印出；"
        "標題自帶的編號會重複，羅馬數字則不在規定之列。"
    ),
    bad="reflections:\n- {title: 一、公開是信任的起點, prose: 各國經驗如此。}\n",
    good="reflections:\n- {title: 公開是信任的起點, prose: 各國經驗如此。}\n",
    basis=(HEADINGS,),
    find=find,
)
