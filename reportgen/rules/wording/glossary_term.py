"""GLOSSARY-TERM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.glossary import Term
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule
from reportgen.text import OF_WORDS

_RUN = late(f"{OF_WORDS}*")
_LATIN = "A-Za-z\u00c0-\u024f"


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each place that does not follow the glossary."""
    for term in subject.glossary:
        yield from _avoided(subject, term)
        if term.foreign:
            yield from _glossed_otherwise(subject, term)


def _avoided(subject: Subject, term: Term) -> Iterator[Finding]:
    text = subject.running.text
    for form in term.avoid:
        start = text.find(form)
        while start >= 0:
            if not _inside(text, start, str(form), str(term.term)):
                end = start + len(form)
                yield RULE.finding(
                    subject.running.at(start, end),
                    say("用語表以「{term}」為準，這裡作「{form}」。", term=term.term, form=form),
                    mend=RULE.mend(subject.running.edits(start, end, str(term.term))),
                )
            start = text.find(form, start + len(form))


def _inside(text: str, start: int, form: str, term: str) -> bool:
    """Whether *form* at *start* is part of *term*: 峰會 in 高峰會, or of a longer foreign word."""
    shift = term.find(form)
    if shift >= 0 and start >= shift and text.startswith(term, start - shift):
        return True
    around = text[start - 1 : start] + text[start + len(form) : start + len(form) + 1]
    return form.isascii() and any(char.isalnum() and char.isascii() for char in around)


def _glossed_otherwise(subject: Subject, term: Term) -> Iterator[Finding]:
    """The foreign name in brackets behind another Chinese term."""
    running = subject.running
    gloss = re.compile(
        rf"(?<={OF_WORDS})[ ]?[（(](?:[^（()）\n]{{0,40}}[,，、] ?)?"
        rf"{re.escape(str(term.foreign))}(?![{_LATIN}])"
    )
    width = len(term.term)
    for match in gloss.finditer(running.plain):
        before = running.plain[max(0, match.start() - width - 1) : match.start()]
        if before.rstrip("」』》").endswith(str(term.term)) or term.term in before:
            continue
        if any(before.endswith(str(form)) for form in term.avoid):
            continue  # reported already
        start = match.start() - _han_before(running.plain, match.start(), width)
        yield RULE.finding(
            running.at(start, match.start()),
            say("{foreign} 在用語表的譯名是「{term}」。", foreign=term.foreign, term=term.term),
        )


def _han_before(text: str, index: int, most: int) -> int:
    """How many of the *most* characters before *index* are Han."""
    backwards = text[max(0, index - most) : index][::-1]
    run = _RUN.match(backwards)
    return run.end() if run else 0


RULE = Rule(
    code="GLOSSARY-TERM",
    title="用語與用語表不一",
    severity=Severity.WARNING,
    reason="同一機關的報告對同一事物應使用同一名稱，譯名尤其如此：推動委員會，或是指導委員會。"
    "用語寫在 glossary.yaml，一份報告自己的寫在 terms。",
    bad="purpose:\n  prose: 指導委員會（Steering Committee）討論我國入會案。\n",
    good="purpose:\n  prose: 推動委員會（Steering Committee）討論我國入會案。\n",
    find=find,
    mends=Mends.UNSAFE,
)
