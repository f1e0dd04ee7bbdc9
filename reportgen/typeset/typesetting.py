"""One HTML document to a PDF: its flows set, its page numbers settled, its sequences joined."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.cache import NO_CACHE, Cache
from reportgen.findings import Finding, Translate
from reportgen.places import Place
from reportgen.typeset.apart import set_apart
from reportgen.typeset.engine import Engine, no_fonts_at_all, ready_engine
from reportgen.typeset.flows import Flow, flows_of
from reportgen.typeset.fontcss import FontKit
from reportgen.typeset.paginate import Task, paginate
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.resources import Resource
from reportgen.typeset.sequence import PageSequence


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, the number of its pages, and what the engine had to complain about."""

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Means:
    """What typesetting may use: a cache, processes, and under ``report`` what it learned before.

    None of it changes a byte of the PDF.
    """

    cache: Cache = NO_CACHE
    processes: int = 1
    report: str = ""


def typeset(
    html: str,
    kit: FontKit,
    css: Sequence[str] = (),
    resources: Mapping[str, Resource] | None = None,
    *,
    opening: str = "",
    places: Mapping[str, Place] | None = None,
    attachments: Sequence[Attachment] = (),
    translate: Translate = str,
    means: Means = Means(),
) -> Typeset:
    """Set *html* in the fonts of *kit* with the style sheets *css*.

    *opening* is a style sheet of the first flow alone. *resources* are all that relative and
    ``https://report.invalid/`` addresses can reach, and *places* where these addresses stand in
    the records. *translate* speaks the language of the report, in which links say where they lead.
    Without a single font nothing is set, and the PDF is empty bytes.
    """
    reachable = {**kit.resources, **(resources or {})}
    with ready_engine([kit.css, *css], reachable, places, opening=opening) as (engine, doubts):
        if not engine.has_fonts:
            return Typeset(b"", 0, (*engine.findings, no_fonts_at_all()))
        setting = _Setting(engine, flows_of(html), means)
        metadata = engine.metadata(_head(html))
        pdf, pages, found = setting.write(metadata, kit, attachments, translate)
    findings = [*doubts, *engine.findings, *found]
    return Typeset(pdf, pages, tuple(dict.fromkeys(findings)))


class _Setting:
    """The setting of one document."""

    def __init__(self, engine: Engine, flows: Sequence[Flow], means: Means) -> None:
        self.engine = engine
        self.flows = flows
        self.means = means

    def write(
        self,
        metadata: Metadata,
        kit: FontKit,
        attachments: Sequence[Attachment],
        translate: Translate,
    ) -> tuple[bytes, int, list[Finding]]:
        """The PDF, its pages, and what was found on the way."""
        try:
            from reportgen.typeset import setting
        except ImportError:
            # A WeasyPrint whose insides stand elsewhere.
            return self._write_plainly(metadata, attachments)
        if not setting.known():
            return self._write_plainly(metadata, attachments)
        from reportgen.typeset.pdf.document import write_pdf

        sequences = paginate(self.flows, self._guess(), self._set_all)
        self._remember(sequences)
        pdf, nowhere = write_pdf(
            sequences, metadata, kit.files, attachments, self.means.cache, translate
        )
        found = [finding for one in sequences for finding in one.findings]
        return pdf, sum(len(one.pages) for one in sequences), [*found, *nowhere]

    def _write_plainly(
        self, metadata: Metadata, attachments: Sequence[Attachment]
    ) -> tuple[bytes, int, list[Finding]]:
        from reportgen.typeset.plain import PlainSetting, unknown_engine

        plain = PlainSetting(self.engine)
        sequences = paginate(self.flows, (), plain.set)
        pdf = plain.write(metadata, attachments)
        return pdf, sum(len(one.pages) for one in sequences), [unknown_engine()]

    def _set_all(self, tasks: Sequence[Task]) -> list[PageSequence]:
        return set_apart(tasks, self._set, self.means.processes)

    def _set(self, task: Task) -> PageSequence:
        return self.engine.set(task.flow, task.first_page, opening=task.position == 0)

    def _guess(self) -> list[int]:
        """How many pages each flow had in the last build of this report."""
        kept = self.means.cache.get("pages", self.means.report) if self.means.report else None
        try:
            guess = json.loads(kept or b"[]")
        except ValueError:
            return []
        return [int(one) for one in guess] if isinstance(guess, list) else []

    def _remember(self, sequences: Sequence[PageSequence]) -> None:
        if self.means.report:
            counts = json.dumps([len(one.pages) for one in sequences])
            self.means.cache.put("pages", self.means.report, counts.encode())


def _head(html: str) -> str:
    """*html* up to its body."""
    return html.partition("<body")[0] + "<body></body>"
