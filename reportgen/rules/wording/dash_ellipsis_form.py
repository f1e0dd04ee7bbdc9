"""DASH-ELLIPSIS-FORM."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.running_text import NAMED
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import PUNCTUATION
from reportgen.text import ONE_HAN

_WIDE = f"[{ONE_HAN}{NAMED}，。、；：！？」』）》〉]"
_OPEN = f"[{ONE_HAN}{NAMED}「『（《〈]"
_FORM = late(
    f"(?P<ellipsis>(?<={_WIDE})\\.{{3,}}(?![.\\s]*\\d)|(?<!\\.)\\.{{3,}}+(?={_OPEN})"
    f"|。{{3,}}|・{{3,}}|(?<={_WIDE})…(?!…))"
    f"|(?P<dash>(?<={_WIDE})[ ]?(?:-{{2,3}}|－{{2,}})[ ]?(?={_OPEN}))"
)

_MARKS = ("...", "…", "。。。", "・・・", "--", "－－")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each ellipsis or dash that is put together from other marks."""
    text = subject.running.shape
    if not any(mark in text for mark in _MARKS):
        return
    for match in _FORM.finditer(text):
        right = "……" if match.lastgroup == "ellipsis" else "——"
        yield RULE.finding(
            subject.running.at(match.start(), match.end()),
            say("「{mark}」應為刪節號「……」（六點，占兩字）。", mark=match[0].strip())
            if right == "……"
            else say("「{mark}」應為破折號「——」（占兩字）。", mark=match[0].strip()),
            mend=RULE.mend(subject.running.edits(match.start(), match.end(), right)),
        )


RULE = Rule(
    code="DASH-ELLIPSIS-FORM",
    title="刪節號或破折號的形式",
    severity=Severity.WARNING,
    reason="刪節號是六點「……」，破折號是兩格「——」；以句點或連字號拼成者，換行時會被拆開。",
    bad="purpose:\n  prose: 議題包括資料、隱私...等。\n",
    good="purpose:\n  prose: 議題包括資料、隱私……等。\n",
    basis=(PUNCTUATION,),
    find=find,
    mends=Mends.CERTAIN,
)
