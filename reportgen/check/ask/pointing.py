"""Which figures and tables the text sends its reader to: by label, by number, or by place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.patterns import compiled
from reportgen.prose import Parsed
from reportgen.prose.model import Figure, Table


def unmentioned(
    subject: Subject, kind: type[Figure] | type[Table], word: str, by_place: re.Pattern[str]
) -> Iterator[Figure | Table]:
    """Each figure or table of the body that the text never sends its reader to.

    *word* stands before their numbers (圖); *by_place* is what sends to those of the same prose
    without a number (下圖).
    """
    proses = list(subject.manuscript.proses())
    if not any(_all_of(parsed, kind) for parsed in proses):
        return
    labels = {reference.label for parsed in proses for reference in parsed.references}
    numbers = _numbers(subject, word)
    for parsed in proses:
        items = _all_of(parsed, kind)
        if not items or by_place.search(_words(parsed)):
            continue
        for item in items:
            if item.label not in labels and subject.manuscript.labels.number(item) not in numbers:
                yield item


def _all_of(parsed: Parsed, kind: type[Figure] | type[Table]) -> tuple[Figure | Table, ...]:
    return parsed.figures if kind is Figure else parsed.tables


def _words(parsed: Parsed) -> str:
    """The text of a prose, without the captions of its figures."""
    return "".join(
        token.content
        for token in parsed.tokens
        if token.type == "inline" and "figures" not in token.meta
    )


_GAP = r"\s{0,4}"


def _numbers(subject: Subject, word: str) -> frozenset[int]:
    """What the text names by *word* and a typed number, ranges included."""
    # A caption that brings a number of its own is no reference.
    named = compiled(
        rf"(?:(?<![\n{BREAK}]){word}|{word}(?!{_GAP}\d{{1,3}}{_GAP}[：:、.．])){_GAP}(\d{{1,3}})"
        rf"(?:{_GAP}(?:[-–—~～至到]|[至到及、]{word}){_GAP}{word}?{_GAP}(\d{{1,3}}))?"
    )
    numbers: set[int] = set()
    for match in named.finditer(subject.running.text):
        first = int(match[1])
        last = int(match[2] or first)
        numbers |= {first, last, *range(first, min(last, first + 200))}
    return frozenset(numbers)
