"""The values of a portal's fields, from the records of a report and the PDF built from them.

Dates and countries are as data taken from the portal show them: Western dates (2016-12-05), one
country a line without its cities, keywords divided by commas (secondary sources:
https://github.com/ChihChengLiang/abroadplayr, https://g0v.hackpad.tw/HNf2pEOYnWe).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.authority.load import Layout
from reportgen.authority.model import AbstractLimits, LengthUnit
from reportgen.compose.dates import Calendar
from reportgen.compose.report import ReportFacts, facts_of
from reportgen.findings import Message, say
from reportgen.forms.portal.sites import COLUMNS, LABELS, MAY_BE_EMPTY, PEOPLE, Site
from reportgen.language import cldr_locale, html_lang, translator
from reportgen.manuscript import Manuscript
from reportgen.outcome import Outcome
from reportgen.prose import parse, plain_text
from reportgen.records import Records
from reportgen.records.countries import country_name
from reportgen.records.roster import Person
from reportgen.text import count_han

_CHINESE = "zh_Hant_TW"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its value as the portal takes it, and where that is empty, what to do."""

    key: str
    label: str
    value: str
    missing: Message | None = None
    remark: Message | None = None
    """On the length of the value, or what it rests on."""


@dataclass(frozen=True, slots=True)
class PortalForm:
    """Everything that a portal asks of one report."""

    site: Site
    title: str
    language: str
    """Of the report's title and values, as a BCP 47 tag."""
    groups: tuple[tuple[Field, ...], ...]
    people: tuple[tuple[Field, ...], ...]
    """A row for each person, a field for each column."""
    errors: int
    """Findings that keep the report a draft, which must not be uploaded."""

    @property
    def missing(self) -> Iterator[Field]:
        """The fields without a value that the portal shows of every report."""
        for row in (*self.groups, *self.people):
            yield from (field for field in row if field.missing)

    @property
    def file(self) -> str:
        """The name that the PDF is uploaded under; empty for a draft or without a number."""
        return next((f.value for row in self.groups for f in row if f.key == "file"), "")


def portal_form(manuscript: Manuscript, layout: Layout, outcome: Outcome, site: Site) -> PortalForm:
    """The fields of *site* for the report whose PDF was built with *outcome*."""
    records = manuscript.records
    calendar = Calendar(roc=True, locale=cldr_locale(records.language))
    facts = facts_of(manuscript, calendar, translator(records.language))
    source = _Source(records, facts, outcome, site, layout.authority.abstract)
    people = facts.reporters or facts.delegation
    return PortalForm(
        site,
        str(records.title),
        html_lang(records.language),
        tuple(tuple(source.field(key) for key in group) for group in site.groups),
        tuple(tuple(_cell(person, column) for column in site.columns) for person in people),
        outcome.errors,
    )


@dataclass(frozen=True, slots=True)
class _Source:
    records: Records
    facts: ReportFacts
    outcome: Outcome
    site: Site
    limits: AbstractLimits | None

    def field(self, key: str) -> Field:
        value = "" if key == PEOPLE else _VALUES[key](self)
        missing = None if value or key in MAY_BE_EMPTY else self._missing(key)
        remark = self._length(key, value) if value and key in _COUNTED else None
        return Field(key, LABELS[key], value, missing, remark)

    def _missing(self, key: str) -> Message | None:
        if key == PEOPLE:
            empty = not (self.facts.reporters or self.facts.delegation)
            return say("請在 roster 列出出國人員。") if empty else None
        if key == "file" and self.records.system_id:
            return say("報告還是草稿，請先改正 {n} 項錯誤，再上傳。", n=self.outcome.errors)
        return _MISSING[key]

    def _length(self, key: str, value: str) -> Message:
        han, characters = count_han(value), len("".join(value.split()))
        if key != "abstract" or self.limits is None:
            return say("{han} 個漢字，連標點共 {n} 字", han=han, n=characters)
        counted = han if self.limits.unit is LengthUnit.HAN else characters
        lowest, highest = self.limits.min, self.limits.max
        if lowest <= counted <= highest:
            fits = say("合於 {min} 至 {max} 字", min=lowest, max=highest)
        else:
            fits = say("不合於 {min} 至 {max} 字", min=lowest, max=highest)
        return say("{han} 個漢字，連標點共 {n} 字；{fits}", han=han, n=characters, fits=fits)


