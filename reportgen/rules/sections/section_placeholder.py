"""SECTION-PLACEHOLDER."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.body import Part, Piece
from reportgen.check.ask.data import words
from reportgen.check.ask.passages import paragraphs
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS, has_han

_WAITING = (
    "(?:待補充?|待填寫?|待確認|待查|待定|待續|請?填[寫入]?|請補充?"  # asks for something
    "|尚未填寫|未完待續|以下空白|範例|略)"
)
_MARK = late(
    rf"""
    (?<![〇○◯一二三四五六七八九])[○〇◯]{{2,}}(?![〇○◯一二三四五六七八九年])
  | (?<![〇○◯一二三四五六七八九十])[○〇◯](?=[ ]?[年月日])
  | (?<![A-Za-z0-9_.-])(?:TODO|FIXME|TBD|TBC)(?![A-Za-z0-9_.-])
  | [ ]?(?<!第)(?<!第[ ])(?P<crosses>[XＸ]{{2,}}|[OＯ]{{2,}})[ ]?(?!染色體|型)
  | (?:(?<={OF_WORDS})[●△□◎]{{2,}}|(?<![●△□◎])[●△□◎]{{2,}}+(?={OF_WORDS}))(?![○●☆為是表代者])
  | (?<![A-Za-zＸＮ])[XxNＸＮ][ ]?月[ ]?[XxNＸＮ][ ]?日
  | 請[於在]?此[處欄]?(?:填[寫入]|輸入|補充)
  | ＿{{2,}}
  | [（(【［\[〔<＜]{_WAITING}[）)】］\]〕>＞]
  | (?<![尚仍有猶缺額員力])待補(?=[ ]?(?:[。；，！…]|$))
  | (?:…|\.\.\.|[：:—])[ ]?(?:尚|仍|均)?(?:待|容後|稍後|另行?)
    (?:補[充上齊]?|填寫?|確認|提供|撰寫?|查)(?=[ ]?(?:[。；，！…]|$))
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Marks in place of text that is still to be written. 二〇〇七年 and 第 XX 屆 are numbers.

Crosses are such a mark only before a Han character, and not behind a Latin word.
"""

_NOT_AFTER_NAME = frozenset("部會局署處司院校公大中區市縣鄉鎮路街號年月日")

_HINT = late(
    r"[○〇◯＿ＸＯＮ●△□◎]|XX|OO|[XxN] ?月|此[處欄填輸補]|TODO|FIXME|TB[DC]"
    r"|[（(【［\[〔<＜](?:[待請填略]|以下|尚未|未完|範例)|待補|[….：:—] ?(?:[尚仍均待另]|容後|稍後)"
)
"""Characters of the marks: a text without any of them is not searched."""

_WHOLE = late(
    rf"[\s（(【［〔]*(?:{_WAITING}|同上|無內容|N/A|n/a|TBA|[xXＸ]{{2,}}|[○〇◯]+"
    r"|[.…。、，－—?？-]++|lorem ipsum\b.*)[\s）)】］〕。.…]*",
    re.IGNORECASE,
)
"""A whole text without meaning. 「無」 is an answer; so is 「－」 in a cell of a table."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each mark, or each text that is a mark as a whole."""
    for piece in subject.own:
        text = piece.text
        if len(text) < 40 and _is_whole(piece):
            yield _finding(piece, 0, len(text.rstrip()))
            continue
        for match in _MARK.finditer(text) if _HINT.search(text) else ():
            if match["crosses"] and not _is_between_han(text, match):
                continue
            if not _is_excused(piece, match):
                start = match.start() + (match[0][0] == " ")
                yield _finding(piece, start, start + len(match[0].strip()))


def _is_whole(piece: Piece) -> bool:
    if piece.part is Part.APPENDICES and piece.passage.field in {"rows", "columns"}:
        return False
    lines = list(paragraphs(piece.passage))
    return len(lines) == 1 and _WHOLE.fullmatch(lines[0][1]) is not None


def _is_between_han(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() :][:1]
    return has_han(after) and (has_han(before) or before in set("，。、；：（「\n") | {""})


def _is_excused(piece: Piece, match: re.Match[str]) -> bool:
    """Whether the mark is in a quotation of running prose, or masks a name: 王○○."""
    text, start = piece.text, match.start()
    if piece.passage.prose and piece.passage.in_quotes(start):
        return True
    before, after = text[max(0, start - 1) : start], text[match.end() : match.end() + 1]
    masked = match[0][0] in "○〇◯" and len(match[0]) == 2 and before in words("surnames")
    return masked and after not in _NOT_AFTER_NAME


def _finding(piece: Piece, start: int, stop: int) -> Finding:
    return RULE.finding(
        piece.passage.at(start, stop),
        say("「{mark}」還沒有換成內容。", mark=piece.text[start:stop].strip()),
        say("請填上實際內容；沒有可填的，就刪去這一欄或這一句。"),
    )


RULE = Rule(
    code="SECTION-PLACEHOLDER",
    title="留有待填的記號",
    severity=Severity.ERROR,
    reason="「○○」「待補」「TODO」是寫作時的記號，印出來就是未完成的報告。",
    bad="purpose:\n  prose: 本次赴法國參加○○會議（待補）。\n",
    good="purpose:\n  prose: 本次赴法國參加開放政府夥伴關係聯盟高峰會。\n",
    find=find,
)
