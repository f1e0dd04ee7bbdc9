"""DATE-RELATIVE."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.body import CHAPTERS, Part
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Basis, Grade, Rule

_RELATIVE = late(
    "今年|去年|明年|本年度|[上下]一?年度|(?<![日目以先之事年])前年(?![度齡代會底])"
    "|(?<![之以今戰最往隨年產婚其此而])後年(?![度齡代會底輕])|[上下這]個月|本月|[上下本][週周]|昨[天日]|明[天日]"
)
"""Words that mean another day when the report is read. 今天 and 目前 are too vague to be a day."""

_ENDS = (
    *("今年", "去年", "明年", "年度", "前年", "後年", "個月", "本月"),
    *(f"{which}{week}" for which in "上下本" for week in "週周"),
    *(f"{which}{day}" for which in "昨明" for day in "天日"),
)
"""A part of each word: a text without any of them need not be searched."""

_PART_OF_WORD = {
    "今年": late("[如當迄現]今年|今年[輕少]"),
    "去年": late("[過除減失逝]去年"),
    "明年": late("[文光聲說證表發透黎昭清簡]明年"),
    "個月": late(r"[以一二兩三四五六七八九十百幾數\d].個月"),
    "年度": late("[日成根資基以][上下本]"),
    "本月": late("[日成]本月|本月[刊報]"),
    "週": late("[以之線路會桌身日].週|.週[邊圍遭報刊會期年]"),
    "周": late("[以之線路會桌身日].周|.周[邊圍遭報刊會期年]"),
    "明天": late("明天會更好|[文光聲說證表發透黎昭清簡]明天"),
    "明日": late("明日之星|[文光聲說證表發透黎昭清簡]明日"),
}
"""The same characters as parts of other words, by the end of the word."""

_SAID = late(r"[ ]?(?:年)?[（(][ ]?(?:民國[ ]?)?\d{2,4}")


def find(subject: Subject) -> Iterator[Finding]:
    """Each relative date in the text proper, outside quotations."""
    if not any(word in subject.running.plain for word in _ENDS):
        return
    years = subject.records.years
    for piece in subject.own:
        if piece.part not in CHAPTERS and piece.passage.field not in {"abstract", "caption", "alt"}:
            continue
        for match in _RELATIVE.finditer(piece.text):
            if _is_other_word(piece.text, match) or _SAID.match(piece.text, match.end()):
                continue
            if piece.passage.in_quotes(match.start()):
                continue
            yield RULE.finding(
                piece.passage.at(*match.span()),
                say("「{word}」要看讀的日子才知道是何時。", word=match[0]),
                _hint(match[0], years[0] if years else None, piece.part),
            )


def _is_other_word(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 1) : match.end() + 3]
    word = match[0]
    other = next((p for end, p in _PART_OF_WORD.items() if word.endswith(end)), None)
    return other is not None and other.search(around) is not None


def _hint(word: str, year: int | None, part: Part) -> Message:
    shift = {"今年": 0, "去年": -1, "明年": 1}.get(word)
    if shift is None or year is None or part is Part.RECOMMENDATIONS:
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
