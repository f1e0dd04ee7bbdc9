"""The five phases in a row, for one report.

``check_report`` runs read and check; ``build_report`` all five. Both return what happened and print
nothing; a caller that wants to show progress is told when each phase begins.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.authority.load import Layout, load_layout
from reportgen.check import Subject, check
from reportgen.findings import Finding, Severity, error, ordered, say
from reportgen.language import translator
from reportgen.manuscript import Manuscript, read_manuscript
from reportgen.places import Place, Source
from reportgen.read import Reading, RecordFolder, read
from reportgen.world import World

PHASES = ("read", "check", "compose", "typeset", "verify")
"""The words of docs, modules and progress output."""

OnPhase = Callable[[str], None]
"""Told the name of each phase as it begins."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report."""

    name: str
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    pdf: Path | None = None
    pages: int = 0

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


def label_of(folder: Path) -> str:
    """How findings name *folder*: relative to where the command was called, where it can be."""
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:
        return folder.as_posix()


def _read_and_check(world: World, folder: Path, on_phase: OnPhase) -> _Checked:
    on_phase("read")
    label = label_of(folder)
    reading = read(folder, label)
    findings = list(reading.findings)
    sources = dict(reading.sources)
    layout: Layout | None = None
    manuscript: Manuscript | None = None
    records = reading.records
    if records is not None:
        loaded = load_layout(
            world.template_roots(folder), str(records.authority), records.where("authority")
        )
        layout = loaded.layout
        findings += loaded.findings
        sources.update(loaded.sources)
    if records is not None and layout is not None:
        manuscript = read_manuscript(records, layout.authority, translator(records.language))
        findings += manuscript.findings
    on_phase("check")
    if manuscript is not None:
        findings += check(Subject(manuscript, RecordFolder(folder, label), world.today))
    return _Checked(reading, layout, manuscript, tuple(ordered(findings)), sources)


def check_report(world: World, folder: Path, on_phase: OnPhase = lambda _: None) -> Outcome:
    """Read and check the report in *folder*."""
    checked = _read_and_check(world, folder, on_phase)
    return Outcome(
        folder.resolve().name, checked.findings, checked.sources, _watched(folder, checked)
    )


def build_report(
    world: World,
    folder: Path,
    out: Path,
    *,
    final: bool = False,
    on_phase: OnPhase = lambda _: None,
) -> Outcome:
    """Build the report in *folder* as a PDF in *out*.

    While an error stands the PDF is a draft; with *final* it is not written then. It is written
    beside its place and renamed into it, so an interrupted build leaves the old one whole. Raises
    ``OSError`` where *out* cannot be written.
    """
    from reportgen.compose.document import compose
    from reportgen.typeset import typeset_report
    from reportgen.verify import verify

    name = folder.resolve().name
    checked = _read_and_check(world, folder, on_phase)
    findings = list(checked.findings)
    files = _watched(folder, checked)

    def outcome(pdf: Path | None = None, pages: int = 0) -> Outcome:
        return Outcome(name, tuple(ordered(findings)), checked.sources, files, pdf, pages)

    def blocked() -> bool:
        return final and _errors(findings) > 0

    manuscript, layout = checked.manuscript, checked.layout
    if manuscript is None or layout is None or blocked():
        return outcome()
    translate = translator(manuscript.records.language)
    target = out / f"{name}.pdf"
    draft = _errors(findings)
    while True:
        on_phase("compose")
        composed = compose(manuscript, layout, translate, draft=draft)
        findings += composed.findings
        on_phase("typeset")
        pictures = RecordFolder(folder, label_of(folder))
        typeset = typeset_report(world, pictures, composed, manuscript.records, layout)
        findings += typeset.findings
        on_phase("verify")
        if typeset.pdf:
            findings += verify(typeset.pdf, label_of(target), composed.expected)
        findings = ordered(findings)
        if draft or not _errors(findings):
            break
        # An error that only the typeset pages showed: the report is a draft after all.
        draft = _errors(findings)
    if blocked() or not typeset.pdf:
        return outcome()
    _write(target, typeset.pdf)
    return outcome(target, typeset.pages)


def _errors(findings: list[Finding]) -> int:
    return sum(finding.severity is Severity.ERROR for finding in findings)


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
