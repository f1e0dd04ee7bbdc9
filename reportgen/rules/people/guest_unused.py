"""GUEST-UNUSED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.walk import texts
from reportgen.rulebook.rule import Rule

KEYS = frozenset({"their_people", "moderators", "speakers", "remote", "people"})
"""Fields that name people of the other side by their ids."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each listed guest to whom no other record points."""
    guests = subject.records.guests
    used = {entry.text for entry in texts(subject.records) if entry.field in KEYS} if guests else ()
    for guest in guests:
        if guest.id not in used:
            yield RULE.finding(
                guest.name.main.place,
                say("「{name}」列在 guests，但沒有場次或議程提到，不會印出。", name=guest.name),
                say(
                    "請在場次的 their_people 等處填「{id}」，或刪去這一項。",
                    id=guest.id,
                ),
            )


RULE = Rule(
    code="GUEST-UNUSED",
    title="對方人員沒有出現在任何場次",
    severity=Severity.WARNING,
    reason="guests 只是名冊，印出的是各場次提到的人；沒有提到的人不會印出。",
    bad="guests:\n- {id: darodes, name: Antoine Darodes}\n",
    good=(
        "guests:\n- {id: darodes, name: Antoine Darodes}\n"
        "sessions:\n- {title: 拜會數位署, date: 2016-12-07, their_people: [darodes]}\n"
    ),
    find=find,
)
