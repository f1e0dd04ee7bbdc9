"""The five phases in a row, for one report.

``check_report`` runs read and check; ``build_report`` all five. Both return what happened and print
nothing; a caller that wants to show progress is told when each phase begins.

A build by several processes runs the first three phases in a child, while its own process loads
what the last two need: either takes as long. There the report is composed before it is checked, as
a draft with as many errors as it had last time, and again if there are others.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportgen.authority.category import for_category
from reportgen.authority.load import SETTINGS, Layout, load_layout
from reportgen.cache import Cache, digest
from reportgen.check import Subject, check
from reportgen.check.glossary import read_glossaries
from reportgen.check.policy import Change, Policy
from reportgen.check.similarity import Earlier
from reportgen.compose.composition import Composition
from reportgen.compose.marks import Marks
from reportgen.findings import FailLevel, Finding, Severity, ordered
from reportgen.fork import beside
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.outcome import DEFAULT, OnPhase, Options, Outcome
from reportgen.places import Source, label_of
from reportgen.read import RecordFolder, read
from reportgen.records import Records
from reportgen.rules import Phase
from reportgen.settings import Settled, settle
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.typeset.materials import Materials
    from reportgen.typeset.typesetting import Typeset
    from reportgen.typeset.workshop import Workshop

_LAST_PHASES = ("reportgen.typeset.report", "reportgen.typeset.pdf.document", "reportgen.verify")

_KIND = "errors"
"""The kind in the cache of how many errors a report had when it was last built."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A report that has been read; of its *findings*, a policy changes none that is *lasting*."""

    folder: RecordFolder
    files: tuple[Path, ...]
    manuscript: Manuscript | None
    layout: Layout | None
    lasting: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    settled: Settled
    policy: Policy


@dataclass(frozen=True, slots=True)
class _Checked:
    """What has been found of a report, and the policy for what is found later."""

    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    policy: Policy
    fail_level: FailLevel | None
    watched: tuple[Path, ...]
    """Folders whose change changes the report."""


@dataclass(frozen=True, slots=True)
class _Composed:
    """A report to be printed: its files, its layout, and what they come to."""

    files: tuple[Path, ...]
    layout: Layout
    composition: Composition


def _read(world: World, folder: Path) -> _Read:
    """Phase one."""
    label = label_of(folder)
    reading = read(folder, label)
    settled = settle([(path, label_of(path)) for path in world.settings_files(folder)])
    found = list(reading.findings)
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
            manuscript = read_manuscript(records, layout.authority, translator(records.language))
            found += manuscript.findings
    lasting += [finding for finding in found if finding.severity is Severity.ERROR]
    return _Read(
        RecordFolder(folder, label),
        reading.files,
        manuscript,
        layout,
        tuple(lasting),
        tuple(finding for finding in found if finding.severity is not Severity.ERROR),
        sources,
        settled,
        Policy.of(_changes(layout, settled), reading.sources),
    )


def _check(world: World, report: _Read, earlier: Earlier | None = None) -> _Checked:
    """Phase two."""
    lasting, findings = list(report.lasting), list(report.findings)
    sources, policy, layout = dict(report.sources), report.policy, report.layout
    folder = report.folder.folder
    layouts = layout.folders if layout else ()
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
            glossary=glossaries.terms,
            earlier=earlier,
        )
        findings += check(subject)
    told = [*policy.leave(lasting), *policy.apply(findings), *policy.ignores.findings]
    if report.manuscript is not None:
        told += policy.unused(Phase.READ, Phase.CHECK)
    return _Checked(
        tuple(ordered(told)), sources, policy, report.settled.fail_level, (folder, *layouts)
    )


def _for_category(layout: Layout, records: Records) -> Layout:
    """*layout* without a body where the report's category owes the 提要表 alone."""
    return replace(layout, authority=for_category(layout.authority, records.category))


def _changes(layout: Layout | None, settled: Settled) -> dict[str, Change]:
    """Changed severities: the authority's, and over them the user's."""
    changes: dict[str, Change] = {}
    if layout is not None:
        file = f"{layout.name}/{SETTINGS}"
        changes = {code: (change, file) for code, change in layout.authority.severities.items()}
    return {**changes, **settled.severities}


def check_report(
    world: World,
    folder: Path,
    on_phase: OnPhase = lambda _: None,
    earlier: Earlier | None = None,
) -> Outcome:
    """Read and check the report in *folder*; with *earlier*, compare it with earlier reports."""
    on_phase("read")
    report = _read(world, folder)
    on_phase("check")
    checked = _check(world, report, earlier)
    return _outcome(folder.resolve().name, checked, checked.findings)


def build_report(
    world: World,
    folder: Path,
    out: Path,
    options: Options = DEFAULT,
    *,
    on_phase: OnPhase = lambda _: None,
    processes: int = 1,
    workshop: Workshop | None = None,
) -> Outcome:
    """Build the report in *folder* as a PDF in *out*; *processes* may work at it at the same time.

    *workshop* holds what this process knows from the report's last builds; it changes no byte.

    While an error stands the PDF is a draft; a final one is not written then. It is written
    beside its place and renamed into it, so an interrupted build leaves the old one whole. Raises
    ``OSError`` where *out* cannot be written.
    """
    return _Build(world, folder, out, options, on_phase, processes, workshop).run()


