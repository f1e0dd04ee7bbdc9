"""AGENCY-CHANGES."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.people import Mention, same_body
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.roster import Person
from reportgen.rulebook.rule import Rule
from reportgen.text import has_han

_EARLIER = re.compile(r"(?:前|時任|原|曾任)$")


def find(subject: Subject) -> Iterator[Finding]:
    """Each person named right behind a body that the records know, but not as theirs."""
    bodies = _bodies(subject)
    if not bodies:
        return
    ending = {body[-1] for body in bodies}
    for mention in subject.mentions:
        stop = mention.start - len(mention.title_before)
        before = mention.piece.text[max(0, stop - 40) : stop].rstrip(" ")
        if not before or before[-1] not in ending or not mention.person.bodies:
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
