"""The five phases in a row, for one report.

``check_report`` runs read and check; ``build_report`` all five. Both return what happened and print
nothing; a caller that wants to show progress is told when each phase begins.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.authority.category import for_category
from reportgen.authority.load import SETTINGS, Layout, load_layout
from reportgen.check import Subject, check
from reportgen.check.glossary import read_glossaries
from reportgen.check.policy import Change, Policy
from reportgen.check.similarity import Earlier
from reportgen.compose.marks import Marks
from reportgen.findings import Finding, Severity, error, ordered, say
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.places import Place, Source
from reportgen.read import Reading, RecordFolder, read
from reportgen.records import Records
from reportgen.rules import Phase
from reportgen.settings import FailLevel, Settled, settle
from reportgen.world import World

if TYPE_CHECKING:
    from reportgen.typeset.engine import Typeset

PHASES = ("read", "check", "compose", "typeset", "verify")
"""The words of docs, modules and progress output."""

OnPhase = Callable[[str], None]
"""Told the name of each phase as it begins."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: ``final`` writes nothing while an error stands, ``embed`` carries the records.

    The rest are marks for reviewers: numbered paragraphs, line numbers, wide spacing.
    """

    final: bool = False
    embed: bool = True
    paragraphs: bool = False
    lines: bool = False
    wide: bool = False

    def marks(self, errors: int) -> Marks:
        """The marks of a copy in which *errors* errors stand."""
        return Marks(errors, self.paragraphs, self.lines, self.wide)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report."""

    name: str
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    pdf: Path | None = None
    pages: int = 0
    ignored: int = 0
    """Findings that an ``ignore`` hides."""
    fail_level: FailLevel | None = None
    """What the report's own settings say, where they do."""

    @property
    def errors(self) -> int:
        """Findings that keep the report a draft."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Checked:
    reading: Reading
    layout: Layout | None
    manuscript: Manuscript | None
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    policy: Policy
    fail_level: FailLevel | None


def label_of(folder: Path) -> str:
    """How findings name *folder*: relative to where the command was called, where it can be."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:
        return folder.as_posix()


def _read_and_check(
    world: World, folder: Path, on_phase: OnPhase, earlier: Earlier | None = None
) -> _Checked:
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
        findings += check(subject)
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


DEFAULT = Options()
"""A report as it is filed: whole, with its records inside, a draft while errors stand."""


def build_report(
    world: World,
    folder: Path,
    out: Path,
    options: Options = DEFAULT,
    *,
    on_phase: OnPhase = lambda _: None,
) -> Outcome:
    """Build the report in *folder* as a PDF in *out*.

    While an error stands the PDF is a draft; a final one is not written then. It is written
    beside its place and renamed into it, so an interrupted build leaves the old one whole. Raises
    ``OSError`` where *out* cannot be written.
    """
    return _Build(world, folder, out, options, on_phase).run()


class _Build:
    """The building of one report, phase by phase."""

    def __init__(
        self, world: World, folder: Path, out: Path, options: Options, on_phase: OnPhase
    ) -> None:
        self.world, self.folder, self.options, self.on_phase = world, folder, options, on_phase
        self.name = folder.resolve().name
        self.target = out / f"{self.name}.pdf"
        self.checked = _read_and_check(world, folder, on_phase)
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
        _write(self.target, typeset.pdf)
        return self._outcome(self.target, typeset.pages)

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
        composed = compose(manuscript, layout, translate, self.options.marks(errors))
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
        )
        self.findings += policy.apply(typeset.findings)
        self.on_phase("verify")
        if typeset.pdf:
            carried = _carried(contents, files) if self.options.embed else None
            self.findings += verify(typeset.pdf, label_of(self.target), composed.expected, carried)
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


def _carried(folder: RecordFolder, files: tuple[Path, ...]) -> dict[str, bytes]:
    """The record files that the PDF must carry."""
    read_back = {file.as_posix(): folder.read(file.as_posix()) for file in files}
    return {name: data for name, data in read_back.items() if isinstance(data, bytes)}


def _watched(folder: Path, checked: _Checked) -> tuple[Path, ...]:
    """Folders whose change changes the report."""
    layouts = checked.layout.folders if checked.layout else ()
    return (folder, *layouts)


def _write(target: Path, data: bytes) -> None:
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


def not_a_report(path: Path) -> Finding:
    """The finding for a PATH that holds no report."""
    return error(
        "PATH-NO-REPORT",
        Place(label_of(path)),
        say("這裡找不到報告：報告是含有 report.yaml 的資料夾。"),
        say("請指定報告資料夾，或放著許多報告的資料夾（不填則為 content/）。"),
    )
