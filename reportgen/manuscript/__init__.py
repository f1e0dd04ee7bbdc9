"""A report as it will be read: its outline, and every prose in order with its figures numbered.

Made once from the records; the checker looks at it, the composer prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportgen.authority import Authority, FrontPage
from reportgen.authority.model import Years
from reportgen.findings import Finding, Translate
from reportgen.manuscript.citations import citations, references_of
from reportgen.manuscript.facsimiles import Facsimiles
from reportgen.manuscript.outline import MET, OVERVIEW, Heading, build_outline
from reportgen.places import Text
from reportgen.prose import Captions, Labels, Parsed, Target, parse
from reportgen.records import Records
from reportgen.records.appendices import AttachedTable, Photo, References
from reportgen.records.base import Record
from reportgen.records.sessions import Itinerary
from reportgen.records.values import ProseKind
from reportgen.records.walk import kind_of


@dataclass(frozen=True, slots=True)
class Caption:
    """A numbered figure or table, as 圖目次 and 表目次 list it."""

    label: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The outline and the parsed prose of one report.

    ``prose`` is asked by the identity of the text in the records: two equal texts are two proses.
    ``numbered`` are photos and attached tables with their number; ``facsimiles`` are known where
    the files of the report are.
    """

    records: Records
    authority: Authority
    outline: tuple[Heading, ...]
    labels: Labels
    figures: tuple[Caption, ...]
    tables: tuple[Caption, ...]
    findings: tuple[Finding, ...]
    facsimiles: Facsimiles
    _prose: Mapping[int, Parsed]
    _numbered: Mapping[int, Caption]

    def prose(self, text: Text) -> Parsed:
        """The parsed form of *text*, which must be a prose of the records."""
        return self._prose[id(text)]

    def proses(self) -> Iterator[Parsed]:
        """Every prose, in document order."""
        yield from self._prose.values()

    def caption(self, item: Photo | AttachedTable) -> Caption:
        """Number and anchor of a photo or an attached table."""
        return self._numbered[id(item)]

    def headings(self) -> Iterator[Heading]:
        """Every heading, in printed order."""
        for chapter in self.outline:
            yield from chapter.walk()

    def titles(self) -> Mapping[str, str]:
        """The titles of the headings by their labels."""
        return {heading.label: heading.title for heading in self.headings() if heading.label}


def read_manuscript(
    records: Records,
    authority: Authority,
    translate: Translate,
    facsimiles: Facsimiles | None = None,
) -> Manuscript:
    """Build the outline, parse every prose in document order, number what it holds."""
    outline = tuple(build_outline(authority, records, translate))
    return _Reader(records, authority, outline, translate).read(facsimiles or {})


