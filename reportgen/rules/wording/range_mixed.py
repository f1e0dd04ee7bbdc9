"""RANGE-MIXED."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule

_RANGE = late(
    r"(?<![\dA-Za-z./:（(-])\d{1,4}(?::\d\d)?(?:[ ]?[%％年月日])?[ ]?(?P<mark>[-‐‑–—~～])[ ]?"
    r"\d{1,4}(?::\d\d)?(?![\dA-Za-z/-])"
)
_NUMBERED = late("[A-Za-z] ?$|(?:電話|分機|專線|字號|字第|編號|代碼|郵遞區號|傳真)[^，。；]{0,8}$")


def find(subject: Subject) -> Iterator[Finding]:
    """A note at the first place of each mark between two numbers that is not the most frequent."""
    running = subject.running
    places: dict[str, list[int]] = defaultdict(list)
    for match in _RANGE.finditer(running.text):
        piece, _ = running.piece(match.start())
        before = running.text[max(0, match.start() - 12) : match.start()]
        if piece.passage.prose and not _NUMBERED.search(before):
            places[match["mark"]].append(match.start("mark"))
    if len(places) < 2:
        return
    usual = max(places, key=lambda mark: (len(places[mark]), -places[mark][0]))
    for mark, starts in places.items():
        if mark != usual:
            yield RULE.finding(
                running.at(starts[0], starts[0] + 1),
                say(
                    "起訖之間的符號，這裡作「{mark}」，別處有 {count} 次作「{usual}」。",
                    mark=mark,
                    usual=usual,
                    count=len(places[usual]),
                ),
                say("請統一。"),
                mend=RULE.mend(
                    edit for start in starts for edit in running.edits(start, start + 1, usual)
                ),
            )


RULE = Rule(
    code="RANGE-MIXED",
    title="起訖的符號不一",
    severity=Severity.NOTE,
    reason="「10–12」「10-12」「10～12」混用，讀者要想一想是起訖、減號還是編號。",
    bad="purpose:\n  prose: 每組 8–10 人，需時 3～5 個月。\n",
    good="purpose:\n  prose: 每組 8–10 人，需時 3–5 個月。\n",
    find=find,
    mends=Mends.UNSAFE,
)
