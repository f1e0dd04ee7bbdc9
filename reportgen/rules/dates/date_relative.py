"""DATE-RELATIVE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.body import CHAPTERS, Part
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.rules.rule import Basis, Grade, Rule

_RELATIVE = re.compile(
    r"""
    (?:(?<![如當迄現])今年(?!輕|少)
      |(?<![過除減失逝])去年
      |(?<![文光聲說證表發透黎昭清簡])明年
      |(?<![以一二兩三四五六七八九十百幾數\d])[上下]個月
      |(?<![日成])本月(?!刊|報)
      |(?<![以之線路會桌身])[上下][週周](?![邊圍遭報刊會期年])
      |(?<![日])本[週周](?![邊圍遭報刊會期年])
      |昨天|昨日|明天(?!會更好)|明日(?!之星)
    )
    """,
    re.VERBOSE,
)
"""Words that mean another day when the report is read. 今天 and 目前 are too loose to be one."""

_SAID = re.compile(r"[ ]?(?:年)?[（(][ ]?(?:民國[ ]?)?\d{2,4}")


def find(subject: Subject) -> Iterator[Finding]:
    """Each relative date in the text proper, outside quotations."""
    start = subject.records.period.start
    for piece in subject.own:
        if piece.part not in CHAPTERS and piece.passage.field != "abstract":
            continue
        for match in _RELATIVE.finditer(piece.text):
            if piece.passage.in_quotes(match.start()) or _SAID.match(piece.text, match.end()):
                continue
            yield RULE.finding(
                piece.passage.at(*match.span()),
                say("「{word}」要看讀的日子才知道是何時。", word=match[0]),
                _hint(match[0], start.year, piece.part),
            )


def _hint(word: str, year: int, part: Part) -> Message:
    shift = {"今年": 0, "去年": -1, "明年": 1}.get(word)
    if shift is None or part is Part.RECOMMENDATIONS:
        return say("請寫出確切的日期或年份。")
    return say("請寫出年份；若指出國當年，是 {year} 年。", year=year + shift)


RULE = Rule(
    code="DATE-RELATIVE",
    title="相對的日期",
    severity=Severity.WARNING,
    reason="報告會留存多年，「今年」「上個月」到時已不知何指；跨年提出的報告，寫的時候就已經不對。",
    bad="purpose:\n  prose: 今年高峰會在巴黎舉行。\n",
    good="purpose:\n  prose: 2016 年高峰會在巴黎舉行。\n",
    basis=(
        Basis(
            "行政院《文書處理手冊》擬稿注意事項（日期、數字應詳加核對）",
            "https://www.ey.gov.tw/Page/9277F759E41CCD91",
            Grade.CONFIRMED,
        ),
    ),
    find=find,
)
