"""The filters of the templates: what a layout may ask for beyond the records themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from reportgen.authority import Authority
from reportgen.compose.bibliography import work
from reportgen.compose.charts import draw_chart, words_of
from reportgen.compose.cover import crowd_view, title_view
from reportgen.compose.dates import Calendar, span
from reportgen.compose.extras import Printing
from reportgen.compose.facts import (
    day_lines,
    event_facts,
    follow_up_facts,
    group_facts,
    recommendation_facts,
    session_facts,
)
from reportgen.compose.languages import UNDETERMINED
from reportgen.compose.people import People
from reportgen.compose.photos import Proportion, photo_rows
from reportgen.compose.seen import readable_on, tick_box
from reportgen.compose.template.failure import Misuse
from reportgen.compose.template.helpers import Helper, a, each, text
from reportgen.compose.timetable.layout import as_lists, lay_out
from reportgen.compose.wholepages import whole_pages
from reportgen.compose.words import bracketed
from reportgen.findings import Translate, say
from reportgen.manuscript import Manuscript
from reportgen.manuscript.outline import OVERVIEW, Heading
from reportgen.places import Place, Text
from reportgen.prose import SHORT_LEAD, begins_wide, render
from reportgen.prose.columns import Columns, measure
from reportgen.prose.decimals import numbers
from reportgen.records.appendices import (
    Agenda,
    AttachedTable,
    Event,
    Pages,
    Photo,
    Photos,
    Reference,
    RosterTable,
    Slot,
    Track,
)
from reportgen.records.countries import is_language, language_name
from reportgen.records.moments import TimeSpan
from reportgen.records.names import Name
from reportgen.records.people import Group, Guest
from reportgen.records.recommendations import FollowUp, Recommendation, Reflection
from reportgen.records.roster import Person
from reportgen.records.sessions import Day, Session
from reportgen.text import unmarked

MAX_HEADING = 6
"""HTML and tagged PDF 1.7 know six levels of headings."""

TRACK_COLOURS = (
    "#1f4e79", "#7a3b1d", "#2e6b3a", "#6a2c70", "#8a5a00", "#0f6b6b",
    "#9b1c31", "#3d4f9f", "#5b5b1e", "#7d3c68", "#33691e", "#4e342e",
)  # fmt: skip
"""Given to tracks in turn."""


PlaceNamed = Callable[[Text, Place], str]
"""Gives a name to a place in a prose."""


def make_filters(
    manuscript: Manuscript,
    calendar: Calendar,
    people: People,
    translate: Translate,
    extras: Printing,
    proportion: Proportion,
    at: PlaceNamed | None = None,
    *,
    large: bool = False,
) -> Mapping[str, Helper]:
    """Every filter, bound to one report, with the kinds of value that it takes.

    With *at*, each block of a prose has the name of its place as ``data-at``. With *large*, agendas
    are lists: a timetable in large type is wider than a page.
    """
    tracks: dict[int, str] = {}
    titles = manuscript.titles()

    def prose(text: Text) -> Markup:
        parsed = _in_the_report(manuscript.prose, text)
        named = partial(at, text) if at else None
        return Markup('<div class="prose">{}</div>').format(
            render(parsed, manuscript.labels, named)
        )

    def reference(label: str) -> str:
        target = manuscript.labels.target(label)
        return target.text if target else str(label)

    def colour(track: Track) -> str:
        given = TRACK_COLOURS[len(tracks) % len(TRACK_COLOURS)]
        return str(track.colour or tracks.setdefault(id(track), given))

    def paint(track: Track) -> str:
        background = colour(track)
        return f"background:{background};color:{readable_on(background)}"

    def chart(table: AttachedTable) -> Markup:
        drawn = draw_chart(table)
        return Markup('<img src="{}" alt="{}" style="width: 100%">').format(
            drawn.address, words_of(table, translate)
        )

    def presenters(slot: Slot) -> str:
        return _presenters(slot, people, translate)

    def signatures(persons: Iterable[Person], joint: bool) -> Mapping[str, Any]:
        return crowd_view([people.signature(person, joint) for person in persons])

    def members(persons: Iterable[Person]) -> Mapping[str, Any]:
        return crowd_view(list(map(people.member, persons)))

    return {
        "prose": Helper(prose, (a(Text),)),
        "reference": Helper(reference, (text,)),
        "session_title": Helper(lambda label: titles.get(str(label), str(label)), (text,)),
        "work": Helper(lambda item: work(item, _named, translate), (a(Reference),)),
        "loosely": Helper(
            lambda item: calendar.loose(item.date, western=item.title.zh is None),
            (a(Reference),),
        ),
        "named": Helper(_named, (a(Name),)),
        "bracketed": Helper(lambda words: bracketed(str(words), translate), (text,)),
        "unparted": Helper(unparted, (text, text)),
        "title_line": Helper(people.title_line, (a(Person),)),
        "member": Helper(people.member, (a(Person),)),
        "others": Helper(people.others, (a(int),)),
        "number_of_people": Helper(people.number, (a(int),)),
        "people": Helper(people.listed, (each(str, Guest),)),
        "group_facts": Helper(lambda groups: group_facts(groups, people), (each(Group),)),
        "presenters": Helper(presenters, (a(Slot),)),
        "session_facts": Helper(
            lambda session: session_facts(session, calendar, people, translate), (a(Session),)
        ),
        "day_lines": Helper(lambda day: day_lines(day, calendar, translate), (a(Day),)),
        "recommendation_facts": Helper(
            lambda item: recommendation_facts(item, calendar, translate, titles),
            (a(Recommendation),),
        ),
        "advice_anchor": Helper(extras.anchor, (a(Recommendation),)),
        "overview": Helper(lambda _: extras.overview(), (each(Recommendation),)),
        "page_arrow": Helper(extras.arrow, (text,)),
        "session_links": Helper(extras.of_session, (a(Session),)),
        "reflection_links": Helper(extras.of_reflection, (a(Reflection),)),
        "photo_links": Helper(extras.of_photo, (a(Photo),)),
        "follow_up_facts": Helper(lambda item: follow_up_facts(item, calendar), (a(FollowUp),)),
        "event_facts": Helper(
            lambda event: event_facts(event, calendar, people, translate), (a(Event),)
        ),
        "caption": Helper(
            lambda item: _in_the_report(manuscript.caption, item), (a(Photo, AttachedTable),)
        ),
        "photo_rows": Helper(
            lambda item: photo_rows(item.photos, manuscript.authority.pictures, proportion),
            (a(Photos),),
        ),
        "chart": Helper(chart, (a(AttachedTable),)),
        "columns": Helper(_columns_view, (a(AttachedTable),)),
        "roster_columns": Helper(
            lambda table: roster_columns(table, manuscript.authority), (a(RosterTable),)
        ),
        "turned": Helper(lambda heading: _turned(heading, manuscript), (a(Heading),)),
        "timetables": Helper(
            lambda agenda: lay_out(as_lists(agenda) if large else agenda, presenters), (a(Agenda),)
        ),
        "whole_pages": Helper(lambda pages: whole_pages(pages, manuscript, translate), (a(Pages),)),
        "time": Helper(span, (a(TimeSpan),)),
        "title_lines": Helper(title_view, (text, each(str)), least=1),
        "signatures": Helper(signatures, (each(Person), a(bool))),
        "members": Helper(members, (each(Person),)),
        "colour": Helper(colour, (a(Track),)),
        "paint": Helper(paint, (a(Track),)),
        "box": Helper(lambda ticked: tick_box(ticked, translate), (a(bool),)),
        "language_labels": Helper(
            lambda codes: _languages(codes, calendar.locale, translate), (_are_languages,)
        ),
        "heading_tag": Helper(heading_tag, (a(int),)),
    }


def calendar_view(calendar: Calendar) -> Mapping[str, Any]:
    """What templates see of *calendar*."""
    return {
        "full": Helper(calendar.full, (a(date),)),
        "day": Helper(calendar.day, (a(date),)),
        "weekday": Helper(calendar.weekday, (a(date),)),
        "period": Helper(calendar.period, (a(date), a(date))),
        "gap": calendar.gap,
        "chinese": calendar.chinese,
    }


def heading_tag(level: int) -> str:
    """h1 to h6; deeper headings are h6 too and differ by their class."""
    return f"h{max(1, min(level, MAX_HEADING))}"


def _in_the_report(ask: Callable[[Any], Any], part: Any) -> Any:
    """What *ask* gives for *part*; raises ``Misuse`` for what the manuscript does not hold."""
    try:
        return ask(part)
    except KeyError:
        raise Misuse(say("這段內容不在報告的章節之內，不能在這裡印出。")) from None


def _columns_view(table: AttachedTable) -> Mapping[str, Any]:
    """What templates see of the columns of *table*: heads and rows know which are of numbers."""
    columns, by_column = _columns(table), numbers(table.rows)
    return {
        "wide": columns.wide,
        "colgroup": Helper(columns.colgroup),
        "heads": [
            {"text": head, "number": cells is not None}
            for head, cells in zip(table.columns, by_column, strict=True)
        ],
        "rows": [
            [
                {
                    "text": cell,
                    "number": cells is not None,
                    "style": cells[index].style if cells else "",
                }
                for cell, cells in zip(row, by_column, strict=True)
            ]
            for index, row in enumerate(table.rows)
        ],
    }


def _are_languages(value: Any) -> bool:
    return each(str)(value) and all(map(is_language, value))


def _named(name: Name) -> Markup:
    """A name in both forms, the foreign one in its language, for those who have it read aloud."""
    foreign = Markup('<span lang="{}">{}</span>').format(name.lang or UNDETERMINED, name.foreign)
    if name.zh is None:
        return foreign
    return Markup("{}（{}）").format(name.zh, foreign) if name.foreign else escape(name.zh)


def roster_columns(table: RosterTable, authority: Authority) -> list[Mapping[str, str]]:
    """Name and title of each column of a roster: the report's choice, else the layout's."""
    columns = table.columns or authority.roster_columns
    return [{"name": column.value, "title": column.heading} for column in columns]


def _columns(table: AttachedTable) -> Columns:
    return measure([table.columns, *table.rows])


def _turned(heading: Heading, manuscript: Manuscript) -> bool:
    """Whether a wide table comes first under *heading*, which turns with it.

    Facts, and a lead of two lines, turn with them.
    """
    if heading.kind == OVERVIEW:
        return True
    if not heading.kind:
        return bool(heading.children) and _turned(heading.children[0], manuscript)
    content = heading.content
    prose = content if isinstance(content, Text) else getattr(content, "prose", None)
    if isinstance(content, AttachedTable):
        return _columns(content).wide and len(prose or "") <= SHORT_LEAD
    return begins_wide(manuscript.prose(prose)) if prose else False


_UNPARTED = 20
"""Characters up to which a part of a list stays in one line."""


def unparted(text: str, mark: str) -> Markup:
    """A list in one text, whose parts stay whole: a line ends behind *mark* only."""
    parts = text.split(mark) if mark else [text]
    return escape(mark).join(
        Markup('<span class="unparted">{}</span>').format(part)
        if len(unmarked(escape(part).striptags())) <= _UNPARTED
        else escape(part)
        for part in parts
    )


def _presenters(slot: Slot, people: People, translate: Translate) -> str:
    """Organiser, moderators, speakers, groups and those who took part from afar, in one line."""
    remote = people.listed(slot.remote)
    groups = group_facts(slot.people, people)
    parts = (
        str(slot.organiser or ""),
        people.listed(slot.moderators),
        people.listed(slot.speakers),
        *(f"{translate(label)}{translate('：')}{who}" for label, who in groups),
        translate("遠距參與") + translate("：") + remote if remote else "",
    )
    return translate("；").join(part for part in parts if part)


def _languages(codes: Iterable[str], locale: str, translate: Translate) -> str:
    return translate("、").join(language_name(code, locale) for code in codes)
