"""QUOTE-FORM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.passages import OBJECT
from reportgen.check.ask.running_text import BREAK, RunningText
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Edit
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import PUNCTUATION
from reportgen.text import has_han

_CURLY = late(f"[“”{BREAK}\n]")
_CHINESE = late(f"“([^“”\n{BREAK}]*)”")
_STRAIGHT = late(f'"([^"\n{BREAK}]{{1,60}})"')
_SINGLE = late(f"‘([^‘’\n{BREAK}]{{1,60}})’")
_CORNERS = late(f"[「」『』{BREAK}]")
_LATIN = late("[A-Za-z\u00c0-\u024f]")


def find(subject: Subject) -> Iterator[Finding]:
    """Findings for quotation marks of the wrong form or direction."""
    running = subject.running
    text = running.plain
    yield from _turned(subject)
    for match in _CHINESE.finditer(text):
        if has_han(match[1]) and not _LATIN.search(match[1]):
            yield RULE.finding(
                running.at(match.start(), match.end()),
                say("中文的引號是「」，不是“”。"),
                say("請寫「{quoted}」。", quoted=match[1]),
                mend=RULE.mend(_marked(running, match, "「」")),
            )
    for match in _SINGLE.finditer(running.text):
        if has_han(match[1]) and not _LATIN.search(match[1]):
            yield RULE.finding(
                running.at(match.start(), match.end()),
                say("中文的引號是「」，不是‘’。"),
                say("請寫「{quoted}」。", quoted=match[1]),
                mend=RULE.mend(_marked(running, match, "「」")),
            )
    yield from _nested(subject)
    # Inside 「」 the words, and so the marks, are somebody else's.
    for match in _STRAIGHT.finditer(running.text):
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        inside = text[match.start() + 1 : match.end() - 1]
        if (
            OBJECT not in match[0]
            and not text[match.start() - 1 : match.start()].isdigit()
            and (has_han(around) or has_han(inside[0] + inside[-1]))
        ):
            marks = "「」" if has_han(inside) else "“”"
            yield RULE.finding(
                running.at(match.start(), match.end()),
                say('直引號「"」請改為中文的引號。')
                if has_han(inside)
                else say('直引號「"」請改為成對的引號。'),
                say("請寫 {quoted}。", quoted=f"{marks[0]}{inside}{marks[1]}"),
                mend=RULE.mend(_marked(running, match, marks)),
            )


def _marked(running: RunningText, match: re.Match[str], marks: str) -> tuple[Edit, ...]:
    """The edits that give the quotation *match* the marks *marks*."""
    return _pair(running, match.start(), match.end() - 1, marks)


def _pair(running: RunningText, opening: int, closing: int, marks: str) -> tuple[Edit, ...]:
    return (
        *running.edits(opening, opening + 1, marks[0]),
        *running.edits(closing, closing + 1, marks[1]),
    )


def _turned(subject: Subject) -> Iterator[Finding]:
    """Findings for marks that open where they should close, or the reverse."""
    waiting: list[tuple[str, int]] = []
    for match in _CURLY.finditer(subject.running.plain + BREAK):
        if match[0] in "“”":
            waiting.append((match[0], match.start()))
            continue
        if len(waiting) % 2 == 0:
            for nth, (mark, index) in enumerate(waiting):
                wanted = "“”"[nth % 2]
                if mark != wanted:
                    message = say(
                        "引號的方向反了：「{mark}」應為「{wanted}」。", mark=mark, wanted=wanted
                    )
                    edits = subject.running.edits(index, index + 1, wanted)
                    yield RULE.finding(
                        subject.running.at(index, index + 1), message, mend=RULE.mend(edits)
                    )
        waiting = []


def _nested(subject: Subject) -> Iterator[Finding]:
    """Findings for 『 outside 「, and 「 within 「; not in a text whose marks do not pair."""
    running = subject.running
    text = running.plain + BREAK
    opened: list[int] = []
    wrong: list[int] = []
    closed: dict[int, int] = {}
    paired = True
    for match in _CORNERS.finditer(text):
        mark, index = match[0], match.start()
        if mark == BREAK:
            for at in wrong if paired and not opened else ():
                message, marks = (_OUTER, "「」") if text[at] == "『" else (_INNER, "『』")
                mend = RULE.mend(_pair(running, at, closed[at], marks))
                yield RULE.finding(running.at(at, at + 1), message, mend=mend)
            opened, wrong, paired = [], [], True
        elif mark in "「『":
            if opened and text[index - 1] in {"\n", BREAK}:
                continue  # a quotation of several paragraphs opens anew in each
            if (mark == "『" and not opened) or (
                mark == "「" and opened and text[opened[-1]] == "「"
            ):
                wrong.append(index)
            opened.append(index)
        elif opened and text[opened[-1]] == ("「" if mark == "」" else "『"):
            closed[opened.pop()] = index
        else:
            paired = False


_OUTER = say("外層的引號是「」，『』用在它的裡面。")
_INNER = say("「」裡面再有引號，用『』。")


RULE = Rule(
    code="QUOTE-FORM",
    title="引號的形式或方向",
    severity=Severity.WARNING,
    reason="中文的引號先用「」，其內用『』；外文的引號成對，開為“、收為”。",
    bad='purpose:\n  prose: 座談會名稱為”Fork and Merge”，主題是"公民科技"。\n',
    good="purpose:\n  prose: 座談會名稱為“Fork and Merge”，主題是「公民科技」。\n",
    basis=(PUNCTUATION,),
    find=find,
    mends=Mends.CERTAIN,
)
