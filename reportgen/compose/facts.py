"""The labelled lines over a session, a recommendation or an event: 時間、地點、出席人員.

A fact is (label, value); the template translates the label. Empty fields have no line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup, escape

from reportgen.compose.dates import Calendar, span
from reportgen.compose.pagelinks import titled_page
from reportgen.compose.people import People
from reportgen.compose.words import bracketed
from reportgen.findings import Translate
from reportgen.language import word
from reportgen.records.appendices import Event
from reportgen.records.choices import Horizon
from reportgen.records.moments import TimeSpan
from reportgen.records.people import Group
from reportgen.records.recommendations import FollowUp, Recommendation
from reportgen.records.sessions import Day, Session

Fact = tuple[str, str]

HORIZONS = {
    Horizon.IMMEDIATE: word("立即可行"),
    Horizon.LONG_TERM: word("中長期"),
}


def _filled_in(*facts: Fact) -> list[Fact]:
    return [(label, value) for label, value in facts if value]


def session_facts(
    session: Session, calendar: Calendar, people: People, translate: Translate
) -> list[Fact]:
    """The head of a session: when, where, by whom, who was there."""
    return _filled_in(
        (word("時間"), _when(session, calendar, translate)),
        (word("地點"), str(session.place or "")),
        (word("主辦單位"), str(session.organiser or "")),
        (word("主持人"), people.written(session.moderators)),
        (word("講者"), people.written(session.speakers)),
        *group_facts(session.people, people),
        (
            word("我方出席人員"),
            people.written(session.our_people, more=session.more_people, total=session.our_total),
        ),
        (
            word("對方出席人員"),
            people.written(
                session.their_people, more=session.more_people, total=session.their_total
            ),
        ),
    )


def group_facts(groups: Iterable[Group], people: People) -> list[Fact]:
    """Groups of people under the labels that the programme gives them."""
    return [(str(g.label), people.written(g.people, total=g.total)) for g in groups]


def _when(session: Session, calendar: Calendar, translate: Translate) -> str:
    if session.date and session.until:
        days = calendar.period(session.date, session.until)
    elif session.date:
        days = _day(session.date, calendar, translate)
    else:
        days = str(session.unknown("date") or "")
    return _at(days, session.time, calendar)


def day_lines(day: Day, calendar: Calendar, translate: Translate) -> list[str]:
    """The head of an entry of the itinerary, in narrow lines: its label, its first and last day."""
    if day.date is None:
        lines = [str(day.unknown("date") or "")]
    elif day.until in {None, day.date}:
        lines = [calendar.day(day.date) + bracketed(calendar.weekday(day.date), translate)]
    else:
        assert day.until is not None
        lines = [calendar.day(day.date) + calendar.until, calendar.day(day.until)]
    return [line for line in (str(day.label or ""), *lines) if line]


def _day(day: date, calendar: Calendar, translate: Translate) -> str:
    return calendar.full(day) + bracketed(calendar.weekday(day), translate)


def _at(days: str, time: TimeSpan | None, calendar: Calendar) -> str:
    return calendar.gap.join(filter(None, (days, span(time) if time else "")))


def recommendation_facts(
    item: Recommendation, calendar: Calendar, translate: Translate, titles: Mapping[str, str]
) -> list[Fact]:
    """期程, 主辦 and 協辦機關, 期限 of a recommendation, and what it rests on, by *titles*."""
    return _filled_in(
        (word("期程"), translate(HORIZONS[item.horizon]) if item.horizon else ""),
        (word("主辦機關"), str(item.lead or "")),
        (word("協辦機關"), translate("、").join(item.supporting)),
        (word("完成期限"), calendar.full(item.due) if item.due else ""),
        (word("依據"), bases(item, titles, translate)),
    )


def bases(item: Recommendation, titles: Mapping[str, str], translate: Translate) -> Markup:
    """What *item* rests on: each title as a link, with its page; *titles* are those printed."""
    return escape(translate("、")).join(
        titled_page(titles[basis], basis, translate) if basis in titles else escape(basis)
        for basis in item.based_on
    )


def follow_up_facts(item: FollowUp, calendar: Calendar) -> list[Fact]:
    """主辦機關 and 期限 of a piece of follow-up work."""
    return _filled_in(
        (word("主辦機關"), str(item.lead or "")),
        (word("完成期限"), calendar.full(item.due) if item.due else ""),
    )


def event_facts(
    event: Event, calendar: Calendar, people: People, translate: Translate
) -> list[Fact]:
    """When, where, by whom a mission was shared with the public."""
    day = _day(event.date, calendar, translate)
    return _filled_in(
        (word("時間"), _at(day, event.time, calendar)),
        (word("地點"), str(event.venue or "")),
        (word("主辦單位"), translate("、").join(event.organisers)),
        (word("合辦單位"), translate("、").join(event.partners)),
        (word("主持人"), people.written(event.moderators)),
        (word("分享人"), people.written(event.speakers)),
        *group_facts(event.people, people),
    )
