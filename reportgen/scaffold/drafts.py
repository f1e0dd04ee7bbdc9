"""The data of each record file of a new report, as its authority and its category want them.

Where a person has to write stands 待填, so that the report builds at once and each place is a
finding of ``check``: the list of what is still to be done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.authority import Authority, BlockKind
from reportgen.authority.category import for_category
from reportgen.scaffold.answers import TO_FILL_IN, Answers, Destination, Traveller
from reportgen.scaffold.commented import Noted, Tree
from reportgen.scaffold.extras import NOTHING_MORE, Extras
from reportgen.scaffold.ids import ids_of
from reportgen.scaffold.photos import Photo, Photos
from reportgen.scaffold.process import (
    dated,
    days_of_sessions,
    figure_id,
    first_day_there,
    itinerary,
    photos_of,
    session,
    topic,
    weekday,
)
from reportgen.scaffold.programme import agenda

Drafts = dict[str, Tree]
"""What each record file holds, by its path in the folder of the report."""

STUDIES = frozenset({"進修", "研究", "實習"})
"""Categories whose 過程 is written by subject, not by meeting."""

OTHER = ("其他", "其他活動")
"""Categories that want a word about what the trip was."""


def drafts(
    answers: Answers, name: str, authority: Authority, extras: Extras = NOTHING_MORE
) -> Drafts:
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
    figures = extras.photos if extras.as_figures else Photos()
    if studies:
        files["topics/010-topic.yaml"] = topic(figures.photos)
        sessions = {first_day_there(answers): "topic-1"}
    elif BlockKind.SESSIONS in blocks:
        days = days_of_sessions(answers, figures)
        sessions = {day: f"session-{number}" for number, day in enumerate(days, start=1)}
        for number, (day, identifier) in enumerate(sessions.items(), start=1):
            photos = photos_of(day, days, figures)
            draft = session(answers, ids, identifier, day, photos)
            files[f"sessions/{number:02}0-session.yaml"] = draft
    else:
        sessions = {}
    if BlockKind.ITINERARY in blocks:
        files["itinerary.yaml"] = itinerary(answers, sessions)
    if BlockKind.REFLECTIONS in blocks:
        files["reflections.yaml"] = [{"id": "reflection-1", **_written()}]
    if BlockKind.RECOMMENDATIONS in blocks:
        duty = authority.recommendations
        count = (duty.min if duty else None) or 1
        files["recommendations.yaml"] = {"items": [_recommendation() for _ in range(count)]}
    if BlockKind.APPENDICES in blocks:
        for number, (kind, appendix) in enumerate(_appendices(asked, extras), start=1):
            files[f"appendices/{number:02}0-{kind}.yaml"] = appendix
    return files


def _appendices(authority: Authority, extras: Extras) -> Iterator[tuple[str, Tree]]:
    if extras.programme is not None:
        yield "agenda", agenda(extras.programme, dated)
    if extras.photos.photos and not extras.as_figures:
        yield "photos", _photo_pages(extras.photos.photos)
    if _wants_appendix(authority):
        yield "roster", {"kind": "roster", "title": "團員名單"}


def _photo_pages(photos: Sequence[Photo]) -> Tree:
    return {
        "kind": "photos",
        "id": "app-photos",
        "title": "活動照片",
        "photos": [
            {
                "id": figure_id(photo),
                "file": Noted(photo.file, _moment(photo)) if photo.taken else photo.file,
                "caption": TO_FILL_IN,
                "alt": TO_FILL_IN,
            }
            for photo in photos
        ],
    }


def _moment(photo: Photo) -> str:
    """``2025-03-12（星期三）14:05``, by the camera's clock."""
    taken = photo.taken
    assert taken is not None
    return f"{taken:%Y-%m-%d}（{weekday(taken)}）{taken:%H:%M}"


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
        "period": {"start": dated(answers.start), "end": dated(answers.end)},
        "report_date": None,
        "keywords": None,
        "abstract": None,
        "system_id": None,
    }


def _destination(destination: Destination) -> Tree:
    cities = {"cities": list(destination.cities)} if destination.cities else {}
    return {"country": destination.country, **cities}


def _person(person: Traveller, identifier: str, agency: str) -> Tree:
    fields = {
        "id": identifier,
        "name": _name(person),
        "agency": person.agency or agency,
        "unit": person.unit or None,
        "post": person.post or None,
        "grade": person.grade or None,
        "phone": person.phone or None,
        "role": str(person.role),
    }
    return {key: value for key, value in fields.items() if key != "grade" or value}


def _name(person: Traveller) -> Tree:
    if not person.foreign:
        return person.name
    lang = {"lang": person.lang} if person.lang else {}
    return {"zh": person.name, "foreign": person.foreign, **lang}


def _written() -> dict[str, Tree]:
    return {"title": TO_FILL_IN, "prose": TO_FILL_IN}


def _recommendation() -> Tree:
    return {"prose": TO_FILL_IN, "horizon": "立即可行", "lead": TO_FILL_IN}
