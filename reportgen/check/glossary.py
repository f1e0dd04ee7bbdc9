"""``glossary.yaml``: the terms that an agency has settled on, and the forms that it avoids.

It stands in the report's folder, beside the ``content`` folder for all reports in it, or in the
layout's folder; all that are there hold together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from pathlib import Path

from reportgen.findings import Finding
from reportgen.places import Source
from reportgen.read.settings import read_settings
from reportgen.read.validate import typed
from reportgen.records.base import Record, field
from reportgen.records.terms import ReportTerm
from reportgen.records.values import Text

FILE = "glossary.yaml"


class Term(Record):
    """One term: the form to use, its foreign name, and the forms to avoid."""

    term: Text = field("用語", "全份應使用的名稱。", "推動委員會")
    foreign: Text | None = field("原文", "外文名稱。", "Steering Committee", default=None)
    avoid: tuple[Text, ...] = field("避免的寫法", "應改用「用語」者。", ["指導委員會"], default=())


class Glossary(Record):
    """One ``glossary.yaml``."""

    terms: tuple[Term, ...] = field("用語", "一項一個用語。", default=())


def own_terms(terms: Iterable[ReportTerm]) -> Iterator[Term]:
    """The terms of the report itself, its abbreviations as originals of their own."""
    for term in terms:
        for foreign in (term.foreign, term.abbreviation):
            if foreign is not None:
                yield Term(term=term.term, foreign=foreign)


@dataclass(frozen=True, slots=True)
class Glossaries:
    """All terms that hold for one report, with what there is to say of their files."""

    terms: tuple[Term, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, Source] = attribute(default_factory=dict)


def read_glossaries(files: Sequence[tuple[Path, str]]) -> Glossaries:
    """Read *files*, pairs of a path and its label; of two equal terms the last holds."""
    terms: dict[str, Term] = {}
    findings: list[Finding] = []
    sources: dict[str, Source] = {}
    for path, label in files:
        read = read_settings(path, label)
        findings += read.findings
        if read.source is not None:
            sources[label] = read.source
        if read.fields is None:
            continue
        glossary, refused = typed(read.fields, Glossary)
        findings += refused
        if glossary is not None:
            terms.update({str(term.term): term for term in glossary.terms})
    return Glossaries(tuple(terms.values()), tuple(findings), sources)