_COUNTED = frozenset(("plan", "title", "abstract", "keywords", "remarks"))
"""Fields of running text, whose length is shown."""


def _cell(person: Person, column: str) -> Field:
    value = _CELLS[column](person)
    key = "agency" if column == "body" else column
    empty = not value and column not in MAY_BE_EMPTY
    missing = say("請在 roster 填寫 {key}。", key=key) if empty else None
    return Field(column, COLUMNS[column], value, missing)


def _body(person: Person) -> str:
    """New Taipei's single column for agency and unit."""
    return "/".join(str(part) for part in (person.agency, person.unit) if part)


_CELLS: Mapping[str, Callable[[Person], str]] = {
    "name": lambda person: str(person.name),
    "agency": lambda person: str(person.agency or ""),
    "unit": lambda person: str(person.unit or ""),
    "body": _body,
    "post": lambda person: str(person.post or ""),
    "grade": lambda person: str(person.grade or ""),
}


def _category(source: _Source) -> str:
    records = source.records
    note = records.category_note
    bracket = source.site.bracket.format(note=note) if note else ""
    return str(records.category or records.unknown("category") or "") + bracket


def _period(source: _Source) -> str:
    stays = [
        f"{stay.start.isoformat()} 至 {stay.end.isoformat()}" for stay in source.records.periods
    ]
    return str(source.records.unknown("period") or "") or "\n".join(stays)


def _report_date(source: _Source) -> str:
    day = source.records.report_date
    return day.isoformat() if day else str(source.records.unknown("report_date") or "")


def _countries(source: _Source) -> str:
    names = [
        str(place.name or country_name(place.country, _CHINESE))
        for place in source.records.destinations
    ]
    return "\n".join(dict.fromkeys(names))


def _file(source: _Source) -> str:
    number = source.records.system_id
    ready = number and source.outcome.pdf is not None and not source.outcome.errors
    return source.site.file.format(id=number) if ready else ""


def _abstract(source: _Source) -> str:
    abstract = source.records.abstract
    return plain_text(parse(abstract, [])) if abstract else ""


def _of_portal(name: str) -> Callable[[_Source], str]:
    return lambda source: str(getattr(source.records.portal, name, None) or "")


_VALUES: Mapping[str, Callable[[_Source], str]] = {
    "system_id": lambda source: str(source.records.system_id or ""),
    "project": _of_portal("project"),
    "plan": _of_portal("plan"),
    "title": lambda source: str(source.records.title),
    "file": _file,
    "attachments": lambda _: "",
    "report_date": _report_date,
    "pages": lambda source: str(source.outcome.pages or ""),
    "agency": lambda source: str(source.records.agency),
    "period": _period,
    "abstract": _abstract,
    "countries": _countries,
    "visited": lambda source: "\n".join(source.facts.visited),
    "category": _category,
    "keywords": lambda source: ",".join(source.facts.keywords),
    "remarks": _of_portal("remarks"),
    "subject": _of_portal("subject"),
    "policy": _of_portal("policy"),
}

_REPORT = {
    "title": "title",
    "report_date": "report_date",
    "agency": "agency",
    "period": "period",
    "abstract": "abstract",
    "countries": "destinations",
    "category": "category",
    "keywords": "keywords",
}
"""Fields with the keys of report.yaml that hold their values."""

_MISSING: Mapping[str, Message] = {
    **{field: say("請在 report.yaml 填寫 {key}。", key=key) for field, key in _REPORT.items()},
    **{
        key: say("請在 report.yaml 的 portal 填寫 {key}。", key=key)
        for key in ("plan", "subject", "policy")
    },
    "system_id": say("由機關的專責人員在資訊網登錄後取得，再填入 report.yaml 的 system_id。"),
    "file": say("檔名由系統識別號而來，請先填 system_id。"),
    "pages": say("沒有做出 PDF，頁數不明。"),
    "visited": say("請在場次填寫對方人員的機關，或在 portal 填寫 visited。"),
}
