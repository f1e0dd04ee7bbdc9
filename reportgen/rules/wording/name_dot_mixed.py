"""NAME-DOT-MIXED."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule
from reportgen.text import ONE_HAN, han_as_one

_DOT = late(f"(?<={ONE_HAN})[·‧・•．∙⋅･](?={ONE_HAN})")


def find(subject: Subject) -> Iterator[Finding]:
    """Each dot between the parts of a name that is not the most frequent dot."""
    running = subject.running
    text = running.plain
    if sum(dot in text for dot in "·‧・•．∙⋅･") < 2:
        return
    places: dict[str, list[int]] = defaultdict(list)
    for match in _DOT.finditer(han_as_one(text)):
        places[match[0]].append(match.start())
    if len(places) < 2:
        return
    usual = max(places, key=lambda dot: (len(places[dot]), -places[dot][0]))
    for dot, starts in places.items():
        for start in starts if dot != usual else ():
            yield RULE.finding(
                running.at(start, start + 1),
                say(
                    "譯名的間隔號在這裡作「{dot}」，別處有 {count} 次作「{usual}」。",
                    dot=dot,
                    usual=usual,
                    count=len(places[usual]),
                ),
                say("請統一。"),
                mend=RULE.mend(running.edits(start, start + 1, usual)),
            )


RULE = Rule(
    code="NAME-DOT-MIXED",
    title="譯名的間隔號不一",
    severity=Severity.WARNING,
    reason="間隔號有幾個看來相似的字元，搜尋與報讀軟體當作不同的姓名。",
    bad="purpose:\n  prose: 馬尼許·班納致詞，其後馬尼許‧班納主持座談。\n",
    good="purpose:\n  prose: 馬尼許·班納致詞，其後馬尼許·班納主持座談。\n",
    find=find,
    mends=Mends.CERTAIN,
)
