"""CAPTION-FORM."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.records.appendices import AttachedTable, Photos
from reportgen.rulebook.rule import Rule

_TYPED = late(
    r"(?:附?[圖表]|照片|相片|(?:Figure|Fig\.|Table|Photo)(?= ))[ 　]?"
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}(?=[：:、.．\s]|$))(?:[-–]\d{1,3})?"
    r"(?:[ 　]*[：:、.．][ 　]*|[ 　]+|$)",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each caption that begins with a typed number."""
    for parsed in subject.manuscript.proses():
        for figure in parsed.figures:
            match = _TYPED.match(figure.title)
            if match:
                yield _finding(_caption_start(figure.place, match.end()), match[0])
        for table in parsed.tables:
            match = _TYPED.match(table.title)
            if match:
                yield _finding(table.place, match[0])
    for appendix in subject.records.appendices:
        if isinstance(appendix, Photos):
            for photo in appendix.photos:
                match = _TYPED.match(photo.caption)
                if match:
                    yield _finding(photo.caption.at(0, match.end()), match[0])
        elif isinstance(appendix, AttachedTable):
            match = _TYPED.match(appendix.title.main)
            if match:
                yield _finding(appendix.title.main.at(0, match.end()), match[0])


def _caption_start(place: Place, length: int) -> Place:
    """The first *length* characters behind the ``![`` at *place*."""
    column = place.column + len("![")
    return Place(place.file, place.line, column, place.line, column + length)


def _finding(place: Place, typed: str) -> Finding:
    return RULE.finding(
        place,
        say("編號由程式印出，「{typed}」會印成兩次號碼，請刪去。", typed=typed.strip()),
    )


RULE = Rule(
    code="CAPTION-FORM",
    title="圖說、表標題自帶編號",
    severity=Severity.WARNING,
    reason="圖與表依出現的順序自動編號；手寫的號碼會重複，移動後也會錯。",
    bad='![圖 1：雙方會談](figures/talk.jpg){alt="兩人對坐"}\n',
    good='![雙方會談](figures/talk.jpg){alt="兩人對坐"}\n',
    find=find,
)