class _Reader:
    def __init__(
        self,
        records: Records,
        authority: Authority,
        outline: tuple[Heading, ...],
        translate: Translate,
    ) -> None:
        self.records, self.authority, self.outline = records, authority, outline
        self.translate = translate
        captions = authority.captions
        self.labels = Labels(
            Captions(
                figure=translate(captions.figure),
                table=translate(captions.table),
                equation=translate(captions.equation),
                bracket=translate("（{text}）"),
                separator=translate(captions.separator),
                source=translate("資料來源") + translate(captions.separator),
            )
        )
        self.findings: list[Finding] = []
        self.prose: dict[int, Parsed] = {}
        self.numbered: dict[int, Caption] = {}
        self.figures: list[Caption] = []
        self.tables: list[Caption] = []

    def read(self, facsimiles: Facsimiles) -> Manuscript:
        for part in self._parts():
            if isinstance(part, Text):
                self._read_prose(part)
            elif isinstance(part, Photo):
                self._number(part, "figure", str(part.caption), self.figures)
            else:
                self._number(part, "table", str(part.title), self.tables)
        for chapter in self.outline:
            for heading in chapter.walk():
                self._label(heading)
        self._cite()
        for parsed in self.prose.values():
            self.labels.check(parsed, self.findings)
        return Manuscript(
            self.records,
            self.authority,
            self.outline,
            self.labels,
            tuple(self.figures),
            tuple(self.tables),
            tuple(self.findings),
            facsimiles,
            self.prose,
            self.numbered,
        )

    def _parts(self) -> Iterator[Text | Photo | AttachedTable]:
        """What is parsed or numbered, in printed order."""
        abstract = self.records.abstract
        if abstract is not None and _prints_abstract(self.authority):
            yield abstract
        for chapter in self.outline:
            for heading in chapter.walk():
                yield from _parts_of(heading)

    def _read_prose(self, text: Text) -> None:
        parsed = parse(text, self.findings)
        self.labels.add(parsed, self.findings)
        self.prose[id(text)] = parsed
        for figure in parsed.figures:
            name, anchor = self.labels.name(figure), self.labels.anchor(figure)
            self.figures.append(Caption(name, figure.title, anchor))
        for table in parsed.tables:
            name, anchor = self.labels.name(table), self.labels.anchor(table)
            self.tables.append(Caption(name, table.title, anchor))

    def _number(
        self, item: Photo | AttachedTable, sequence: Any, title: str, listed: list[Caption]
    ) -> None:
        """Number a photo or an attached table on from those of the prose."""
        number = self.labels.take(sequence)
        captions = self.labels.captions
        pattern = captions.figure if sequence == "figure" else captions.table
        name = pattern.replace("{n}", str(number))
        anchor = str(item.id or f"_{sequence}-{number}")
        caption = Caption(name, title, anchor)
        self.numbered[id(item)] = caption
        listed.append(caption)
        if item.id is not None:
            self.labels.define(item.id, Target(name, anchor), item.where("id"), self.findings)

    def _cite(self) -> None:
        """Let references name the works that the report lists."""
        works = list(references_of(self.records.appendices))
        roc = self.authority.years is Years.ROC and self.records.language.startswith("zh")
        words = citations(works, self.translate, roc=roc)
        for work in works:
            if work.id is not None:
                target = Target(words[id(work)], work.id)
                self.labels.define(work.id, target, work.where("id"), self.findings)

    def _label(self, heading: Heading) -> None:
        """Let references name a heading; an attached table's label names the table instead."""
        if heading.label and not isinstance(heading.content, AttachedTable):
            target = Target(heading.path, heading.anchor)
            place = _where(heading)
            self.labels.define(heading.label, target, place, self.findings)


def _where(heading: Heading) -> Any:
    content = heading.content
    if isinstance(content, Record) and "id" in type(content).model_fields:
        return content.where("id")
    return content.where() if isinstance(content, Record) else Text("").place


def _prints_abstract(authority: Authority) -> bool:
    return bool({FrontPage.ABSTRACT, FrontPage.SUMMARY_FORM} & set(authority.front))


def _parts_of(heading: Heading) -> Iterator[Text | Photo | AttachedTable]:
    """The parts right under *heading*; those of its children come with the children."""
    content = heading.content
    if heading.kind in {"session", "topic"} or isinstance(content, References):
        if content.prose is not None:
            yield content.prose
    elif isinstance(content, Itinerary):
        # Its preparation stands under a heading of its own.
        if content.overview is not None:
            yield content.overview
        yield from _walk(content.days)
    elif heading.kind not in {"reference-group", OVERVIEW, MET}:
        yield from _walk(content)


def _walk(value: Any) -> Iterator[Text | Photo | AttachedTable]:
    """Proses, photos and attached tables below *value*, in the order of the fields."""
    if isinstance(value, (Photo, Text)):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            if not isinstance(item, Text):
                yield from _walk(item)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            child = getattr(value, name)
            if not isinstance(child, Text) or kind_of(type(value), name) is ProseKind:
                yield from _walk(child)
        if isinstance(value, AttachedTable):
            yield value
