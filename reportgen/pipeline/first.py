"""The first three phases: a report is read, checked and composed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.authority.category import for_category
from reportgen.authority.load import SETTINGS, Layout, load_layout
from reportgen.check.glossary import own_terms, read_glossaries
from reportgen.check.policy import Change, Policy
from reportgen.check.remarks import open_remarks
from reportgen.check.run import check
from reportgen.check.subject import Subject
from reportgen.compose.marks import Marks
from reportgen.findings import Finding, Severity, bounded, ordered
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.manuscript.facsimiles import Facsimiles
from reportgen.outcome import Options
from reportgen.pipeline.results import Checked, Composed
from reportgen.places import Source, Text, label_of
from reportgen.read import RecordFolder, read
from reportgen.records import Records
from reportgen.records.appendices import Pages
from reportgen.rules import Phase
from reportgen.settings import Settled, settle
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.check.ask.similarity import Earlier


class Read(NamedTuple):
    """A report that has been read; a policy may change its *findings*, not the *lasting* ones."""

    folder: RecordFolder
    files: Mapping[str, bytes]
    manuscript: Manuscript | None
    layout: Layout | None
    lasting: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    settled: Settled
    policy: Policy


def read_report(world: World, folder: Path, unsaved: Mapping[str, bytes] = {}) -> Read:
    """Phase one, of the report in *folder*; record files in *unsaved* are read from there."""
    label = label_of(folder)
    reading = read(folder, label, unsaved)
    settled = settle([(path, label_of(path)) for path in world.settings_files(folder)])
    findings = list(reading.findings)
    lasting = list(settled.findings)
    sources = {**reading.sources, **settled.sources}
    layout: Layout | None = None
    manuscript: Manuscript | None = None
    records = reading.records
    if records is not None:
        loaded = load_layout(
            world.template_roots(folder), str(records.authority), records.where("authority")
        )
        lasting += loaded.findings
        sources.update(loaded.sources)
        if loaded.layout is not None:
            layout = _for_category(loaded.layout, records)
            facsimiles, unusable = _facsimiles(records, RecordFolder(folder, label))
            manuscript = read_manuscript(
                records, layout.authority, translator(records.language), facsimiles
            )
            findings += (*manuscript.findings, *unusable)
    lasting += [finding for finding in findings if finding.severity is Severity.ERROR]
    return Read(
        RecordFolder(folder, label),
        reading.files,
        manuscript,
        layout,
        tuple(lasting),
        tuple(finding for finding in findings if finding.severity is not Severity.ERROR),
        sources,
        settled,
        Policy.of(_changes(layout, settled), reading.sources),
    )


def _facsimiles(records: Records, folder: RecordFolder) -> tuple[Facsimiles, list[Finding]]:
    """The pages that appendices show whole; what looks at them loads only where there are any."""
    if not any(isinstance(appendix, Pages) for appendix in records.appendices):
        return {}, []
    from reportgen.facsimile import look

    return look(records, folder)


def check_read(world: World, report: Read, earlier: Earlier | None = None) -> Checked:
    """Phase two; with *earlier*, the report is compared with earlier ones."""
    lasting: list[Finding] = list(report.lasting)
    findings: Iterable[Finding] = report.findings
    sources, policy, layout = dict(report.sources), report.policy, report.layout
    folder = report.folder.folder
    layouts = layout.folders if layout else ()
    notes, remarked = open_remarks(report.folder)
    sources.update(remarked)
    findings = chain(findings, notes)
    if report.manuscript is not None:
        files = world.glossary_files(folder, layouts)
        glossaries = read_glossaries([(path, label_of(path)) for path in files])
        lasting += glossaries.findings
        sources.update(glossaries.sources)
        subject = Subject(
            report.manuscript,
            report.folder,
            world.today,
            allowed=report.settled.allowed,
            glossary=(*glossaries.terms, *own_terms(report.manuscript.records.terms)),
            earlier=earlier,
        )
        findings = chain(findings, check(subject))
    remaining = list(bounded(chain(policy.leave(lasting), policy.apply(findings))))
    remaining += policy.ignores.findings
    if report.manuscript is not None:
        remaining += policy.unused(Phase.READ, Phase.CHECK)
    return Checked(
        tuple(ordered(remaining)), sources, policy, report.settled.fail_level, (folder, *layouts)
    )


def compose_read(report: Read, options: Options, errors: int) -> Composed | None:
    """Phase three, as a draft with this number of *errors*; ``None`` if it cannot be printed."""
    manuscript, layout = report.manuscript, report.layout
    if manuscript is None or layout is None:
        return None
    from reportgen.compose.document import compose

    translate = translator(manuscript.records.language)
    marks = marks_of(options, errors)
    shape = partial(_proportion, report.folder)
    composition = compose(manuscript, layout, translate, marks, proportion=shape)
    if options.paragraphs:
        from reportgen.pipeline.remarked import remarked

        composition = remarked(composition, manuscript, layout, translate, marks, report.folder)
    return Composed(report.files, layout, composition)


def _proportion(folder: RecordFolder, file: Text) -> float:
    """Width by height of the picture in *file*; 0 where its head does not have them."""
    from reportgen.check.ask.picturefile import read_head

    path = folder.find(str(file), file.place)
    head = None if isinstance(path, Finding) else read_head(path)
    return head.width / head.height if head and head.height else 0


def marks_of(options: Options, errors: int) -> Marks:
    """What a copy with this number of *errors* shows of its state."""
    count = 0 if options.proof else errors
    return Marks(count, options.paragraphs, options.lines, options.wide, options.proof,
                 options.large_print)  # fmt: skip


def _for_category(layout: Layout, records: Records) -> Layout:
    """*layout* without a body where the report's category owes the 提要表 alone."""
    return replace(layout, authority=for_category(layout.authority, records.category))


def _changes(layout: Layout | None, settled: Settled) -> dict[str, Change]:
    """Changes of severities: the user's win over the authority's."""
    changes: dict[str, Change] = {}
    if layout is not None:
        file = f"{layout.name}/{SETTINGS}"
        changes = {code: (change, file) for code, change in layout.authority.severities.items()}
    return {**changes, **settled.severities}
