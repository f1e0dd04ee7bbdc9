"""The HTML document of a report, and what the later phases must know about it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from reportgen.authority.folder import read_file
from reportgen.authority.load import Layout
from reportgen.authority.model import FrontPage, PageNumbers, PeopleForm, Years
from reportgen.compose.charts import charts
from reportgen.compose.composition import Composition, Picture
from reportgen.compose.contents import listed_figures, listed_title
from reportgen.compose.dates import Calendar
from reportgen.compose.equations import draw_formulas
from reportgen.compose.expected import Bookmark, Expected, Wording
from reportgen.compose.extras import Printing
from reportgen.compose.filters import PlaceNamed, calendar_view, make_filters
from reportgen.compose.languages import with_languages
from reportgen.compose.marks import Marks, marks_css, number_paragraphs, opening_css
from reportgen.compose.people import People
from reportgen.compose.photos import USUAL, Proportion
from reportgen.compose.report import facts_of, modified
from reportgen.compose.stylesheet import generated_css
from reportgen.compose.template.builtins import FUNCTIONS
from reportgen.compose.template.failure import Failure, Spot
from reportgen.compose.template.helpers import Helper, text
from reportgen.compose.template.loading import Templates
from reportgen.compose.wholepages import whole_css, whole_pictures
from reportgen.findings import Finding, Translate, say
from reportgen.language import cldr_locale
from reportgen.manuscript import Manuscript
from reportgen.manuscript.extras import chosen
from reportgen.places import Place, label_of
from reportgen.prose import plain_text
from reportgen.prose.inline import image_address
from reportgen.records.appendices import Pages, Photos
from reportgen.records.values import OneLineKind
from reportgen.records.walk import texts
from reportgen.rulebook.compose import TEMPLATE_ERROR

_IN_A_ROW = {PeopleForm.AUTO: 3, PeopleForm.LINES: 1, PeopleForm.ROW: sys.maxsize}
"""How many people of a session stand in a row at most."""

FINAL = Marks()
"""A report without any mark."""


def compose(
    manuscript: Manuscript,
    layout: Layout,
    translate: Translate,
    marks: Marks = FINAL,
    at: PlaceNamed | None = None,
    proportion: Proportion = lambda _file: USUAL,
) -> Composition:
    """Render *manuscript* with the templates of *layout*.

    *translate* speaks the language of the report, *marks* say whether the copy is a draft. A
    template that fails becomes a finding; the HTML is then empty. With *at*, each block of a prose
    has the name of its place as ``data-at``; *proportion* knows the shapes of photographs.
    """
    records = manuscript.records
    calendar = Calendar(
        roc=layout.authority.years is Years.ROC, locale=cldr_locale(records.language)
    )
    running_head = str(records.short_title or records.title)
    entries = texts(records)
    html = ""
    findings: tuple[Finding, ...] = ()
    try:
        html = _rendered(manuscript, layout, translate, calendar, marks, at, proportion)
        html = with_languages(html, records, entries)
        html = number_paragraphs(html) if marks.paragraphs else html
    except Failure as problem:
        findings = (_template_finding(problem, layout),)
    formulas, undrawn = draw_formulas(manuscript)
    formulas += charts(manuscript)
    return Composition(
        html,
        records.language,
        (
            *_layout_css(manuscript, layout, translate, marks),
            generated_css(layout.authority, running_head, records.language, translate("（續）"))
            + whole_css(manuscript, draft=marks.draft),
            marks_css(marks, translate),
        ),
        opening_css(marks, translate),
        tuple(_pictures(manuscript)),
        tuple(entry.text for entry in entries),
        _expected(manuscript, layout, translate, html),
        modified(records.report_date, records.returned),
        label_of(layout.folders[0]),
        layout.authority.pdf,
        formulas,
        (*findings, *undrawn),
    )


def _rendered(
    manuscript: Manuscript,
    layout: Layout,
    translate: Translate,
    calendar: Calendar,
    marks: Marks,
    at: PlaceNamed | None,
    proportion: Proportion,
) -> str:
    """The HTML document; raises ``Failure``."""
    records = manuscript.records
    people = People(
        records.roster,
        translate,
        guests=records.guests,
        chinese=calendar.chinese,
        row=_IN_A_ROW[layout.authority.people],
    )
    extras = Printing(manuscript, chosen(records, layout.authority), calendar, translate)
    templates = Templates(
        partial(_template_file, layout),
        make_filters(
            manuscript, calendar, people, translate, extras, proportion, at, large=marks.large
        ),
    )
    depth = int(layout.authority.contents.depth)
    names = {
        **FUNCTIONS,
        "_": Helper(lambda words: translate(words) if words else "", (text,)),
        "records": records,
        "extras": extras.names(),
        "report": facts_of(manuscript, calendar, translate),
        "authority": layout.authority,
        "outline": manuscript.outline,
        "contents": [heading for heading in manuscript.headings() if heading.level <= depth],
        "figures": tuple(listed_figures(manuscript)),
        "tables": manuscript.tables,
        "calendar": calendar_view(calendar),
        "draft": marks.draft,
    }
    return templates.render("report.html", names)


def _layout_css(
    manuscript: Manuscript, layout: Layout, translate: Translate, marks: Marks
) -> Iterator[str]:
    """The style sheets of *layout*, that of the extras where there are any; as large as asked."""
    sheets = list(layout.stylesheets)
    if any(chosen(manuscript.records, layout.authority)):
        files = (read_file(folder, "style/extras.css") for folder in layout.folders)
        data = next((data for data in files if isinstance(data, bytes)), b"")
        sheets.append(data.decode("utf-8", "replace"))
    if not marks.large:
        yield from sheets
        return
    from reportgen.compose.largeprint import enlarged, large_print_css

    yield from map(enlarged, sheets)
    yield large_print_css(translate)


def _template_file(layout: Layout, name: str) -> tuple[str, str] | None:
    """File and text of the template *name*, from the first of the folders that has it."""
    for folder in layout.folders:
        data = read_file(folder, name)
        if data is None:
            continue
        file = label_of(folder / name)
        if isinstance(data, Finding):
            raise Failure(data.message, Spot(file, 1))
        try:
            return file, data.decode("utf-8")
        except UnicodeDecodeError as problem:
            line = data.count(b"\n", 0, problem.start) + 1
            raise Failure(say("樣板不是 UTF-8 編碼。"), Spot(file, line)) from None
    return None


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
        if isinstance(heading.content, Pages):
            yield from whole_pictures(heading.content, manuscript)
        elif isinstance(heading.content, Photos):
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


def _expected(manuscript: Manuscript, layout: Layout, translate: Translate, html: str) -> Expected:
    outline = tuple(Bookmark(heading.level, heading.text) for heading in manuscript.headings())
    authority = layout.authority
    foreign = authority.contents.foreign
    form = FrontPage.SUMMARY_FORM in authority.front
    return Expected(
        outline,
        contents_depth=int(authority.contents.depth)
        if FrontPage.CONTENTS in authority.front
        else 0,
        listed=tuple(listed_title(h, foreign=foreign) for h in manuscript.headings()),
        numbered_from_body=authority.page_numbers is PageNumbers.BODY,
        page_count_label=translate("頁數") if form else "",
        page_count_unit=translate("頁") if form else "",
        html=html,
        wordings=tuple(_wordings(manuscript)),
        archival=True,
    )


def _wordings(manuscript: Manuscript) -> Iterator[Wording]:
    """The wording that must be on the pages: every prose, and every line of the appendices."""
    for parsed in manuscript.proses():
        for line in plain_text(parsed).split("\n"):
            yield Wording(line, parsed.text)
    for heading in manuscript.headings():
        if heading.kind in _APPENDICES:
            for entry in texts(heading.content):
                if entry.kind is OneLineKind and entry.field != "alt":
                    yield Wording(str(entry.text), entry.text)


_APPENDICES = {"agenda", "photos", "references", "events", "table"}
"""Headings whose record is printed whole."""


def _template_finding(problem: Failure, layout: Layout) -> Finding:
    """Where in a template rendering stopped, and why."""
    return TEMPLATE_ERROR.finding(
        Place(*problem.spot),
        say("版型無法套用：{problem}", problem=problem.message),
        say("請修正版型資料夾「{name}」裡的這個檔案。", name=layout.name),
    )
