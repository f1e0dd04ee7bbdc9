"""NUMERAL-FULL-WIDTH."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from reportgen.check.ask.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import PUNCTUATION

_FULL = late("[０-９Ａ-Ｚａ-ｚ]+(?:[．，：／－][０-９]+)*[％]?")
_NUMBERING = late(f"(?:^|[\n{BREAK}（(第])$")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each full-width number or word; those that number a list are left alone."""
    text = subject.running.text
    if not any("０" <= char <= "ｚ" for char in frozenset(text)):
        return
    for match in _FULL.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        after = text[match.end() : match.end() + 1]
        if after in {"、", "．", "）", ")"} and _NUMBERING.search(before):
            continue
        half = normalize("NFKC", match[0])
        yield RULE.finding(
            subject.running.at(match.start(), match.end()),
            say("數字與外文字母用半形：「{full}」。", full=match[0]),
            say("請寫「{half}」。", half=half),
            mend=RULE.mend(subject.running.edits(match.start(), match.end(), half)),
        )


RULE = Rule(
    code="NUMERAL-FULL-WIDTH",
    title="全形的數字或字母",
    severity=Severity.WARNING,
    reason="阿拉伯數字與外文字母用半形，搜尋得到，也不會在數字中間換行。編號的全形數字不在此限。",
    bad="purpose:\n  prose: 本次會議有２５００人參加。\n",
    good="purpose:\n  prose: 本次會議有 2,500 人參加。\n",
    basis=(PUNCTUATION,),
    find=find,
    mends=Mends.CERTAIN,
)
