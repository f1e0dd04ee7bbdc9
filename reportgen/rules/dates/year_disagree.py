"""YEAR-DISAGREE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.numerals import number
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Basis, Grade, Rule

_DAY = r"(?:[ ]?\d{1,2}[ ]?月(?:[ ]?\d{1,2}[ ]?[日號])?)?"
_BOTH = late(
    rf"""
    (?:民國[ ]?(?P<roc>\d{{1,3}}|[一二三四五六七八九十百零〇]{{2,5}})
      |(?<![\d滿歷立逾約近達經])(?P<bare>1\d{{2}}))[ ]?年?{_DAY}[ ]?
    (?:[（(][ ]?(?:西元|公元)?[ ]?(?P<west>(?:19|20)\d{{2}})[ ]?(?:年{_DAY}[ ]?)?[）)]
      |[，、]?[即亦]即?(?:西元|公元)[ ]?(?P<also>(?:19|20)\d{{2}})[ ]?年)
  | (?<!\d)(?P<first>(?:19|20)\d{{2}})[ ]?年?{_DAY}[ ]?
    [（(][ ]?(?:中華)?(?P<era>民國)?[ ]?(?P<second>\d{{2,3}})[ ]?(?:年{_DAY}[ ]?[）)]|[）)][ ]?年)
    """,
    re.VERBOSE,
)
"""Both years of a date, the second in brackets or behind 即."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each pair of a 民國 and a Western year that are not the same."""
    for piece in subject.own:
        if not any(mark in piece.text for mark in "（(即"):
            continue
        for match in _BOTH.finditer(piece.text):
            roc = number(match["roc"] or match["bare"] or match["second"])
            west = int(match["west"] or match["also"] or match["first"])
            if roc is None or roc + 1911 == west or piece.passage.in_quotes(match.start()):
                continue
            if match["first"] and not match["era"] and roc < 100:
                continue
            yield RULE.finding(
                piece.passage.at(*match.span()),
                say(
                    "民國 {roc} 年是西元 {year} 年，不是 {west} 年。",
                    roc=roc,
                    year=roc + 1911,
                    west=west,
                ),
                say("請查明後更正其中一個年份。"),
            )


RULE = Rule(
    code="YEAR-DISAGREE",
    title="民國與西元年份不符",
    severity=Severity.WARNING,
    reason="民國年加 1911 就是西元年；並列的兩個年份對不上，必有一誤。",
    bad="purpose:\n  prose: 該方案自民國 105 年（2017 年）起推動。\n",
    good="purpose:\n  prose: 該方案自民國 105 年（2016 年）起推動。\n",
    basis=(
        Basis(
            "行政院《文書處理手冊》擬稿注意事項（日期、數字應詳加核對）",
            "https://www.ey.gov.tw/Page/9277F759E41CCD91",
            Grade.CONFIRMED,
        ),
    ),
    find=find,
)