class _Build:
    """The building of one report, phase by phase."""

    def __init__(
        self,
        world: World,
        folder: Path,
        out: Path,
        options: Options,
        on_phase: OnPhase,
        processes: int,
        workshop: Workshop | None,
    ) -> None:
        self.world, self.folder, self.options, self.on_phase = world, folder, options, on_phase
        self.processes, self.workshop = processes, workshop
        self.name = folder.resolve().name
        self.target = out / f"{self.name}.pdf"
        self.cache = Cache(world.cache, world.cache_limit)
        self.key = digest(str(folder.resolve()))
        self.findings: list[Finding] = []

    def run(self) -> Outcome:
        """The five phases; the PDF is written unless something forbids it."""
        self.on_phase("read")
        checked, composed, materials = self._together() if self.processes > 1 else self._alone()
        self.findings = list(checked.findings)
        if composed is None or self._blocked():
            return self._outcome(checked)
        draft = _errors(self.findings)
        typeset = self._print(composed, checked.policy, materials)
        if not draft and _errors(self.findings) and not self._blocked():
            # An error that only the typeset pages showed: the report is a draft after all.
            composed = self._compose(_read(self.world, self.folder), _errors(self.findings))
            if composed is not None:
                typeset = self._print(composed, checked.policy)
        if not typeset.pdf or self._blocked():
            return self._outcome(checked)
        write_whole(self.target, typeset.pdf)
        outcome = self._outcome(checked, self.target, typeset.pages)
        return replace(outcome, digest=digest(typeset.pdf))

    def _alone(self) -> tuple[_Checked, _Composed | None, None]:
        """The first three phases, one after the other."""
        report = _read(self.world, self.folder)
        self.on_phase("check")
        checked = _check(self.world, report)
        self.on_phase("compose")
        return checked, self._compose(report, _errors(checked.findings)), None

    def _together(self) -> tuple[_Checked, _Composed | None, Materials | None]:
        """The first three phases in a child; its first result gives this process more to do."""
        with beside(self._composed_first) as results:
            _load()
            composed = cast("_Composed | None", next(results))
            self.on_phase("check")
            materials = None if composed is None else self._materials(composed)
            checked = cast("_Checked", next(results))
            self.on_phase("compose")
            for again in results:
                composed, materials = cast("_Composed", again), None
        return checked, composed, materials

    def _composed_first(self) -> Iterator[_Composed | _Checked | None]:
        """The report composed, then checked; then composed again if that changes its marks."""
        report = _read(self.world, self.folder)
        guess = int(self.cache.get(_KIND, self.key) or 0)
        yield self._compose(report, guess)
        checked = _check(self.world, report)
        yield checked
        errors = _errors(checked.findings)
        if errors != guess:
            yield self._compose(report, errors)
            self.cache.put(_KIND, self.key, b"%d" % errors)

    def _compose(self, report: _Read, errors: int) -> _Composed | None:
        """Phase three, for a copy in which *errors* errors stand; nothing to print, no result."""
        manuscript, layout = report.manuscript, report.layout
        if manuscript is None or layout is None:
            return None
        from reportgen.compose.document import compose

        options, translate = self.options, translator(manuscript.records.language)
        marks = Marks(errors, options.paragraphs, options.lines, options.wide)
        composition = compose(manuscript, layout, translate, marks, self.cache)
        return _Composed(report.files, layout, composition)

    def _materials(self, composed: _Composed) -> Materials:
        from reportgen.typeset.materials import gather

        return gather(
            self.world,
            self._contents(),
            composed.composition,
            composed.layout,
            self.cache,
            self.processes,
            self.workshop,
        )

    def _print(
        self, composed: _Composed, policy: Policy, materials: Materials | None = None
    ) -> Typeset:
        """Phases four and five; findings are kept."""
        from reportgen.typeset.report import typeset_report
        from reportgen.typeset.typesetting import Means
        from reportgen.typeset.workshop import Workshop
        from reportgen.verify import verify

        composition, files, contents = composed.composition, composed.files, self._contents()
        self.findings += policy.apply(composition.findings)
        self.on_phase("typeset")
        typeset = typeset_report(
            contents,
            composition,
            materials or self._materials(composed),
            files=files if self.options.embed else (),
            means=Means(self.cache, self.processes, self.key, self.workshop or Workshop()),
        )
        self.findings += policy.apply(typeset.findings)
        self.on_phase("verify")
        if typeset.pdf:
            carried = _carried(contents, files) if self.options.embed else None
            name, expected = label_of(self.target), composition.expected
            self.findings += verify(typeset.pdf, name, expected, carried, self.processes)
            self.findings += policy.unused(Phase.COMPOSE, Phase.TYPESET, Phase.VERIFY)
        self.findings = ordered(self.findings)
        return typeset

    def _contents(self) -> RecordFolder:
        return RecordFolder(self.folder, label_of(self.folder))

    def _blocked(self) -> bool:
        return self.options.final and _errors(self.findings) > 0

    def _outcome(self, checked: _Checked, pdf: Path | None = None, pages: int = 0) -> Outcome:
        return _outcome(self.name, checked, self.findings, pdf, pages)


def _outcome(
    name: str,
    checked: _Checked,
    findings: Iterable[Finding],
    pdf: Path | None = None,
    pages: int = 0,
) -> Outcome:
    return Outcome(
        name,
        tuple(ordered(findings)),
        checked.sources,
        checked.watched,
        pdf,
        pages,
        ignored=checked.policy.ignores.hidden,
        fail_level=checked.fail_level,
    )


def _errors(findings: Iterable[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


def _load() -> None:
    """Load what typesets and verifies."""
    for name in _LAST_PHASES:
        import_module(name)
    import_module("reportgen.typeset.engine").load_engine()


def _carried(folder: RecordFolder, files: tuple[Path, ...]) -> dict[str, bytes]:
    """The record files that the PDF must carry."""
    read_back = {file.as_posix(): folder.read(file.as_posix()) for file in files}
    return {name: data for name, data in read_back.items() if isinstance(data, bytes)}


def write_whole(target: Path, data: bytes) -> None:
    """Write *data* beside *target* and rename it into place: whole, or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
