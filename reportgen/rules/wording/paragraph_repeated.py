"""PARAGRAPH-REPEATED."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.passages import Passage, paragraphs
from reportgen.check.ask.shingles import is_long, letters, shingles
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule

ALIKE = 0.9
"""The least share of the shorter paragraph that a repetition has in the longer."""
_WIDTH = 3


class _Paragraph(NamedTuple):
    passage: Passage
    start: int
    end: int
    shingles: frozenset[str]
    sketch: tuple[str, ...]
    """An eighth of the shingles, by their first character: similar texts share most of these."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each paragraph that repeats an earlier paragraph almost word for word."""
    seen: list[_Paragraph] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for paragraph in _paragraphs(subject):
        near = _nearest(paragraph, seen, holders)
        if near is None:
            for shingle in paragraph.sketch:
                holders[shingle].append(len(seen))
            seen.append(paragraph)
            continue
        other, share = near
        place = other.passage.at(other.start)
        yield RULE.finding(
            paragraph.passage.at(paragraph.start, paragraph.end),
            say(
                "這一段與 {file} 第 {line} 行的一段重複，較短的有 {share} % 的文字也在另一段裡。",
                file=place.file,
                line=place.line,
                share=round(share * 100),
            ),
            say("請刪去一段，或各寫各的重點。"),
            elsewhere(f"{other.passage.text[other.start : other.start + 10]}……", place),
        )


def _paragraphs(subject: Subject) -> Iterator[_Paragraph]:
    for piece in subject.own:
        if piece.passage.prose:
            for start, line in paragraphs(piece.passage):
                text = letters(line)
                if is_long(text):
                    end = start + len(line)
                    stretches = shingles(text, _WIDTH)
                    sketch = tuple(s for s in stretches if ord(s[0]) % 8 == 0)
                    yield _Paragraph(piece.passage, start, end, stretches, sketch)


def _nearest(
    paragraph: _Paragraph, seen: list[_Paragraph], holders: dict[str, list[int]]
) -> tuple[_Paragraph, float] | None:
    """The earlier paragraph most like *paragraph*, and the share that both have of the shorter.

    Only paragraphs of which the sketches meet are compared.
    """
    votes = Counter(nth for shingle in paragraph.sketch for nth in holders.get(shingle, ()))
    for nth, _ in votes.most_common(3):
        other = seen[nth]
        common = len(paragraph.shingles & other.shingles)
        share = common / min(len(paragraph.shingles), len(other.shingles))
        if share >= ALIKE:
            return other, share
    return None


RULE = Rule(
    code="PARAGRAPH-REPEATED",
    title="同一段文字出現兩次",
    severity=Severity.WARNING,
    reason="摘要與目的、心得與過程整段相同，是報告被認為內容貧乏的常見原因。",
    bad="purpose: {prose: （與內容摘要相同的一段）}\n",
    good="purpose: {prose: （另行撰寫）}\n",
    find=find,
)
