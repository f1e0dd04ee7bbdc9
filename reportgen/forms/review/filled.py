"""The 審核表 of one report: its head from the records, its ticks from the findings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from reportgen.authority.duties import FiledOn, ReviewForm
from reportgen.authority.load import Layout
from reportgen.authority.model import Authorship, Years
from reportgen.compose.dates import Calendar
from reportgen.compose.report import ReportFacts, facts_of
from reportgen.findings import Finding
from reportgen.forms.review.answers import Answer, answers, missing_needs
from reportgen.language import cldr_locale, translator
from reportgen.manuscript import Manuscript
from reportgen.records.roster import Person


@dataclass(frozen=True, slots=True)
class Version:
    """The PDF that a form is about: its name, pages, and SHA-256 in hexadecimal."""

    file: str
    pages: int
    digest: str
    errors: int


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A filled 審核表. A value of ``header`` that the records do not have is empty."""

    form: ReviewForm
    source: Authorship
    report: str
    language: str
    authors: tuple[str, ...]
    created: str
    header: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    version: Version


def review_sheet(
    manuscript: Manuscript,
    layout: Layout,
    findings: Sequence[Finding],
    ignored: Collection[str],
    version: Version,
) -> ReviewSheet | None:
    """The 審核表 of *manuscript*; ``None`` where its authority's form is not known."""
    records, authority = manuscript.records, layout.authority
    form = authority.review_form
    if form is None:
        return None
    calendar = Calendar(authority.years is Years.ROC, cldr_locale(records.language))
    facts = facts_of(manuscript, calendar, translator(records.language))
    filed = authority.deadline is None or authority.deadline.filed_on is FiledOn.REPORT
    known = _HEADER.keys() if filed else _HEADER.keys() - {_FILED}
    return ReviewSheet(
        form,
        authority.sources[str(form.source)],
        facts.title,
        records.language,
        tuple(facts.authors),
        facts.created,
        tuple(
            (label, _HEADER[label](facts) if label in known else "")
            for label in map(str, form.header)
        ),
        tuple(answers(form.items, findings, ignored, missing_needs(records, authority))),
        version,
    )


def _of_people(value: Callable[[Person], object]) -> Callable[[ReportFacts], str]:
    def joined(facts: ReportFacts) -> str:
        people = facts.reporters or facts.delegation
        return "、".join(str(value(person) or "－") for person in people)

    return joined


def _units(facts: ReportFacts) -> str:
    """Each agency and unit once."""
    people = facts.reporters or facts.delegation
    units = ("".join(str(part) for part in (p.agency, p.unit) if part) for p in people)
    return "、".join(dict.fromkeys(filter(None, units)))


_FILED = "報告繳交日期"

_HEADER: Mapping[str, Callable[[ReportFacts], str]] = {
    "報告名稱": lambda facts: facts.title,
    "出國人姓名": _of_people(lambda person: person.name),
    "職稱": _of_people(lambda person: person.post),
    "服務單位": _units,
    "出國類別": lambda facts: facts.category,
    "出國期間": lambda facts: facts.period,
    _FILED: lambda facts: facts.report_date,
}
"""The labels of a head that the records answer."""
