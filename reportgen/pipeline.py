"""The five phases in a row, for one report.

``check_report`` runs read and check; ``build_report`` all five. Both return what happened and print
nothing; a caller that wants to show progress is told when each phase begins.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.authority.category import for_category
from reportgen.authority.load import SETTINGS, Layout, load_layout
from reportgen.cache import Cache, digest
from reportgen.check import Subject, check
from reportgen.check.glossary import read_glossaries
from reportgen.check.policy import Change, Policy
from reportgen.check.similarity import Earlier
from reportgen.compose.marks import Marks
from reportgen.findings import FailLevel, Finding, Severity, ordered
from reportgen.fork import at_once
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.outcome import DEFAULT, OnPhase, Options, Outcome
from reportgen.places import Source, label_of
from reportgen.read import Reading, RecordFolder, read
from reportgen.records import Records
from reportgen.rules import Phase
from reportgen.settings import Settled, settle
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.typeset.typesetting import Typeset
    from reportgen.typeset.workshop import Workshop

_LATER_PHASES = (
    "reportgen.compose.document",
    "reportgen.typeset.report",
    "reportgen.typeset.pdf.document",
    "reportgen.verify",
)


@dataclass(frozen=True, slots=True)
class _Checked:
    reading: Reading
    layout: Layout | None
    manuscript: Manuscript | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    policy: Policy
    fail_level: FailLevel | None


def _read_and_check(
    world: World,
    folder: Path,
    on_phase: OnPhase,
    earlier: Earlier | None = None,
    rules: Callable[[Subject], list[Finding]] = check,
) -> _Checked:
    """Phases one and two; *rules* is how what the rules say of a report is found."""
    on_phase("read")
    label = label_of(folder)
    reading = read(folder, label)
    settled = settle([(path, label_of(path)) for path in world.settings_files(folder)])
    unchangeable = [f for f in reading.findings if f.severity is Severity.ERROR]
    findings = [f for f in reading.findings if f.severity is not Severity.ERROR]
    unchangeable += settled.findings
    sources = {**reading.sources, **settled.sources}
    layout: Layout | None = None
    manuscript: Manuscript | None = None
    records = reading.records
    if records is not None:
        loaded = load_layout(
            world.template_roots(folder), str(records.authority), records.where("authority")
        )
        unchangeable += loaded.findings
        sources.update(loaded.sources)
        if loaded.layout is not None:
            layout = _for_category(loaded.layout, records)
            manuscript = read_manuscript(records, layout.authority, translator(records.language))
            unchangeable += [f for f in manuscript.findings if f.severity is Severity.ERROR]
            findings += [f for f in manuscript.findings if f.severity is not Severity.ERROR]
    policy = Policy.of(_changes(layout, settled), reading.sources)
    on_phase("check")
    if manuscript is not None:
        layouts = layout.folders if layout else ()
        files = world.glossary_files(folder, layouts)
        glossaries = read_glossaries([(path, label_of(path)) for path in files])
        unchangeable += glossaries.findings
        sources.update(glossaries.sources)
        subject = Subject(
            manuscript,
            RecordFolder(folder, label),
            world.today,
            allowed=settled.allowed,
            glossary=glossaries.terms,
            earlier=earlier,
        )
        findings += rules(subject)
    told = [*policy.leave(unchangeable), *policy.apply(findings), *policy.ignores.findings]
    if manuscript is not None:
        told += policy.unused(Phase.READ, Phase.CHECK)
    told = ordered(told)
    return _Checked(reading, layout, manuscript, tuple(told), sources, policy, settled.fail_level)


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
    checked = _read_and_check(world, folder, on_phase, earlier)
    return Outcome(
        folder.resolve().name,
        checked.findings,
        checked.sources,
        _watched(folder, checked),
        ignored=checked.policy.ignores.hidden,
        fail_level=checked.fail_level,
    )


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
        self.checked = _read_and_check(world, folder, on_phase, rules=self._check)
        self.findings = list(self.checked.findings)

    def run(self) -> Outcome:
        """Compose, typeset and verify; write the PDF unless something forbids it."""
        manuscript, layout = self.checked.manuscript, self.checked.layout
        if manuscript is None or layout is None or self._blocked():
            return self._outcome()
        draft = self._errors()
        typeset = self._print(manuscript, layout, draft)
        if not draft and self._errors() and not self._blocked():
            # An error that only the typeset pages showed: the report is a draft after all.
            typeset = self._print(manuscript, layout, self._errors())
        if not typeset.pdf or self._blocked():
            return self._outcome()
        write_whole(self.target, typeset.pdf)
        outcome = self._outcome(self.target, typeset.pages)
        return replace(outcome, digest=digest(typeset.pdf))

    def _check(self, subject: Subject) -> list[Finding]:
        """What the rules say; meanwhile this process loads what comes after them."""
        if self.processes < 2 or _loaded():
            return check(subject)
        parts: list[Callable[[], list[Finding] | None]] = [_load, partial(check, subject)]
        return at_once(parts)[1] or []

    def _errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    def _blocked(self) -> bool:
        return self.options.final and self._errors() > 0

    def _print(self, manuscript: Manuscript, layout: Layout, errors: int) -> Typeset:
        """Phases three to five, for a copy in which *errors* errors stand; findings are kept."""
        from reportgen.compose.document import compose
        from reportgen.typeset.report import typeset_report
        from reportgen.verify import verify

        policy, files = self.checked.policy, self.checked.reading.files
        contents = RecordFolder(self.folder, label_of(self.folder))
        self.on_phase("compose")
        translate = translator(manuscript.records.language)
        cache = Cache(self.world.cache, self.world.cache_limit)
        marks = _marks(self.options, errors)
        composed = compose(manuscript, layout, translate, marks, cache)
        self.findings += policy.apply(composed.findings)
        self.on_phase("typeset")
        typeset = typeset_report(
            self.world,
            contents,
            composed,
            manuscript.records,
            layout,
            files=files,
            embed=self.options.embed,
            processes=self.processes,
            workshop=self.workshop,
        )
        self.findings += policy.apply(typeset.findings)
        self.on_phase("verify")
        if typeset.pdf:
            carried = _carried(contents, files) if self.options.embed else None
            name, expected = label_of(self.target), composed.expected
            self.findings += verify(typeset.pdf, name, expected, carried, self.processes)
            self.findings += policy.unused(Phase.COMPOSE, Phase.TYPESET, Phase.VERIFY)
        self.findings = ordered(self.findings)
        return typeset

    def _outcome(self, pdf: Path | None = None, pages: int = 0) -> Outcome:
        return Outcome(
            self.name,
            tuple(ordered(self.findings)),
            self.checked.sources,
            _watched(self.folder, self.checked),
            pdf,
            pages,
            ignored=self.checked.policy.ignores.hidden,
            fail_level=self.checked.fail_level,
        )


def _loaded() -> bool:
    """Whether this process has typeset before."""
    return "weasyprint" in sys.modules


def _load() -> None:
    """Load what composes, typesets and verifies: it takes as long as a check."""
    for name in _LATER_PHASES:
        import_module(name)
    import_module("reportgen.typeset.engine").load_engine()


def _marks(options: Options, errors: int) -> Marks:
    """The marks of a copy in which *errors* errors stand."""
    return Marks(errors, options.paragraphs, options.lines, options.wide)


def _carried(folder: RecordFolder, files: tuple[Path, ...]) -> dict[str, bytes]:
    """The record files that the PDF must carry."""
    read_back = {file.as_posix(): folder.read(file.as_posix()) for file in files}
    return {name: data for name, data in read_back.items() if isinstance(data, bytes)}


def _watched(folder: Path, checked: _Checked) -> tuple[Path, ...]:
    """Folders whose change changes the report."""
    layouts = checked.layout.folders if checked.layout else ()
    return (folder, *layouts)


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
