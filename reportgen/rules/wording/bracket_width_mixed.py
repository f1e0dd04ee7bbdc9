"""BRACKET-WIDTH-MIXED."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.running_text import BREAK, NAMED, RunningText
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Edit
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import PUNCTUATION
from reportgen.text import ONE_HAN

_BEFORE = f"(?<=[{ONE_HAN}{NAMED}」』》〉])[ ]?"
_GLOSS = late(f"{_BEFORE}(?P<open>[（(])(?P<inside>[^（）()\n{BREAK}]*)(?P<close>[）)])")
_HAN = late(f"[{ONE_HAN}{NAMED}]")
_WORDS = late("[A-Za-z\u00c0-\u024f]{2}")


def find(subject: Subject) -> Iterator[Finding]:
    """Findings for two widths in one pair, and for foreign glosses in half-width brackets.

    The latter only where the report has others in full width, which is right in Chinese: each of
    them, or only the first where half width prevails.
    """
    running = subject.running
    full: list[re.Match[str]] = []
    half: list[re.Match[str]] = []
    for match in _GLOSS.finditer(running.shape):
        if (match["open"] == "（") != (match["close"] == "）"):
            yield RULE.finding(
                running.at(match.start("open"), match.end()),
                say("同一對括號一邊全形、一邊半形，請統一為「（）」。"),
                mend=RULE.mend(_widened(running, match)),
            )
        elif _WORDS.search(match["inside"]) and not _HAN.search(match["inside"]):
            (full if match["open"] == "（" else half).append(match)
    if not full:
        return
    if len(half) > len(full):
        yield RULE.finding(
            running.at(half[0].start("open"), half[0].end()),
            say(
                "外文附註的括號，全份有 {half} 處用半形、{full} 處用全形；這是第一處半形的。",
                half=len(half),
                full=len(full),
            ),
            _HINT,
            mend=RULE.mend(edit for match in half for edit in _widened(running, match)),
        )
        return
    for match in half:
        yield RULE.finding(
            running.at(match.start("open"), match.end()),
            say("外文附註的括號，全份有 {other} 處用全形，這裡用半形。", other=len(full)),
            _HINT,
            mend=RULE.mend(_widened(running, match)),
        )


def _widened(running: RunningText, match: re.Match[str]) -> tuple[Edit, ...]:
    """The edits that give both brackets in full width."""
    opening, closing = match.start("open"), match.start("close")
    return (
        *running.edits(opening, opening + 1, "（"),
        *running.edits(closing, closing + 1, "）"),
    )


_HINT = say("請統一；中文以全形「（）」為準。")


RULE = Rule(
    code="BRACKET-WIDTH-MIXED",
    title="括號全形與半形混用",
    severity=Severity.WARNING,
    reason="同一份報告裡，同一種附註的括號應該同一個寬度；規定並未指定編號括號的寬度，故只看是否一致。",
    bad="purpose:\n  prose: 推動委員會（Steering Committee）與秘書處(Support Unit)。\n",
    good="purpose:\n  prose: 推動委員會（Steering Committee）與秘書處（Support Unit）。\n",
    basis=(PUNCTUATION,),
    find=find,
    mends=Mends.CERTAIN,
)
