"""AGENCY-CHANGES."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.body import Piece
from reportgen.check.ask.data import words
from reportgen.check.ask.people import Mention, same_body
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled, late
from reportgen.records.roster import Person
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS, has_han

_EARLIER = late(r"(?:前|時任|原|曾任)$")


def find(subject: Subject) -> Iterator[Finding]:
    """Each person named right behind a body of the records that is not their own."""
    bodies = _bodies(subject)
    yield from _unknown(subject)
    ending = {body[-1] for body in bodies}
    for mention in subject.mentions:
        stop = mention.start - len(mention.title_before)
        before = mention.piece.text[max(0, stop - 40) : stop].rstrip(" ")
        if not bodies or not before or before[-1] not in ending or not mention.person.bodies:
            continue
        body = next((body for body in bodies if before.endswith(body)), None)
        if body is None or _belongs(body, mention) or _EARLIER.search(before[: -len(body)]):
            continue
        start = stop - len(body)
        yield RULE.finding(
            mention.piece.passage.at(start, stop),
            say(
                "「{name}」的機關是「{own}」，這裡寫「{body}」。",
                name=mention.person.name,
                own=mention.person.bodies[0],
                body=body,
            ),
            say("請查明後統一。"),
        )


def _unknown(subject: Subject) -> Iterator[Finding]:
    """Each person named right behind a body to which nobody in the records belongs."""
    known = {body for body in subject.bodies if has_han(body)}
    at = [(*_span(m.piece, m.start - len(m.title_before)), m.person) for m in subject.mentions] + [
        (*subject.running.piece(m.start), m.person) for m in subject.foreigners
    ]
    for piece, stop, person in at:
        if not person.bodies:
            continue
        before = piece.text[max(0, stop - _REACH) : stop].rstrip(" ")
        run = _RUN.search(before)
        body = _leading().sub("", run[0]) if run else ""
        own = [str(text) for text in person.bodies]
        if (
            len(body) < _SHORTEST
            or not body.endswith(_ends())
            or any(body.endswith(other) for other in known)
            or _general().search(body)
            or any(same_body(body, text) for text in [*own, "".join(own)])
        ):
            continue
        start = stop - (len(piece.text[:stop]) - len(piece.text[:stop].rstrip(" "))) - len(body)
        yield RULE.finding(
            piece.passage.at(start, start + len(body)),
            say(
                "「{name}」的機關是「{own}」，這裡寫「{body}」。",
                name=person.name,
                own=person.bodies[0],
                body=body,
            ),
            say("請查明後統一。"),
        )


def _span(piece: Piece, stop: int) -> tuple[Piece, int]:
    return piece, stop


@cache
def _ends() -> tuple[str, ...]:
    """Endings of bodies that are not part of another body: 教育部, but not 國際事務處."""
    return (*(end for end in words("organisation_ends") if end not in _OF_UNITS), *_MORE_ENDS)


_OF_UNITS = frozenset({"處", "辦公室", "中心"})
_MORE_ENDS = (
    "科技中心",
    "研究中心",
    "博物館",
    "美術館",
    "圖書館",
    "改良場",
    "試驗所",
    "高級中學",
    "工廠",
)
_SHORTEST, _REACH = 3, 24
_RUN = late(f"{OF_WORDS}{{3,20}}$")


@cache
def _leading() -> re.Pattern[str]:
    return compiled(
        "^.*(?:由|包括|包含|來自|邀請|拜會|參訪|感謝|經|向|對|隨後|會後|當日|現場|的|及|與|和|為|於|在|至)"
    )


@cache
def _general() -> re.Pattern[str]:
    return compiled("[該本此各全貴某]|(?:分|內|外|總|支|中|南|北|東|西|前)部$|法院$|前")


def _bodies(subject: Subject) -> list[str]:
    """Chinese names of bodies that the records give, longest first."""
    bodies = {str(subject.records.agency)}
    for person in subject.people:
        body = person.agency if isinstance(person, Person) else person.organisation
        bodies |= {str(body)} if body and has_han(body) and len(body) > 1 else set()
    return sorted(bodies, key=len, reverse=True)


def _belongs(body: str, mention: Mention) -> bool:
    own = [str(text) for text in mention.person.bodies]
    return any(same_body(body, text) for text in [*own, "".join(own)])


RULE = Rule(
    code="AGENCY-CHANGES",
    title="同一人的機關前後不同",
    severity=Severity.WARNING,
    reason="名單上是甲機關的人，文中成了乙機關的人，讀者無從分辨何者為是。",
    bad=(
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, post: 處長}\n"
        "- {id: ho, name: 何昇龍, agency: 科技部, post: 副處長}\n"
        "purpose:\n  prose: 由科技部潘國才處長率團。\n"
    ),
    good=(
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, post: 處長}\n"
        "- {id: ho, name: 何昇龍, agency: 科技部, post: 副處長}\n"
        "purpose:\n  prose: 由國發會潘國才處長率團。\n"
    ),
    find=find,
)
