"""The draft of 過程: days of the itinerary, sessions or a topic, with photos as their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath

from reportgen import limits
from reportgen.records.choices import SessionKind
from reportgen.scaffold.answers import TO_FILL_IN, Answers
from reportgen.scaffold.commented import Noted, Tree
from reportgen.scaffold.photos import Photo, Photos

KINDS = {
    "開會": SessionKind.MEETING,
    "出席會議": SessionKind.MEETING,
    "考察": SessionKind.VISIT,
    "訪問": SessionKind.VISIT,
    "視察": SessionKind.INSPECTION,
    "談判": SessionKind.NEGOTIATION,
}
"""The kind of the first session, where the category decides it."""

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_BY_WEEK = 31
"""Days of a trip beyond which the itinerary has a line a week."""
_WEEKDAYS = "一二三四五六日"


def itinerary(answers: Answers, sessions: Mapping[date, str]) -> Tree:
    """A line a day, or a week of a long trip, with the *sessions* of each by their day."""
    if answers.days > limits.TRIP_DAYS:
        return {"overview": TO_FILL_IN}
    place = "、".join(city for country in answers.destinations for city in country.cities)
    return {
        "days": [
            {
                **day,
                **({"place": place} if place and "、" not in place else {"place": None}),
                "activity": TO_FILL_IN,
                **_sessions_of(start, end, sessions),
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
            yield day, day, {"date": dated(day)}
        return
    while start <= answers.end:
        end = min(start + _WEEK - _DAY, answers.end)
        yield start, end, {"label": f"第 {number} 週", "date": dated(start), "until": dated(end)}
        start, number = start + _WEEK, number + 1


def first_day_there(answers: Answers) -> date:
    """The day after the departure, where the trip has one before the return."""
    return min(answers.start + _DAY, max(answers.start, answers.end - _DAY))


def _sessions_of(start: date, end: date, sessions: Mapping[date, str]) -> dict[str, Tree]:
    """The sessions from *start* to *end*, as a key of the itinerary where there are any."""
    here: list[Tree] = [name for day, name in sessions.items() if start <= day <= end]
    return {"sessions": here} if here else {}


def days_of_sessions(answers: Answers, figures: Photos) -> list[date]:
    """The days that get a session: those on which photos were taken, or else one."""
    days = (answers.start + offset * _DAY for offset in range(answers.days))
    return [day for day in days if figures.on(day)] or [first_day_there(answers)]


def photos_of(day: date, days: Sequence[date], figures: Photos) -> Sequence[Photo]:
    """The photos of *day*; those of no day of the trip go with the last of *days*."""
    if day != days[-1]:
        return figures.on(day)
    others = set(days[:-1])
    return [p for p in figures.photos if p.taken is None or p.taken.date() not in others]


def session(
    answers: Answers, ids: Sequence[str], identifier: str, day: date, photos: Sequence[Photo]
) -> Tree:
    """A session on *day* with *photos* as its figures."""
    kind = KINDS.get(answers.category or "")
    return {
        "id": identifier,
        "title": TO_FILL_IN,
        "kind": str(kind) if kind else None,
        "date": dated(day),
        "time": None,
        "place": None,
        "our_people": list(ids),
        "prose": _with_figures(photos),
    }


def topic(photos: Sequence[Photo]) -> Tree:
    """A topic with *photos* as its figures."""
    return {"id": "topic-1", "title": TO_FILL_IN, "prose": _with_figures(photos)}


def _with_figures(photos: Sequence[Photo]) -> str:
    """Prose to be written, with *photos* as figures that it points at."""
    if not photos:
        return TO_FILL_IN
    pointing = "、".join(f"[](#{figure_id(photo)})" for photo in photos)
    unknown = f'alt="{TO_FILL_IN}" source="{TO_FILL_IN}"'
    figures = (
        f"![{TO_FILL_IN}]({photo.file}){{#{figure_id(photo)} {unknown}}}" for photo in photos
    )
    return "\n\n".join([f"（{TO_FILL_IN}）見{pointing}。", *figures])


def figure_id(photo: Photo) -> str:
    """The label of *photo*: ``fig-07``."""
    return f"fig-{PurePosixPath(photo.file).name.partition('-')[0].partition('.')[0]}"


def dated(day: date) -> Noted:
    """*day* as the records write it, with its weekday behind it."""
    return Noted(day.isoformat(), weekday(day))


def weekday(day: date) -> str:
    """星期一 to 星期日."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
