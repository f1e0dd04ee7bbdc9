"""SPACING-MIXED."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.people import LINES
from reportgen.check.ask.running_text import RunningText
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled
from reportgen.rulebook.rule import Mends, Rule
from reportgen.text import ONE_HAN

_KINDS = (
    (say("外文"), "A-Za-z\u00c0-\u024f"),
    (say("數字"), "0-9"),
)


def find(subject: Subject) -> Iterator[Finding]:
    """At most two notes: for the spaces beside foreign words, and for those beside digits."""
    running = subject.running
    for kind, chars in _KINDS:
        spaced: list[int] = []
        tight: list[int] = []
        beside = compiled(f"(?<={ONE_HAN}) ?(?=[{chars}])|(?<=[{chars}]) ?(?={ONE_HAN})")
        for match in beside.finditer(running.shape):
            if _as_typed(running, match):
                (spaced if match[0] else tight).append(match.start())
        if not spaced or not tight:
            continue
        rarer, other = (tight, spaced) if len(tight) <= len(spaced) else (spaced, tight)
        first = rarer[0]
        wording = " " if rarer is tight else ""
        mend = RULE.mend(
            edit for at in rarer for edit in running.edits(at, at + (rarer is spaced), wording)
        )
        yield RULE.finding(
            running.at(first - (rarer is tight), first + 1),
            say(
                "漢字與{kind}之間，全份有 {other} 處空格、{rarer} 處不空；這是第一處不空的。",
                kind=kind,
                other=len(other),
                rarer=len(rarer),
            )
            if rarer is tight
            else say(
                "漢字與{kind}之間，全份有 {other} 處不空、{rarer} 處空格；這是第一處空格。",
                kind=kind,
                other=len(other),
                rarer=len(rarer),
            ),
            say("空或不空都可以，請統一；不空時由排版留出間隔。"),
            mend=mend,
        )


def _as_typed(running: RunningText, match: re.Match[str]) -> bool:
    """Whether the two characters stand side by side, no line end or markup between."""
    piece, index = running.piece(match.start())
    offsets = piece.passage.offsets
    if offsets is None:
        return piece.passage.field in LINES
    return offsets[index + len(match[0])] - offsets[index - 1] == len(match[0]) + 1


RULE = Rule(
    code="SPACING-MIXED",
    title="漢字與外文、數字之間的空格不一",
    severity=Severity.NOTE,
    reason="漢字與外文、數字之間空不空格，規定並未要求；同一份報告裡混用，搜尋與複製時就會漏掉一半。",
    bad="purpose:\n  prose: 出席 OGP 高峰會，並與OGP秘書處會談；此為第 3 次參加 OGP 活動。\n",
    good="purpose:\n  prose: 出席 OGP 高峰會，並與 OGP 秘書處會談；此為第 3 次參加。\n",
    find=find,
    mends=Mends.CERTAIN,
)
