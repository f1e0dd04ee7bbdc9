"""A new report from a form in the browser: the choices that it offers, and the report it makes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from reportgen.desk.asking import text
from reportgen.findings import say
from reportgen.records.countries import is_country
from reportgen.scaffold.answers import Answers, Destination, Refused, Traveller
from reportgen.scaffold.drafts import drafts
from reportgen.scaffold.offers import layouts_offered, usual_title
from reportgen.scaffold.reading import a_choice, a_day, a_line, cities, in_order
from reportgen.scaffold.report import write_report
from reportgen.world import World


def offered(folder: Path) -> list[dict[str, Any]]:
    """The authorities for a report in *folder*, with their categories and kinds of trips."""
    layouts = layouts_offered(World.here().template_roots(folder))
    return [
        {
            "name": name,
            "title": str(layout.authority.name),
            "category": list(map(str, layout.authority.categories)),
            "trip_kind": list(map(str, layout.authority.trip_kinds)),
        }
        for name, layout in layouts.items()
    ]


def begun(home: Path, body: dict[str, Any]) -> Path:
    """Make a report below *home* from the answers in *body*; its folder.

    Raises :class:`~reportgen.scaffold.answers.Refused`, and ``OSError`` for the disk.
    """
    layouts = layouts_offered(World.here().template_roots(home / "new"))
    unknown = say("沒有叫「{text}」的版型。", text=text(body, "authority"))
    layout = layouts[a_choice(text(body, "authority"), list(layouts), unknown)]
    answers = _answers(body, tuple(map(str, layout.authority.categories)))
    folder = _free(home, answers)
    write_report(folder, drafts(answers, layout.name, layout.authority))
    return folder


def _answers(body: dict[str, Any], categories: tuple[str, ...]) -> Answers:
    agency = _needed(say("服務機關全名"), text(body, "agency"))
    category = text(body, "category")
    if categories and category not in categories:
        raise Refused(say("請選出國類別。"))
    places = tuple(_places(body.get("destinations")))
    if not places:
        raise Refused(say("請選國家。"))
    start, end = (_day(text(body, key)) for key in ("start", "end"))
    in_order(start, end)
    people = tuple(_people(body.get("people")))
    if not people:
        raise Refused(say("請填報告人的姓名。"))
    kind = category if categories else None
    title = text(body, "title").strip() or usual_title(places, kind) or ""
    return Answers(_needed(say("報告名稱"), title), agency, kind, places, start, end, people)


def _needed(what: Any, value: str) -> str:
    if not value.strip():
        raise Refused(say("請填{what}。", what=what))
    return a_line(value)


def _day(value: str) -> date:
    if not value.strip():
        raise Refused(say("請填啟程日與返國日。"))
    return a_day(value)


def _places(items: Any) -> Iterable[Destination]:
    for item in _mappings(items):
        country = text(item, "country")
        if is_country(country):
            yield Destination(country, cities(text(item, "cities")))


def _people(items: Any) -> Iterable[Traveller]:
    for item in _mappings(items):
        name, post, unit, phone, agency = (
            a_line(value) if (value := text(item, key)).strip() else ""
            for key in ("name", "post", "unit", "phone", "agency")
        )
        if name:
            yield Traveller(name, post, unit, phone, agency)


def _mappings(items: Any) -> list[dict[str, Any]]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _free(home: Path, answers: Answers) -> Path:
    """A folder of *home* that is not there yet: 2025-03-jp."""
    stem = f"{answers.start:%Y-%m}-{answers.destinations[0].country.lower()}"
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(home / name for name in numbered if not (home / name).exists())
