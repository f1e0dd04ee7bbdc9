"""The process that builds one report again whenever a file of it has changed.

It keeps the engine and the pages of the last build in memory, as ``build --watch`` does, sends each
result as soon as there is one, and answers where on the pages something is. It dies with its
parent: the connection ends.
"""

from __future__ import annotations

import gc
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from traceback import format_exc
from typing import Any, NamedTuple

from reportgen.compose.marks import Marks
from reportgen.debug import swallowed
from reportgen.desk.messages import (
    Answer,
    Built,
    Current,
    Failed,
    Findings,
    PageShown,
    Shown,
    Started,
)
from reportgen.desk.plain import plain_findings, relative
from reportgen.findings import Finding, Translate
from reportgen.kept.watching import Watching
from reportgen.language import translator
from reportgen.many.work import processors
from reportgen.mend import mended
from reportgen.outcome import Options, Outcome
from reportgen.pipeline.build import Build, Follower
from reportgen.pipeline.first import read_report
from reportgen.pipeline.results import Checked, Composed
from reportgen.places import label_of
from reportgen.typeset.alike import page_digests
from reportgen.typeset.sequence import PageSequence
from reportgen.typeset.typesetting import Typeset
from reportgen.typeset.workshop import Workshop
from reportgen.whereabouts import Pages, locate
from reportgen.world import World

LOOK = 0.4
"""Seconds between two looks at the files; a save in the browser is built at once."""


def main(connection: Connection, folder: str, out: str, language: str, look: int) -> None:
    """Build the report in *folder*, its PDF in *out*, until *connection* ends.

    Messages are in *language*. *look* is the number of the last look that was asked for.
    """
    # Ctrl-C is for the parent, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    # In the folder that the parent removes: a process that is killed leaves what it made.
    tempfile.tempdir = out
    with suppress(EOFError, BrokenPipeError):
        _Builder(connection, Path(folder), Path(out), translator(language), look).run()


class _Set(NamedTuple):
    """What was set last: the document, and its pages."""

    html: str
    sequences: tuple[PageSequence, ...]


class _Builder(Follower):
    def __init__(
        self, connection: Connection, folder: Path, out: Path, translate: Translate, look: int
    ) -> None:
        self.connection, self.folder, self.out, self.translate = connection, folder, out, translate
        self.look = look
        self.world = World.here()
        self.label = label_of(folder)
        self.files = Watching(self.world, folder)
        self.workshop = Workshop(traces=True)
        self.last: _Set | None = None
        self.pages: Pages | None = None
        self.outcome: Outcome | None = None
        self.digests: dict[int, tuple[PageSequence, tuple[str, ...]]] = {}

    def run(self) -> None:
        while True:
            if self.files.has_changed():
                self.build()
            elif self.connection.poll(LOOK):
                self.answer(self.connection.recv())

    def build(self) -> None:
        """Build once; whatever fails, the next change is built again."""
        self.files.remember()
        begun = time.monotonic()
        self.connection.send(Started())
        options = Options(proof=True)
        phase: Callable[[str], None] = lambda _: None  # noqa: E731
        try:
            build = Build(
                self.world, self.folder, self.out, options, phase, processors(), self.workshop, self
            )
            outcome = build.run()
            self.outcome = outcome
            findings = plain_findings(outcome.findings, self.label, self.translate)
            seconds = time.monotonic() - begun
            self.connection.send(Built(findings, seconds, bool(outcome.pages), self.look))
        except (EOFError, BrokenPipeError):
            raise
        except Exception as problem:
            self.workshop = Workshop(traces=True)
            name = str(problem) or type(problem).__name__
            self.connection.send(Failed(name, format_exc(), self.look))
        gc.collect()

    # --- results of a build as they come

    def checked(self, checked: Checked) -> None:
        self.connection.send(Findings(plain_findings(checked.findings, self.label, self.translate)))

    def typeset(self, composed: Composed, typeset: Typeset) -> None:
        if not typeset.pdf:
            return
        self.last, self.pages = _Set(composed.composition.html, typeset.sequences), None
        known = {id(sequence): self.digests.get(id(sequence)) for sequence in typeset.sequences}
        self.digests = {
            id(sequence): known[id(sequence)] or (sequence, page_digests(sequence))
            for sequence in typeset.sequences
        }
        pages = [
            PageShown(name, page.width, page.height)
            for sequence in typeset.sequences
            for name, page in zip(self.digests[id(sequence)][1], sequence.pages, strict=True)
        ]
        self.connection.send(Shown(tuple(pages), typeset.pdf))

    # --- questions

    def answer(self, question: tuple[Any, ...]) -> None:
        """Answer; a question that cannot be answered has no answer, and harms no build."""
        kind, number, *rest = question
        if kind == "look":
            self.look = number
            if not self.files.has_changed():
                self.connection.send(Current(number))
            return
        answers: dict[str, Callable[..., Any]] = {
            "at": self._place,
            "boxes": self._boxes,
            "mend": self._mended,
        }
        try:
            value = answers[kind](*rest)
        except Exception as error:  # a file that is gone, a bug
            swallowed(error)
            value = None
        self.connection.send(Answer(number, value))

    def _place(self, page: int, x: float, y: float) -> tuple[str, int, int] | None:
        """File, line and column of what stands at a point of a page."""
        pages = self._located()
        place = pages.at(page, x, y) if pages else None
        return (relative(place.file, self.label), place.line, place.column) if place else None

    def _boxes(self, file: str, line: int, end_line: int) -> list[tuple[int, Any]]:
        """Page and rectangle of what stands on some lines of *file*."""
        pages = self._located()
        name = f"{self.label}/{file}" if self.label else file
        boxes = pages.boxes(name, line, end_line) if pages else ()
        return [(box.page, box.rectangle) for box in boxes]

    def _mended(self, code: str, path: str, line: int, column: int) -> tuple[str, str, str] | None:
        """File, text and new text, with this finding of the last build mended."""
        findings = self.outcome.findings if self.outcome else ()
        wanted = code, path, line, column
        finding = next((f for f in findings if f.mend and self._plain(f) == wanted), None)
        if self.outcome is None or finding is None or finding.mend is None:
            return None
        source = self.outcome.sources.get(finding.place.file)
        if source is None or any(edit.place.file != source.file for edit in finding.mend.edits):
            return None
        after = mended(source, (finding,))
        return (relative(source.file, self.label), source.text, after.text) if after.made else None

    def _plain(self, finding: Finding) -> tuple[str, str, int, int]:
        place = finding.place
        return finding.code, relative(place.file, self.label), place.line, place.column

    def _located(self) -> Pages | None:
        """The places of the last pages; those of the build before while a file has changed."""
        if self.pages is None and self.last and not self.files.has_changed():
            report = read_report(self.world, self.folder)
            if report.manuscript and report.layout:
                translate = translator(report.manuscript.records.language)
                html = self.last.html
                spots = locate(html, report.manuscript, report.layout, translate, Marks(proof=True))
                self.pages = Pages(html, self.last.sequences, spots)
        return self.pages
