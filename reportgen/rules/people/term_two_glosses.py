"""TERM-TWO-GLOSSES."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.glosses import Gloss, common_end, stands
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule

_LEAST, _LEAST_LAST = 4, 6
"""The least Han characters of a name; 計畫 has many originals. More are needed behind
「及」, where it may be the last of several words; behind 「的」 it may always be somebody's."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each term whose original differs from its first; VARIANT-TERM reports capitals."""
    first: dict[str, list[Gloss]] = {}
    text = subject.running.plain
    for gloss in subject.glosses:
        before = gloss.piece.text[gloss.start - 1] if gloss.attached else ""
        least = _LEAST_LAST if before else _LEAST
        # A term that is frequent in the report is a name, whatever stands before it.
        often = len(gloss.name) >= _LEAST_OFTEN and text.count(gloss.name) >= _OFTEN
        if (before in {"的", "之"} or len(gloss.name) < least) and not often:
            continue
        group = first.setdefault(gloss.name[-_LEAST_OFTEN:], [])
        earlier = next((g for g in group if _is_same_term(g.name, gloss.name, text)), None)
        if earlier is None:
            group.append(gloss)
        elif _is_other(earlier, gloss):
            yield _finding(gloss, earlier)


_LEAST_OFTEN, _OFTEN = 3, 3


def _is_same_term(a: str, b: str, text: str) -> bool:
    """Whether two names are the same, apart from a verb or the like before either of them."""
    if a == b:
        return True
    end = common_end(a, b)
    if len(end) < _LEAST and (len(end) < _LEAST_OFTEN or text.count(end) < _OFTEN):
        return False
    return end in {a, b} or stands(end, text, alone=True)


def _is_other(a: Gloss, b: Gloss) -> bool:
    """Whether two originals differ; a short form or a plural does not count."""
    one, two = a.key.replace(" ", ""), b.key.replace(" ", "")
    if one in two or two in one or one.rstrip("s") == two.rstrip("s"):
        return False
    return not (_stands_for(a, b) or _stands_for(b, a))


def _stands_for(short: Gloss, long: Gloss) -> bool:
    initials = "".join(word[0] for word in long.key.split())
    letters = iter(initials)
    return len(short.key) < 8 and all(char in letters for char in short.key.replace(" ", ""))


def _finding(gloss: Gloss, earlier: Gloss) -> Finding:
    return RULE.finding(
        gloss.gloss_place,
        say(
            "「{term}」的原文在前面作「{earlier}」，這裡作「{gloss}」。",
            term=gloss.name,
            earlier=earlier.gloss,
            gloss=gloss.gloss,
        ),
        say("請查明後統一。"),
        elsewhere(earlier.gloss, earlier.gloss_place),
    )


RULE = Rule(
    code="TERM-TWO-GLOSSES",
    title="同一譯名有兩個原文",
    severity=Severity.WARNING,
    reason="同一個中文名稱附了兩個不同的原文，讀者查不到是哪一個。",
    bad=(
        "purpose:\n  prose: 開放政府宣言（Open Government Declaration）與"
        "「開放政府宣言」（Open Governance Statement）。\n"
    ),
    good="purpose:\n  prose: 開放政府宣言（Open Government Declaration）。\n",
    find=find,
)
