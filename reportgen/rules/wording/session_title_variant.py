"""SESSION-TITLE-VARIANT."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from reportgen.check.ask.body import CHAPTERS, walk_sessions
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Rule

_QUOTED = late("「([^「」\n]{8,80})」")
_GLOSS = late(r"[（(][^（）()\n]*[）)]?.*$")
_KEPT = late(r"[\W_]")
_SHORTEST, _LONGEST = 8, 60
"""The least common characters of two titles whose difference is a slip."""
_TELLS_APART = frozenset(
    "一二三四五六七八九十壹貳參肆伍上下前後東西南北中左右內外大小早午晚春夏秋冬甲乙丙丁初新舊"
)
"""Sessions of a series differ in one of these, in a digit or in a letter."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each title in 「」 that differs from a session's in one character."""
    titles = [str(s.title.zh) for s, _ in walk_sessions(subject.records.sessions) if s.title.zh]
    exact = {_key(title) for title in titles}
    near: dict[str, str] = {}
    for title in titles:
        if _SHORTEST <= len(_key(title)) <= _LONGEST:
            for form in (_key(title), *_without_one(_key(title))):
                near.setdefault(form, title)
    if not near:
        return
    for piece in subject.own:
        if piece.part not in CHAPTERS and piece.passage.field != "abstract":
            continue
        for match in _QUOTED.finditer(piece.text):
            key = _key(_GLOSS.sub("", match[1]))
            if key in exact or not _SHORTEST <= len(key) <= _LONGEST:
                continue
            meant = next((near[form] for form in (key, *_without_one(key)) if form in near), None)
            if meant is not None and _is_slip(key, _key(meant)):
                yield RULE.finding(
                    piece.passage.at(match.start(1), match.end(1)),
                    say("這裡的名稱與場次「{title}」只差一字。", title=meant),
                    say("若是同一場，請統一名稱。"),
                )


def _key(title: str) -> str:
    """The form in which titles are compared: without blanks, dashes and the width of marks."""
    return _KEPT.sub("", unicodedata.normalize("NFKC", title).casefold())


def _without_one(word: str) -> list[str]:
    return [word[:index] + word[index + 1 :] for index in range(len(word))]


def _is_slip(a: str, b: str) -> bool:
    """Whether they differ in one character that does not distinguish sessions."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    longer, shorter = (a, b) if len(a) >= len(b) else (b, a)
    skip = 1 if len(a) == len(b) else 0
    if longer[start + 1 :] != shorter[start + skip :]:
        return False
    other = {longer[start], shorter[start] if skip else longer[start]}
    return not any(char in _TELLS_APART or char.isascii() for char in other)


RULE = Rule(
    code="SESSION-TITLE-VARIANT",
    title="場次名稱前後不一",
    severity=Severity.WARNING,
    reason="同一場座談會，目的裡多一個字、過程裡少一個字，讀者會以為是兩場。",
    bad=(
        "sessions: [{title: 分歧及融合－公民科技的合作, kind: panel, date: 2016-12-08}]\n"
        "purpose:\n  prose: 我國主持「分歧及融合－在公民科技的合作」座談會。\n"
    ),
    good=(
        "sessions: [{title: 分歧及融合－公民科技的合作, kind: panel, date: 2016-12-08}]\n"
        "purpose:\n  prose: 我國主持「分歧及融合－公民科技的合作」座談會。\n"
    ),
    find=find,
)
