"""FIGURE-UNREFERENCED."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.prose import Parsed
from reportgen.rules.rule import Rule

_BY_PLACE = re.compile(
    "[下上左右附後前]圖|[下上左右]列?[各二兩三四]?[張幅]?(?:照片|圖)|圖中|照片中"
)
# A caption that brings a number of its own is no reference.
_BY_NUMBER = re.compile(
    rf"(?:(?<![\n{BREAK}])圖|圖(?!\s*\d{{1,3}}\s*[：:、.．]))"
    r"\s*(\d{1,3})(?:\s*(?:[-–—~～至到]|至圖|到圖|及圖|、圖)\s*圖?\s*(\d{1,3}))?"
)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each figure of the body that the text never sends the reader to."""
    proses = list(subject.manuscript.proses())
    if not any(parsed.figures for parsed in proses):
        return
    labels = {reference.label for parsed in proses for reference in parsed.references}
    numbers = _numbers(subject)
    for parsed in proses:
        if not parsed.figures or _BY_PLACE.search(_words(parsed)):
            continue
        for figure in parsed.figures:
            if figure.label in labels or subject.manuscript.labels.number(figure) in numbers:
                continue
            yield RULE.finding(
                figure.place,
                say("內文沒有提到這張圖。"),
                say("請在相關的句子寫「[](#{label})」。", label=figure.label)
                if figure.label
                else say(
                    "請給它標籤（{example}），並在內文寫「[](#fig-x)」。", example="{#fig-x …}"
                ),
            )


def _words(parsed: Parsed) -> str:
    """The text of a prose, without its captions."""
    return "".join(
        token.content
        for token in parsed.tokens
        if token.type == "inline" and "figures" not in token.meta
    )


def _numbers(subject: Subject) -> frozenset[int]:
    """Figures that the text names by a typed number, ranges included."""
    found: set[int] = set()
    for match in _BY_NUMBER.finditer(subject.running.text):
        first = int(match[1])
        last = int(match[2] or first)
        found |= {first, last, *range(first, min(last, first + 200))}
    return frozenset(found)


RULE = Rule(
    code="FIGURE-UNREFERENCED",
    title="內文沒有提到的圖",
    severity=Severity.WARNING,
    reason="讀者要知道圖與哪一段文字有關；號碼由參照帶出，圖移動時也跟著改。附錄的活動照片不在此限。",
    bad='![雙方會談](figures/talk.jpg){#fig-talk alt="兩人對坐"}\n',
    good="雙方交換意見（[](#fig-talk)）。\n\n"
    '![雙方會談](figures/talk.jpg){#fig-talk alt="兩人對坐"}\n',
    find=find,
)
