"""PEOPLE-TOTAL."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.body import walk_sessions
from reportgen.check.ask.people import groups
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records import Records
from reportgen.records.base import Record
from reportgen.records.choices import Role
from reportgen.rulebook.rule import Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each number of people that is smaller than the number of people listed."""
    for record, field, named in _numbers(subject.records):
        total = getattr(record, field)
        if total is not None and total < named:
            yield RULE.finding(
                record.where(field),
                say("總人數寫 {total} 人，列出的名字卻有 {named} 個。", total=total, named=named),
                say("總人數包括列出的人，請更正其一。"),
            )


def _numbers(records: Records) -> Iterator[tuple[Record, str, int]]:
    """Every number of people in the records: its field, and how many people are listed."""
    travellers = [person for person in records.roster if person.role is not Role.LOCAL]
    yield records, "travellers", len(travellers)
    for session, _ in walk_sessions(records.sessions):
        yield session, "our_total", len(session.our_people)
        yield session, "their_total", len(session.their_people)
    for group in groups((*records.sessions, *records.appendices)):
        yield group, "total", len(group.people)


RULE = Rule(
    code="PEOPLE-TOTAL",
    title="總人數少於列出的名字",
    severity=Severity.WARNING,
    reason="「甲、乙、丙等 2 人」是印錯了：「等 N 人」的 N 包括列出的人。",
    bad="sessions:\n- {title: 拜會數位署, our_people: [pan], our_total: 0}\n",
    good="sessions:\n- {title: 拜會數位署, our_people: [pan], our_total: 5}\n",
    find=find,
)
