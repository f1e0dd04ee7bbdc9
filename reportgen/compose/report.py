"""``report``: what several templates print about a report, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from reportgen.compose.dates import Calendar
from reportgen.compose.people import People
from reportgen.compose.runon import chapters_run_on
from reportgen.compose.words import bracketed, places
from reportgen.findings import Translate
from reportgen.language import html_lang
from reportgen.manuscript import Manuscript
from reportgen.places import Text
from reportgen.records import Records
from reportgen.records.appendices import RosterColumn, RosterTable
from reportgen.records.choices import Role, SessionKind
from reportgen.records.people import Guest, Participant
from reportgen.records.roster import Person
from reportgen.records.sessions import Session
from reportgen.records.walk import texts
from reportgen.text import count_han, unmarked


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The facts of one report that templates see as ``report``; docs/layout-guide.md lists them."""

    title: str
    lang: str
    subject: str
    authors: list[str]
    keywords: list[str]
    created: str
    category: str
    visited: list[str]
    confidentiality: str
    agencies: list[str]
    joint: bool
    reporters: list[Person]
    delegation: list[Person]
    travellers: list[Person]
    companions: list[Person]
    locals: list[Person]
    contact: Person | None
    destinations: str
    period: str
    periods: list[str]
    report_date: str
    runs_on: bool


def facts_of(manuscript: Manuscript, calendar: Calendar, translate: Translate) -> ReportFacts:
    """The facts of *manuscript*."""
    records = manuscript.records
    delegation = [person for person in records.roster if person.role is not Role.LOCAL]
    # Where no appendix lists the travellers, the front pages do.
    rosters = (part for part in records.appendices if isinstance(part, RosterTable))
    default = set(manuscript.authority.roster_columns)
    listed = any((set(roster.columns) or default) >= _WHO for roster in rosters)
    travellers = [] if listed else delegation
    reporters = [person for person in records.roster if person.role is Role.REPORTER]
    stays = _stays(records, calendar)
    agencies = [records.agency, *(person.agency for person in reporters if person.agency)]
    agencies = list(dict.fromkeys(agencies))
    return ReportFacts(
        title=str(records.title),
        lang=html_lang(records.language),
        subject=_subject(records.abstract, str(records.title)),
        authors=[str(person.name) for person in reporters] or [str(records.agency)],
        keywords=[str(word) for word in records.keywords],
        created=modified(records.report_date, records.returned).isoformat() + "T00:00:00Z",
        category=str(records.category or records.unknown("category") or "")
        + bracketed(str(records.category_note or ""), translate)
        + (translate("，") + str(records.trip_kind) if records.trip_kind else ""),
        visited=_visited(records),
        confidentiality=str(records.confidentiality),
        agencies=list(map(str, agencies)),
        joint=len(agencies) > 1,
        reporters=reporters,
        delegation=delegation,
        travellers=travellers,
        companions=[person for person in travellers if person.role is not Role.REPORTER],
        locals=_locals(records),
        contact=_contact(records.roster, records.contact),
        destinations=places(records.destinations, calendar.locale, translate),
        period=translate("；").join(stays),
        periods=stays,
        report_date=str(records.unknown("report_date") or "")
        or (calendar.full(records.report_date) if records.report_date else ""),
        runs_on=chapters_run_on(manuscript),
    )


_WHO = {RosterColumn.NAME, RosterColumn.AGENCY, RosterColumn.POST}
"""Columns without which a roster does not say who travelled."""


def _stays(records: Records, calendar: Calendar) -> list[str]:
    """出國期間: each stay, or 「不詳」 with its reason."""
    if unknown := records.unknown("period"):
        return [str(unknown)]
    return [calendar.period(period.start, period.end) for period in records.periods]


def _visited(records: Records) -> list[str]:
    """參訪機關: what the portal is to have, else the bodies of the people who were met."""
    if records.portal and records.portal.visited:
        return [str(body) for body in records.portal.visited]
    people = People(records.roster, guests=records.guests)
    met = map(people.person, _met(records.sessions))
    bodies = (guest.organisation for guest in met if isinstance(guest, Guest))
    return list(dict.fromkeys(str(body) for body in bodies if body))


_CALLS = {SessionKind.VISIT, SessionKind.MEETING, SessionKind.NEGOTIATION, SessionKind.INSPECTION}
"""Sessions whose people of any name are those who were called on; elsewhere they are speakers."""


def _met(sessions: Iterable[Session]) -> Iterator[Participant]:
    """Everybody of the other side, session by session."""
    for session in sessions:
        yield from session.their_people
        if session.kind in _CALLS:
            yield from (person for group in session.people for person in group.people)
        yield from _met(session.sessions)


def _locals(records: Records) -> list[Person]:
    """Staff on the spot who are named nowhere else in print."""
    people = [person for person in records.roster if person.role is Role.LOCAL]
    entries = texts(records) if people else []
    ids = {entry.text for entry in entries if entry.field in _TAKING_PART}
    printed = [unmarked(entry.text) for entry in entries if entry.field not in _ASIDE]
    return [
        person
        for person in people
        if person.id not in ids and not any(unmarked(person.name.main) in text for text in printed)
    ]


_ASIDE = frozenset(("zh", "foreign", "alt"))
"""Fields of names, and what no page shows."""

_TAKING_PART = frozenset(
    ("our_people", "their_people", "moderators", "speakers", "remote", "people")
)
"""Fields that name people by their ids."""


def _contact(roster: tuple[Person, ...], contact: Text | None) -> Person | None:
    return next((person for person in roster if person.id == contact), None)


_EPOCH = date(1970, 1, 1)


def modified(reported: date | None, returned: date | None) -> date:
    """The date that the PDF carries: the report's own, never the clock's, so bytes stay equal.

    Of a report whose dates are all unknown, the first that computers count.
    """
    return reported or (date.fromordinal(returned.toordinal() + 1) if returned else _EPOCH)


def _subject(abstract: Text | None, title: str) -> str:
    """One line for the PDF's subject: how the abstract begins."""
    first = (abstract or title).strip().split("\n\n")[0].replace("\n", "")
    return first if count_han(first) <= 120 else first.split("。")[0] + "。"
