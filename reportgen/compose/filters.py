"""The filters of the templates: all that a layout may ask beyond the records themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from reportgen.compose.dates import Calendar, span
from reportgen.compose.facts import (
    event_facts,
    follow_up_facts,
    recommendation_facts,
    session_facts,
)
from reportgen.compose.people import People
from reportgen.compose.timetable import lay_out
from reportgen.compose.words import bracketed
from reportgen.findings import Translate
from reportgen.manuscript import Manuscript
from reportgen.manuscript.outline import Heading
from reportgen.places import Text
from reportgen.prose import begins_wide, render
from reportgen.prose.columns import Columns, measure
from reportgen.records.appendices import AttachedTable, Slot, Track
from reportgen.records.countries import language_name
from reportgen.records.names import Name
from reportgen.text import is_wide

TRACK_COLOURS = (
    "#1f4e79", "#7a3b1d", "#2e6b3a", "#6a2c70", "#8a5a00", "#0f6b6b",
    "#9b1c31", "#3d4f9f", "#5b5b1e", "#7d3c68", "#33691e", "#4e342e",
)  # fmt: skip
"""Given to tracks in turn; each at least 4.5:1 against the white of its label (WCAG 1.4.3)."""


def make_filters(
    manuscript: Manuscript, calendar: Calendar, people: People, translate: Translate
) -> Mapping[str, Callable[..., Any]]:
    """Every filter, bound to one report."""
    tracks: dict[int, str] = {}

    def prose(text: Text) -> Markup:
        return Markup('<div class="prose">{}</div>').format(
            render(manuscript.prose(text), manuscript.labels)
        )

    def reference(label: str) -> str:
        target = manuscript.labels.target(label)
        return target.text if target else str(label)

    def colour(track: Track) -> str:
        given = TRACK_COLOURS[len(tracks) % len(TRACK_COLOURS)]
        return str(track.colour or tracks.setdefault(id(track), given))

    def session_title(label: str) -> str:
        return titles.get(str(label), str(label))

    titles = {heading.label: heading.title for heading in manuscript.headings() if heading.label}

    def presenters(slot: Slot) -> str:
        return _presenters(slot, people, translate)

    return {
        "prose": prose,
        "reference": reference,
        "session_title": session_title,
        "named": _named,
        "bracketed": lambda text: bracketed(str(text), translate),
        "title_line": people.title_line,
        "people": people.listed,
        "presenters": presenters,
        "session_facts": lambda session: session_facts(session, calendar, people, translate),
        "recommendation_facts": lambda item: recommendation_facts(item, calendar, translate),
        "follow_up_facts": lambda item: follow_up_facts(item, calendar),
        "event_facts": lambda event: event_facts(event, calendar, people, translate),
        "caption": manuscript.caption,
        "columns": _columns,
        "turned": lambda heading: _turned(heading, manuscript),
        "timetables": lambda agenda: lay_out(agenda, presenters),
        "time": span,
        "balanced": balanced,
        "colour": colour,
        "language_labels": lambda codes: _languages(codes, calendar.locale, translate),
    }


def _named(name: Name) -> Markup:
    """A name in both forms, the foreign one in its language, for those who have it read aloud."""
    foreign = Markup('<span lang="{}">{}</span>').format(name.lang or "en", name.foreign)
    if name.zh is None:
        return foreign
    return Markup("{}（{}）").format(name.zh, foreign) if name.foreign else escape(name.zh)


def _columns(table: AttachedTable) -> Columns:
    return measure([table.columns, *table.rows])


def _turned(heading: Heading, manuscript: Manuscript) -> bool:
    """Whether a wide table comes first under *heading*, but for facts: then it turns with it."""
    if not heading.kind:
        return bool(heading.children) and _turned(heading.children[0], manuscript)
    content = heading.content
    prose = content if isinstance(content, Text) else getattr(content, "prose", None)
    if prose:
        return begins_wide(manuscript.prose(prose))
    return isinstance(content, AttachedTable) and _columns(content).wide


def balanced(text: str, longest: float) -> float:
    """Width in em at which *text* breaks into lines of about one length, *longest* em at most.

    WeasyPrint knows no ``text-wrap: balance``.
    """
    width = sum(1.0 if is_wide(char) else 0.56 for char in text)
    lines = max(1, -(-int(width * 10) // int(longest * 10)))
    # Latin words do not break: leave them room.
    slack = 2.6 if re.search(r"[A-Za-z]{4}", text) else 1.2
    return round(min(longest + 1.0, width / lines + slack), 2)


def _presenters(slot: Slot, people: People, translate: Translate) -> str:
    """Organiser, moderators and speakers of a slot in one line."""
    parts = (
        str(slot.organiser or ""),
        people.listed(slot.moderators),
        people.listed(slot.speakers),
    )
    return translate("；").join(part for part in parts if part)


def _languages(codes: Iterable[str], locale: str, translate: Translate) -> str:
    return translate("、").join(language_name(code, locale) for code in codes)
