"""Page sequences joined to one file that is PDF/A-3a and PDF/UA-1.

The engine sets and paints pages; what a file is beyond its pages is written here. Each thing is
written as both standards ask from the start: ``docs/conformance.md`` tells them with their clauses.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.findings import Finding, Translate, error, say
from reportgen.places import NOWHERE
from reportgen.cache import Cache
from reportgen.typeset.conformance.links import describe
from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.pdf.attachments import Attachment, add_attachments
from reportgen.typeset.pdf.fonts import add_fonts
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.pdf.outline import add_outline
from reportgen.typeset.pdf.resources import Resources
from reportgen.typeset.pdf.strings import encoded
from reportgen.typeset.pdf.structure import TreeWriter, Written
from reportgen.typeset.sequence import FontUse, Link, PageSequence, SetPage

_VERSION = "1.7"
_PRINTED = 1 << 2
"""Flag of an annotation that PDF/A asks for (ISO 19005-3, 6.3.3)."""


def write_pdf(
    sequences: Sequence[PageSequence],
    metadata: Metadata,
    fonts: Mapping[tuple[str, int, bool], bytes],
    attachments: Iterable[Attachment],
    cache: Cache,
    translate: Translate,
) -> tuple[bytes, list[Finding]]:
    """The file of *sequences*, and a finding for each link inside it that leads nowhere.

    *fonts* are the cut font files by family, weight and whether they slant; *translate* speaks the
    language of the report, in which links say where they lead.
    """
    writer = _Writer(sequences, translate)
    writer.write(metadata, fonts, attachments, cache)
    output = io.BytesIO()
    writer.pdf.write(output, _VERSION, identifier=True, compress=True)
    return output.getvalue(), [_no_anchor(target) for target in writer.nowhere]


class _Writer:
    def __init__(self, sequences: Sequence[PageSequence], translate: Translate) -> None:
        self.sequences = sequences
        self.translate = translate
        self.pdf = pydyf.PDF()
        self.names: dict[str, str] = {}
        self.notes: set[str] = set()
        self.anchors: dict[str, Any] = {}
        """Destinations by name; the first of a name counts."""
        self.nowhere: dict[str, None] = {}
        """Targets of links that no page has."""
        self.known = {name for one in sequences for page in one.pages for name in page.anchors}
        for sequence in sequences:
            self.names = {**sequence.names, **self.names}
            self.notes |= sequence.notes

    def write(
        self,
        metadata: Metadata,
        files_: Mapping[tuple[str, int, bool], bytes],
        attachments: Iterable[Attachment],
        cache: Cache,
    ) -> None:
        """Add everything to the file."""
        uses = joined_uses(self.sequences)
        resources = Resources(self.pdf, add_fonts(self.pdf, uses, files_, cache))
        written: list[Written] = []
        key = 0
        for sequence in self.sequences:
            written.append(self._sequence(sequence, resources, key))
            key += len(written[-1].owners)
        add_outline(self.pdf, self._entries(written))
        self._destinations()
        TreeWriter(self.pdf).write(written, key)
        add_attachments(self.pdf, attachments)
        self._colour()
        self._metadata(metadata)

    def _sequence(self, sequence: PageSequence, resources: Resources, key: int) -> Written:
        """Add the pages of *sequence*; *key* is the ``StructParents`` of its first."""
        forms: dict[int, tuple[Any, Sequence[Node]]] = {}
        dictionary = resources.add(sequence.resources, forms)
        references: list[bytes] = []
        owners: dict[int, Sequence[Node]] = {}
        links: dict[tuple[int, int], Any] = {}
        for number, page in enumerate(sequence.pages):
            owners[key + number] = page.owners
            made = self._page(page, dictionary, key + number)
            references.append(made.reference)
            annotations = [
                (link_number, annotation)
                for link_number, link in enumerate(page.links)
                if (annotation := self._link(link)) is not None
            ]
            links |= {(number, link_number): one for link_number, one in annotations}
            if annotations:
                made["Annots"] = pydyf.Array(one.reference for _, one in annotations)
            for name, (x, y) in page.anchors.items():
                self.anchors.setdefault(name, pydyf.Array([made.reference, "/XYZ", x, y, 0]))
        for number in sorted(forms):
            form, form_owners = forms[number]
            form.extra["StructParents"] = key + len(owners)
            owners[key + len(owners)] = form_owners
        return Written(
            sequence.root,
            references,
            owners,
            {number: form.reference for number, (form, _) in forms.items()},
            links,
        )

    def _page(self, page: SetPage, resources: bytes, key: int) -> Any:
        content = pydyf.Stream([page.content], {"Filter": "/FlateDecode"})
        self.pdf.add_object(content)
        made = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": pydyf.Array([0, 0, page.width, page.height]),
                "Contents": content.reference,
                "Resources": resources,
                "Tabs": "/S",
                "StructParents": key,
            }
        )
        self.pdf.add_page(made)
        return made

    def _link(self, link: Link) -> Any:
        """The annotation of *link*; ``None`` where it leads nowhere."""
        inside = link.target.startswith("#")
        if inside and link.target[1:] not in self.known:
            self.nowhere[link.target] = None
            return None
        words = describe(link.target, link.text, self.names, self.notes, self.translate)
        made = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": pydyf.Array(link.rectangle),
                "BS": pydyf.Dictionary({"W": 0}),
                "F": _PRINTED,
                "Contents": pydyf.String(words),
            }
        )
        if inside:
            made["Dest"] = pydyf.String(link.target[1:])
        else:
            made["A"] = pydyf.Dictionary(
                {"Type": "/Action", "S": "/URI", "URI": pydyf.String(link.target)}
            )
        self.pdf.add_object(made)
        return made

    def _entries(self, written: Iterable[Written]) -> Iterator[tuple[bytes, Any]]:
        for sequence, made in zip(self.sequences, written, strict=True):
            for page, reference in zip(sequence.pages, made.pages, strict=True):
                for entry in page.outline:
                    yield reference, entry

    def _destinations(self) -> None:
        """Anchors by name, in the order of a name tree (ISO 32000-1, 12.3.2.3)."""
        if not self.anchors:
            return
        names = pydyf.Array()
        for name in sorted(self.anchors, key=encoded):
            names += [pydyf.String(name), self.anchors[name]]
        tree = pydyf.Dictionary({"Names": names})
        self.pdf.add_object(tree)
        self.pdf.catalog["Names"] = pydyf.Dictionary({"Dests": tree.reference})

    def _colour(self) -> None:
        """What RGB means in this file (ISO 19005-3, 6.2.3)."""
        profile = pydyf.Stream([_srgb()], {"N": 3, "Filter": "/FlateDecode"})
        self.pdf.add_object(profile)
        intent = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pydyf.String("sRGB"),
            "Info": pydyf.String("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile.reference,
        }
        self.pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])

    def _metadata(self, metadata: Metadata) -> None:
        packet = pydyf.Stream(
            [metadata.xmp(accessible=True)], {"Type": "/Metadata", "Subtype": "/XML"}
        )
        self.pdf.add_object(packet)
        self.pdf.catalog["Metadata"] = packet.reference
        if metadata.language:
            self.pdf.catalog["Lang"] = pydyf.String(metadata.language)
        said = {
            "Title": metadata.title,
            "Author": ", ".join(metadata.authors),
            "Subject": metadata.subject,
            "Keywords": ", ".join(metadata.keywords),
            "Creator": metadata.creator,
            "Producer": metadata.producer,
            "CreationDate": _pdf_date(metadata.created),
            "ModDate": _pdf_date(metadata.modified),
        }
        self.pdf.info.update({key: pydyf.String(text) for key, text in said.items() if text})


def joined_uses(sequences: Iterable[PageSequence]) -> list[FontUse]:
    """What all *sequences* use of each font, in the order of first use."""
    uses: dict[str, FontUse] = {}
    for sequence in sequences:
        for name, use in sequence.fonts.items():
            uses[name] = uses[name].joined(use) if name in uses else use
    return list(uses.values())


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    """The ICC profile of sRGB, deflated."""
    return zlib.compress((files("weasyprint.pdf") / "sRGB2014.icc").read_bytes(), 9)


def _pdf_date(said: str) -> str:
    """*said* (a W3C datetime in UTC) as a date string (ISO 32000-1, 7.9.4); empty if it is none."""
    try:
        return datetime.fromisoformat(said).strftime("D:%Y%m%d%H%M%SZ")
    except ValueError:
        return ""


def _no_anchor(target: str) -> Finding:
    return error(
        "ENGINE-WARNING",
        NOWHERE,
        say("版面裡的連結「{target}」沒有目標。", target=target),
    )
