"""The HTML document of a report, and what the later phases must know about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from jinja2 import TemplateError

from reportgen.authority.load import Layout
from reportgen.authority.model import FrontPage, PageNumbers, Years
from reportgen.cache import NO_CACHE, Cache
from reportgen.compose.composition import Composition, Picture
from reportgen.compose.dates import Calendar
from reportgen.compose.environment import make_environment
from reportgen.compose.expected import Bookmark, Expected
from reportgen.compose.filters import make_filters
from reportgen.compose.marks import Marks, marks_css, number_paragraphs, opening_css
from reportgen.compose.people import People
from reportgen.compose.stylesheet import generated_css
from reportgen.compose.words import bracketed, places
from reportgen.findings import Finding, Translate, say
from reportgen.language import cldr_locale, html_lang
from reportgen.manuscript import Manuscript
from reportgen.places import Place, Text
from reportgen.prose import plain_text
from reportgen.prose.inline import image_address
from reportgen.records.appendices import Photos
from reportgen.records.roster import Person
from reportgen.records.values import OneLineKind, Role
from reportgen.records.walk import texts
from reportgen.rulebook.compose import TEMPLATE_ERROR
from reportgen.text import count_han

FINAL = Marks()
"""A report without any mark."""


def compose(
    manuscript: Manuscript,
    layout: Layout,
    translate: Translate,
    marks: Marks = FINAL,
    cache: Cache = NO_CACHE,
) -> Composition:
    """Render *manuscript* with the templates of *layout*.

    *translate* speaks the language of the report, *marks* say whether the copy is a draft; *cache*
    may hold compiled templates. A template that fails becomes a finding; the HTML is then empty.
    """
    records = manuscript.records
    calendar = Calendar(
        roc=layout.authority.years is Years.ROC, locale=cldr_locale(records.language)
    )
    people = People(records.roster, translate, chinese=calendar.chinese)
    environment = make_environment(
        layout.folders, translate, make_filters(manuscript, calendar, people, translate), cache
    )
    context = {
        "records": records,
        "report": _report(manuscript, calendar, translate),
        "authority": layout.authority,
        "outline": manuscript.outline,
        "contents": [
            heading
            for heading in manuscript.headings()
            if heading.level <= int(layout.authority.contents.depth)
        ],
        "figures": manuscript.figures,
        "tables": manuscript.tables,
        "calendar": calendar,
        "draft": marks.draft,
    }
    html = ""
    findings: tuple[Finding, ...] = ()
    try:
        html = environment.get_template("report.html").render(context)
        html = number_paragraphs(html) if marks.paragraphs else html
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as problem:
        findings = (_template_finding(problem, layout),)
    return Composition(
        html,
        records.language,
        (
            *layout.stylesheets,
            generated_css(layout.authority, str(records.title)),
            marks_css(marks, translate),
        ),
        opening_css(marks, translate),
        tuple(_pictures(manuscript)),
        tuple(found.text for found in texts(records)),
        _expected(manuscript, layout, translate),
        _modified(records.report_date, records.period.end),
        findings,
    )


def _report(manuscript: Manuscript, calendar: Calendar, translate: Translate) -> SimpleNamespace:
    """What several templates say about the report, worked out once."""
    records = manuscript.records
    reporters = [person for person in records.roster if person.role is Role.REPORTER]
    return SimpleNamespace(
        title=str(records.title),
        lang=html_lang(records.language),
        subject=_subject(records.abstract, str(records.title)),
        authors=[str(person.name) for person in reporters] or [str(records.agency)],
        keywords=[str(word) for word in records.keywords],
        created=_modified(records.report_date, records.period.end).isoformat() + "T00:00:00Z",
        category=str(records.category or "")
        + bracketed(str(records.category_note or ""), translate),
        confidentiality=str(records.confidentiality),
        reporters=reporters,
        delegation=[person for person in records.roster if person.role is not Role.LOCAL],
        contact=_contact(records.roster, records.contact),
        destinations=places(records.destinations, calendar.locale, translate),
        period=calendar.period(records.period.start, records.period.end),
    )


def _contact(roster: tuple[Person, ...], contact: Text | None) -> Person | None:
    return next((person for person in roster if person.id == contact), None)


def _modified(reported: date | None, returned: date) -> date:
    """The date that the PDF carries: the report's own, never the clock's, so bytes stay equal."""
    return reported or returned + timedelta(days=1)


def _subject(abstract: Text | None, title: str) -> str:
    """One line for the PDF's subject: how the abstract begins."""
    first = (abstract or title).strip().split("\n\n")[0].replace("\n", "")
    return first if count_han(first) <= 120 else first.split("。")[0] + "。"


def _pictures(manuscript: Manuscript) -> Iterator[Picture]:
    """Every image, with the room that it may take on the page."""
    sizes = manuscript.authority.pictures
    width = float(sizes.width)
    for parsed in manuscript.proses():
        for figure in parsed.figures:
            room = _width(figure.width, width)
            address = image_address(figure.file)
            yield Picture(figure.file, address, room, float(sizes.figure_height), figure.file_place)
    for heading in manuscript.headings():
        if isinstance(heading.content, Photos):
            for photo in heading.content.photos:
                address = image_address(photo.file)
                yield Picture(
                    photo.file, address, width, float(sizes.photo_height), photo.file.place
                )


def _width(asked: str, whole: float) -> float:
    """The printed width that a figure asks for: 60%, 80mm, or the whole text width."""
    if asked.endswith("%"):
        return whole * float(asked[:-1]) / 100
    return float(asked[:-2]) if asked.endswith("mm") else whole


def _expected(manuscript: Manuscript, layout: Layout, translate: Translate) -> Expected:
    outline = tuple(Bookmark(heading.level, heading.text) for heading in manuscript.headings())
    authority = layout.authority
    form = FrontPage.SUMMARY_FORM in authority.front
    return Expected(
        outline,
        contents_depth=int(authority.contents.depth)
        if FrontPage.CONTENTS in authority.front
        else 0,
        numbered_from_body=authority.page_numbers is PageNumbers.BODY,
        page_count_label=translate("頁數") if form else "",
        page_count_unit=translate("頁") if form else "",
        strings=tuple(_strings(manuscript)),
        archival=True,
    )


def _strings(manuscript: Manuscript) -> Iterator[str]:
    """The wording that must be on the pages: every prose, and every line of the appendices."""
    for parsed in manuscript.proses():
        yield from plain_text(parsed).split("\n")
    for heading in manuscript.headings():
        if heading.kind in _APPENDICES:
            for found in texts(heading.content):
                if found.kind is OneLineKind and found.field != "alt":
                    yield str(found.text)


_APPENDICES = {"agenda", "photos", "references", "events", "table"}
"""Headings whose record is printed whole."""


def _template_finding(problem: Exception, layout: Layout) -> Finding:
    """Where in a template rendering stopped."""
    line, name = _template_place(problem)
    return TEMPLATE_ERROR.finding(
        Place(name or layout.name, line),
        say("版型無法套用：{problem}", problem=str(problem) or type(problem).__name__),
        say("請修正版型資料夾「{name}」裡的這個檔案。", name=layout.name),
    )


def _template_place(problem: Exception) -> tuple[int, str]:
    """The innermost line of a template in the traceback of *problem*."""
    line, name = getattr(problem, "lineno", None) or 1, getattr(problem, "filename", None) or ""
    trace: Any = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            line, name = trace.tb_lineno, trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    return line, name
