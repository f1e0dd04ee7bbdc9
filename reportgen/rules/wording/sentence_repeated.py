"""SENTENCE-REPEATED."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import Piece
from reportgen.check.ask.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_SENTENCE = late(f"[^。！？\n{BREAK}]+(?P<end>[。！？])?")
_LEAST = 14
"""The least characters of a sentence whose repetition is no chance."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each sentence that occurs before, word for word; the abstract may repeat the body."""
    running = subject.running
    first: dict[str, re.Match[str]] = {}
    end = -1
    for match in _SENTENCE.finditer(running.plain):
        words = match[0].strip()
        if not match["end"] or len(words) <= _LEAST:
            continue
        earlier = first.setdefault(words, match)
        if earlier is match:
            continue
        piece, there = running.piece(match.start())[0], running.piece(earlier.start())[0]
        if not (_is_prose(piece) and _is_prose(there)) or match.start() == end:
            end = match.end()
            continue
        end = match.end()
        yield RULE.finding(
            running.at(match.start(), match.end()),
            say("這一句與前面的一句完全相同。"),
            say("請刪去一句，或改寫。"),
            elsewhere(f"{words[:_SHOWN]}……", running.at(earlier.start(), earlier.end())),
        )


_SHOWN = 12


def _is_prose(piece: Piece) -> bool:
    return piece.passage.prose and piece.passage.field != "abstract"


RULE = Rule(
    code="SENTENCE-REPEATED",
    title="同一句話出現兩次",
    severity=Severity.WARNING,
    reason="一字不差的句子出現兩次，多半是剪貼的痕跡，審核時會認為內容湊數。",
    bad=(
        "purpose:\n  prose: 本會派員了解各國推動開放政府的作法。行程由駐外館處安排。"
        "本會派員了解各國推動開放政府的作法。\n"
    ),
    good="purpose:\n  prose: 本會派員了解各國推動開放政府的作法。行程由駐外館處安排。\n",
    find=find,
)
