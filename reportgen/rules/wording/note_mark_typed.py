"""NOTE-MARK-TYPED."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS

_RINGED = "①-⑳"
_RAISED = "¹²³⁴-⁹"
_MARK = late(
    rf"""
    [〔［\[（(【]註[ ]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|[{_RINGED}])[〕］\]）)】]
  | 註[{_RINGED}]
  | (?<=[」』》）{_RINGED}])[{_RINGED}](?=[。，；、：]|$)
  | (?<={OF_WORDS})[{_RINGED}](?=[。，；、：]|$)
  | (?<=。)[{_RINGED}]$
  | (?<={OF_WORDS})[{_RAISED}]{{1,2}}
    """,
    re.VERBOSE | re.MULTILINE,
)
_HINT = late(f"註[ 0-9一二三四五六七八九十{_RINGED}]|[{_RINGED}{_RAISED}]")


def find(subject: Subject) -> Iterator[Finding]:
    """Each call of a note that is typed: 〔註1〕, ①, ¹. Before an item of a row ① counts."""
    running = subject.running
    if not _HINT.search(running.text):
        return
    for match in _MARK.finditer(running.text):
        if running.piece(match.start())[0].passage.prose:
            yield RULE.finding(
                running.at(*match.span()),
                say("註的號碼「{mark}」是手寫的，不會連到註，也不會重新編號。", mark=match[0]),
                say("請寫成「[^1]」，並另起一段寫「[^1]: 註的內容」。"),
            )


RULE = Rule(
    code="NOTE-MARK-TYPED",
    title="註的號碼是手寫的",
    severity=Severity.WARNING,
    reason="註腳由程式編號、排在頁底並可點選；手寫的號碼沒有註可看，增刪之後也不會跟著改。",
    bad="purpose:\n  prose: 該國於 2009 年立法〔註1〕，各部會配合修訂①。\n",
    good="purpose:\n  prose: |\n    該國於 2009 年立法[^1]。\n\n    [^1]: 該法於次年施行。\n",
    find=find,
)
