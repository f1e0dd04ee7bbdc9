"""APPENDIX-ABSENT."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.numerals import number
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_NAMED = late(
    r"附[錄件](?:[ ]?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}))?"
    r"(?![一二三四五六七八九十\d年月日]|[ ]?國|[ ]?締約)"
)
_SENT_THERE = late(
    "(?:詳如|詳見|詳|參見|參閱|請參|請見|收錄於|收於|列於|附於|整理於"  # and in brackets
    "|如本報告|本報告之?|[（(][詳見如]?|[見如])[ ]?$"
)
_OF_TREATY = frozenset("》」約定章")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each appendix that the text refers to and the report lacks."""
    text, plain = subject.running.text, subject.running.plain
    there = len(subject.records.appendices)
    for match in _NAMED.finditer(text):
        sent = _SENT_THERE.search(text[max(0, match.start() - 6) : match.start()])
        if sent is None:
            continue
        start = match.start() - len(sent[0])
        if plain[start - 1 : start] in _OF_TREATY:
            continue
        asked = number(match["number"]) if match["number"] else None
        if there >= (asked or 1) and asked != 0:
            continue
        named = match[0]
        yield RULE.finding(
            subject.running.at(*match.span()),
            say("內文提到「{named}」，但報告沒有附錄。", named=named)
            if not there
            else say("內文提到「{named}」，但報告只有 {there} 個附錄。", named=named, there=there),
            say("請補上附錄，或改用參照（{example}），號碼由程式印出。", example="[](#app-x)"),
        )


RULE = Rule(
    code="APPENDIX-ABSENT",
    title="內文提到的附錄不存在",
    severity=Severity.ERROR,
    reason="讀者依「詳如附件三」去找而找不到，報告即不完整。以參照代替手寫的號碼，就不會指錯。",
    bad="purpose:\n  prose: 議程詳如附錄三。   # 只有兩個附錄\n",
    good="purpose:\n  prose: 議程詳見 [](#app-agenda)。\n",
    find=find,
)
