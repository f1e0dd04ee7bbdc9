"""One HTML document to a PDF: its flows set, its page numbers settled, its sequences joined."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from reportgen.authority.model import PdfStandard
from reportgen.cache import NO_CACHE, Cache, digest
from reportgen.debug import swallowed
from reportgen.findings import Finding, Translate
from reportgen.places import Place
from reportgen.typeset.apart import set_apart
from reportgen.typeset.engine import Engine, shut_off
from reportgen.typeset.flows import Flow, flows_of
from reportgen.typeset.folios import printed_numbers
from reportgen.typeset.fonts.kit import FontKit
from reportgen.typeset.paginate import Extent, Task, paginate
from reportgen.typeset.pdf.attachments import Attachment
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.resources import Resource
from reportgen.typeset.sequence import PageSequence
from reportgen.typeset.workshop import Workshop, pictures_in

_KIND = "extents"
"""The kind of cache entries about the extent of a report's last build."""


class Typeset(NamedTuple):
    """A PDF, the number of its pages, and findings about it.

    ``sequences`` are its pages as they were set, of a workshop that traces.
    """

    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]
    sequences: tuple[PageSequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Means:
    """What typesetting may use; none of it changes a byte of the PDF.

    ``report`` is the cache's key of the report's last build, ``workshop`` holds what this process
    keeps of it.
    """

    cache: Cache = NO_CACHE
    processes: int = 1
    report: str = ""
    workshop: Workshop = field(default_factory=Workshop)


_IN_ITS_OWN_WAY = "tr { break-inside: auto }"
"""Where nothing of the engine is replaced: a row higher than a page may be broken.

Otherwise the engine would leave out the head of its table. Else ``pagemaking.rows`` sees to that.
"""


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
    standard: PdfStandard = PdfStandard.UA_1,
    means: Means | None = None,
) -> Typeset:
    """Set *html* in the fonts of *kit* with the style sheets *css*.

    *opening* is a style sheet of the first flow alone. *resources* are all that relative and
    ``https://report.invalid/`` addresses can reach, and *places* where these addresses stand in
    the records. *translate* speaks the language of the report, in which links say where they lead,
    and *standard* is what the PDF promises.
    Without a single font in *kit* nothing is set, and the PDF is empty bytes.
    """
    means = means or Means()
    with shut_off(means.workshop.records, means.workshop.shapes()) as doubts:
        css = (*css, _IN_ITS_OWN_WAY) if doubts else css
        engine = means.workshop.engine(kit, css, opening, resources or {}, places or {})
        if not engine.has_fonts:
            return Typeset(b"", 0, tuple(engine.findings))
        look = digest(kit.identity, *css, opening, *pictures_in("".join(css), resources or {}))
        setting = _Setting(engine, flows_of(html), means, look, resources or {}, doubts)
        metadata = engine.metadata(_head(html))
        pdf, pages, write_findings = setting.write(metadata, kit, attachments, translate, standard)
    findings = [*engine.findings, *write_findings]
    return Typeset(pdf, pages, tuple(dict.fromkeys(findings)), setting.traced)


class _Setting:
    """The setting of one document; *look* is a key of all that shapes its flows but their text.

    *doubts* are findings about an engine whose insides are not known.
    """

    def __init__(
        self,
        engine: Engine,
        flows: Sequence[Flow],
        means: Means,
        look: str,
        resources: Mapping[str, Resource],
        doubts: Sequence[Finding],
    ) -> None:
        self.engine = engine
        self.flows = flows
        self.means = means
        self.look = look
        self.resources = resources
        self.doubts = doubts
        self.traced: tuple[PageSequence, ...] = ()

    def write(
        self,
        metadata: Metadata,
        kit: FontKit,
        attachments: Sequence[Attachment],
        translate: Translate,
        standard: PdfStandard,
    ) -> tuple[bytes, int, list[Finding]]:
        """The PDF, its pages, and what was found on the way."""
        write = partial(self._write, metadata, kit, attachments, translate, standard)
        if not self.doubts:
            return write()
        try:
            pdf, pages, findings = write()
        except Exception as error:  # whatever comes of insides that are other than expected
            swallowed(error)
            return self._write_plainly(metadata, attachments)
        return pdf, pages, [*self.doubts, *findings]

    def _write(
        self,
        metadata: Metadata,
        kit: FontKit,
        attachments: Sequence[Attachment],
        translate: Translate,
        standard: PdfStandard,
    ) -> tuple[bytes, int, list[Finding]]:
        from reportgen.typeset.pdf.document import write_pdf

        self.means.workshop.begin()
        sequences, extent = paginate(self.flows, self._guess(), self._set_all)
        self._remember(extent)
        self.traced = tuple(sequences) if self.means.workshop.traces else ()
        numbers = printed_numbers(self.flows, [len(s.pages) for s in sequences])
        pdf, nowhere = write_pdf(
            sequences,
            numbers,
            metadata,
            kit.files,
            attachments,
            self.means.cache,
            translate,
            standard,
        )
        findings = [finding for pages in sequences for finding in pages.findings]
        return pdf, sum(len(s.pages) for s in sequences), [*findings, *nowhere]

    def _write_plainly(
        self, metadata: Metadata, attachments: Sequence[Attachment]
    ) -> tuple[bytes, int, list[Finding]]:
        from reportgen.typeset.plain import PlainSetting, unknown_engine

        plain = PlainSetting(self.engine)
        sequences, _ = paginate(self.flows, Extent(), plain.set)
        pdf = plain.write(metadata, attachments)
        return pdf, sum(len(s.pages) for s in sequences), [unknown_engine()]

    def _set_all(self, tasks: Sequence[Task]) -> list[PageSequence]:
        workshop = self.means.workshop
        keys = [self._key(task) for task in tasks]
        new = [task for task, key in zip(tasks, keys, strict=True) if workshop.known(key) is None]
        made = {
            task.position: sequence
            for task, sequence in zip(
                new, set_apart(new, self._set, self.means.processes), strict=True
            )
        }
        return [
            workshop.keep(key, made.get(task.position))
            for task, key in zip(tasks, keys, strict=True)
        ]

    def _key(self, task: Task) -> str:
        """A key of all that the pages of *task* depend on."""
        pictures = pictures_in(task.flow.html, self.resources)
        opens = str(task.position == 0)
        return digest(self.look, task.flow.html, str(task.first_page), opens, *pictures)

    def _set(self, task: Task) -> PageSequence:
        return self.engine.set(
            task.flow,
            task.first_page,
            opening=task.position == 0,
            traced=self.means.workshop.traces,
        )

    def _guess(self) -> Extent:
        """The extent of the last build of this report."""
        return self.means.cache.read(_KIND, self.means.report, _extent_of) or Extent()

    def _remember(self, extent: Extent) -> None:
        if self.means.report:
            data = json.dumps([extent.counts, extent.labels]).encode()
            self.means.cache.put(_KIND, self.means.report, data)


def _extent_of(data: bytes) -> Extent:
    counts, labels = json.loads(data)
    return Extent([int(count) for count in counts], {str(a): int(n) for a, n in labels.items()})


def _head(html: str) -> str:
    """*html* up to its body."""
    return html.partition("<body")[0] + "<body></body>"
