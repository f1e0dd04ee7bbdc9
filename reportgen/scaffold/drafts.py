"""The data of each record file of a new report, as its authority and its category want them.

Where a person has to write stands 待填, so that the report builds at once and each place is a
finding of ``check``: the list of what is still to be done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from reportgen import limits
from reportgen.authority import Authority, BlockKind
from reportgen.authority.category import for_category
from reportgen.records.values import SessionKind
from reportgen.scaffold.answers import TO_FILL_IN, Answers, Destination, Traveller
from reportgen.scaffold.commented import Noted, Tree
from reportgen.scaffold.ids import ids_of

Drafts = dict[str, Tree]
"""What each record file holds, by its path in the folder of the report."""

STUDIES = frozenset({"進修", "研究", "實習"})
"""Categories whose 過程 is written by subject, not by meeting."""

KINDS = {
    "開會": SessionKind.MEETING,
    "出席會議": SessionKind.MEETING,
    "考察": SessionKind.VISIT,
    "訪問": SessionKind.VISIT,
    "視察": SessionKind.INSPECTION,
    "談判": SessionKind.NEGOTIATION,
}
"""The kind of the first session, where the category decides it."""

OTHER = ("其他", "其他活動")
"""Categories that want a word about what the trip was."""

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_BY_WEEK = 31
"""Days of a trip beyond which the itinerary has a line a week."""
_WEEKDAYS = "一二三四五六日"


def drafts(answers: Answers, name: str, authority: Authority) -> Drafts:
    """The records of a report for *authority*, whose layout is called *name*."""
    asked = for_category(authority, answers.category)
    blocks = {block.kind for section in asked.outline for block in section.blocks}
    ids = ids_of(answers.people)
    files: Drafts = {
        "report.yaml": _report(answers, name, authority, ids[0]),
        "roster.yaml": [
            _person(person, identifier, answers.agency)
            for person, identifier in zip(answers.people, ids, strict=True)
        ],
    }
    if BlockKind.PURPOSE in blocks:
        files["purpose.yaml"] = {"prose": TO_FILL_IN}
    studies = answers.category in STUDIES and BlockKind.TOPICS in blocks
    if studies:
        files["topics/010-topic.yaml"] = {"id": "topic-1", **_written()}
    elif BlockKind.SESSIONS in blocks:
        files["sessions/010-session.yaml"] = _session(answers, ids)
    if BlockKind.ITINERARY in blocks:
        files["itinerary.yaml"] = _itinerary(answers, "topic-1" if studies else "session-1")
    if BlockKind.REFLECTIONS in blocks:
        files["reflections.yaml"] = [_written()]
    if BlockKind.RECOMMENDATIONS in blocks:
        duty = authority.recommendations
        count = (duty.min if duty else None) or 1
        files["recommendations.yaml"] = {"items": [_recommendation() for _ in range(count)]}
    if _wants_appendix(asked):
        files["appendices/010-roster.yaml"] = {"kind": "roster", "title": "團員名單"}
    return files


def _wants_appendix(authority: Authority) -> bool:
    return any(
        section.required and any(block.kind is BlockKind.APPENDICES for block in section.blocks)
        for section in authority.outline
    )


def _report(answers: Answers, name: str, authority: Authority, contact: str) -> Tree:
    other = answers.category in OTHER
    return {
        "authority": name,
        "title": answers.title,
        **({"category": answers.category} if answers.category is not None else {}),
        **({"category_note": None} if other else {}),
        **({"trip_kind": None} if authority.trip_kinds else {}),
        "agency": answers.agency,
        "contact": contact,
        "destinations": [_destination(destination) for destination in answers.destinations],
        "period": {"start": _day(answers.start), "end": _day(answers.end)},
        "report_date": None,
        "keywords": None,
        "abstract": None,
        "system_id": None,
    }


def _destination(destination: Destination) -> Tree:
    cities = {"cities": list(destination.cities)} if destination.cities else {}
    return {"country": destination.country, **cities}


def _person(person: Traveller, identifier: str, agency: str) -> Tree:
    known = {
        "id": identifier,
        "name": _name(person),
        "agency": person.agency or agency,
        "unit": person.unit or None,
        "post": person.post or None,
        "grade": person.grade or None,
        "phone": person.phone or None,
        "role": str(person.role),
    }
    return {key: value for key, value in known.items() if key != "grade" or value}


def _name(person: Traveller) -> Tree:
    if not person.foreign:
        return person.name
    lang = {"lang": person.lang} if person.lang else {}
    return {"zh": person.name, "foreign": person.foreign, **lang}


def _itinerary(answers: Answers, session: str) -> Tree:
    if answers.days > limits.TRIP_DAYS:
        return {"overview": TO_FILL_IN}
    place = "、".join(city for country in answers.destinations for city in country.cities)
    first = _first_day_there(answers)
    return {
        "days": [
            {
                **day,
                **({"place": place} if place and "、" not in place else {"place": None}),
                "activity": TO_FILL_IN,
                **({"sessions": [session]} if start <= first <= end else {}),
            }
            for start, end, day in _stretches(answers)
        ]
    }


def _stretches(answers: Answers) -> Iterator[tuple[date, date, Mapping[str, Tree]]]:
    """First day, last day and dates of each line of the itinerary: a day, or a week."""
    start, number = answers.start, 1
    if answers.days <= _BY_WEEK:
        for offset in range(answers.days):
            day = start + offset * _DAY
            yield day, day, {"date": _day(day)}
        return
    while start <= answers.end:
        end = min(start + _WEEK - _DAY, answers.end)
        yield start, end, {"label": f"第 {number} 週", "date": _day(start), "until": _day(end)}
        start, number = start + _WEEK, number + 1


def _first_day_there(answers: Answers) -> date:
    """The day after the departure, where the trip has one before the return."""
    return min(answers.start + _DAY, max(answers.start, answers.end - _DAY))


def _session(answers: Answers, ids: Sequence[str]) -> Tree:
    kind = KINDS.get(answers.category or "")
    return {
        "id": "session-1",
        "title": TO_FILL_IN,
        "kind": str(kind) if kind else None,
        "date": _day(_first_day_there(answers)),
        "time": None,
        "place": None,
        "our_people": list(ids),
        "prose": TO_FILL_IN,
    }


def _written() -> dict[str, Tree]:
    return {"title": TO_FILL_IN, "prose": TO_FILL_IN}


def _recommendation() -> Tree:
    return {"prose": TO_FILL_IN, "horizon": "立即可行", "lead": TO_FILL_IN}


def _day(day: date) -> Noted:
    return Noted(day.isoformat(), f"星期{_WEEKDAYS[day.weekday()]}")
