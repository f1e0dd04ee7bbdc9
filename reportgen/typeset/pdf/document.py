"""Page sequences joined to one file: PDF/A-3a and PDF/UA-1, or PDF/A-4f and PDF/UA-2.

The engine sets and paints pages; everything else in the file is written here. Each object is
written as both standards ask from the start; ``docs/conformance.md`` lists their clauses.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reportgen.authority.model import PdfStandard
from reportgen.cache import Cache
from reportgen.findings import Finding, Translate, say
from reportgen.places import NOWHERE
from reportgen.rulebook.typeset import ENGINE_ERROR
from reportgen.typeset.conformance.links import describe
from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.folios import PageNumber
from reportgen.typeset.pdf.attachments import Attachment, add_attachments
from reportgen.typeset.pdf.fields import SCHEME, Fields
from reportgen.typeset.pdf.file import File
from reportgen.typeset.pdf.fonts import add_fonts
from reportgen.typeset.pdf.labels import page_labels
from reportgen.typeset.pdf.metadata import Metadata
from reportgen.typeset.pdf.outline import add_outline
from reportgen.typeset.pdf.resources import Forms, Resources
from reportgen.typeset.pdf.strings import encoded
from reportgen.typeset.pdf.structure import LinkPlace, TreeWriter, Written
from reportgen.typeset.sequence import FontUse, Link, OutlineEntry, PageSequence

_PRINTED = 1 << 2
"""Flag of an annotation that PDF/A asks for (ISO 19005-3, 6.3.3)."""


def write_pdf(
    sequences: Sequence[PageSequence],
    numbers: Sequence[PageNumber],
    metadata: Metadata,
    fonts: Mapping[tuple[str, int, bool], bytes],
    attachments: Iterable[Attachment],
    cache: Cache,
    translate: Translate,
    standard: PdfStandard = PdfStandard.UA_1,
) -> tuple[bytes, list[Finding]]:
    """The file of *sequences*, and a finding for each link inside it that leads nowhere.

    *numbers* are those printed on the first page of each sequence. *fonts* are the cut font files
    by family, weight and whether they slant; *translate* speaks the language of the report, in
    which links describe their targets.
    """
    modern = standard is PdfStandard.UA_2
    file = File(b"2.0" if modern else b"1.7")
    dictionary = add_fonts(file, joined_uses(sequences), fonts, cache)
    targets = {name: node for s in reversed(sequences) for name, node in s.targets.items()}
    tree = TreeWriter(file, targets, modern=modern)
    pages = _Pages(file, sequences, Resources(file, dictionary), translate, tree)
    catalogue: dict[str, Any] = {
        "Type": b"/Catalog",
        "Pages": pages.add(),
        "PageLabels": page_labels(numbers, [len(s.pages) for s in sequences]),
        "MarkInfo": {"Marked": True},
        "ViewerPreferences": {"DisplayDocTitle": True},
        "StructTreeRoot": tree.write(pages.written, pages.next_key),
        "OutputIntents": (_colour(file),),
        "Metadata": file.add_stream(
            {"Type": b"/Metadata", "Subtype": b"/XML"}, metadata.xmp(standard)
        ),
    }
    if metadata.language:
        catalogue["Lang"] = metadata.language
    if (outline := add_outline(file, pages.outline(), pages.leading)) is not None:
        catalogue["Outlines"] = outline
    if (form := pages.fields.form()) is not None:
        catalogue["AcroForm"] = form
    names: dict[str, bytes] = {}
    if pages.destinations:
        names["Dests"] = _name_tree(file, pages.destinations)
    if files_ := add_attachments(file, attachments):
        names["EmbeddedFiles"] = _name_tree(file, dict(files_))
        catalogue["AF"] = [reference for _, reference in files_]
    if names:
        catalogue["Names"] = names
    # PDF/A-4 has all of it in the XMP alone (ISO 19005-4, 6.1.3).
    information = None if modern else file.add(_information(metadata))
    pdf = file.finished(file.add(catalogue), information)
    return pdf, [_no_anchor(target) for target in pages.nowhere]


class _Pages:
    """Adds the pages of *sequences* to *file*, and collects their bookmarks, links and anchors."""

    def __init__(
        self,
        file: File,
        sequences: Sequence[PageSequence],
        resources: Resources,
        translate: Translate,
        tree: TreeWriter,
    ) -> None:
        self.file = file
        self.tree = tree
        self.sequences = sequences
        self.resources = resources
        self.translate = translate
        self.fields = Fields(file)
        self.next_key = 0
        """The first key of the parent tree that nothing has."""
        self.written: list[Written] = []
        self.destinations: dict[str, Any] = {}
        """By the names of anchors; the first of a name counts."""
        self.nowhere: dict[str, None] = {}
        """Targets of links that no page has."""
        self._names: dict[str, str] = {}
        self._notes: set[str] = set()
        self._anchors = {
            name: place
            for s in reversed(sequences)
            for page in reversed(s.pages)
            for name, place in page.anchors.items()
        }
        for sequence in sequences:
            self._names = {**sequence.names, **self._names}
            self._notes |= sequence.notes

    def add(self) -> bytes:
        """Add all pages; the reference of their tree."""
        tree = self.file.reserve()
        for sequence in self.sequences:
            self.written.append(self._sequence(sequence, tree))
        kids = [page for sequence in self.written for page in sequence.pages]
        self.file.set(tree, {"Type": b"/Pages", "Kids": kids, "Count": len(kids)})
        return tree

    def outline(self) -> Iterator[tuple[bytes, OutlineEntry]]:
        """Every bookmark with the reference of its page."""
        for sequence, made in zip(self.sequences, self.written, strict=True):
            for page, reference in zip(sequence.pages, made.pages, strict=True):
                for entry in page.outline:
                    yield reference, entry

    def leading(self, page: bytes, x: float, y: float, node: Node) -> dict[str, Any]:
        """The entries that lead to a place on *page*; in PDF 2.0, to *node* there, too."""
        place = (page, b"/XYZ", x, y, 0)
        return {"A": self._go(place, x, y, node)} if self.tree.modern else {"Dest": place}

    def _leading_to(self, anchor: str) -> dict[str, Any]:
        """The entries that lead to *anchor*."""
        if not self.tree.modern:
            return {"Dest": anchor}
        return {"A": self._go(anchor, *self._anchors[anchor], self.tree.targets[anchor])}

    def _go(self, place: Any, x: float, y: float, node: Node) -> dict[str, Any]:
        """The action that goes to *place* and *node* (ISO 32000-2, 12.6.4.2)."""
        structure = (self.tree.reference(node), b"/XYZ", x, y, 0)
        return {"Type": b"/Action", "S": b"/GoTo", "D": place, "SD": structure}

    def _sequence(self, sequence: PageSequence, tree: bytes) -> Written:
        first = self._keys(len(sequence.pages))
        forms: Forms = {}
        resources = self.resources.add(sequence.resources, forms, self.next_key)
        first_form = self._keys(len(forms))
        owners = {first + number: page.owners for number, page in enumerate(sequence.pages)}
        owners |= {first_form + number - 1: forms[number][1] for number in forms}
        links: dict[tuple[int, int], LinkPlace] = {}
        pages = []
        for number, page in enumerate(sequence.pages):
            reference = self.file.reserve()
            for link_number, link in enumerate(page.links):
                if (place := self._link(link)) is not None:
                    links[number, link_number] = place
            annotations = [place.reference for (on, _), place in links.items() if on == number]
            self.file.set(
                reference,
                {
                    "Type": b"/Page",
                    "Parent": tree,
                    "MediaBox": (0, 0, page.width, page.height),
                    "Contents": self.file.add_stream({"Filter": b"/FlateDecode"}, page.content),
                    "Resources": resources,
                    "Tabs": b"/S",
                    "StructParents": first + number,
                    **({"Annots": annotations} if annotations else {}),
                },
            )
            pages.append(reference)
            for name, (x, y) in page.anchors.items():
                self.destinations.setdefault(name, (reference, b"/XYZ", x, y, 0))
        references = {number: form for number, (form, _) in forms.items()}
        return Written(sequence.root, pages, owners, references, links)

    def _keys(self, count: int) -> int:
        """The first of *count* keys of the parent tree."""
        first = self.next_key
        self.next_key += count
        return first

    def _link(self, link: Link) -> LinkPlace | None:
        """The annotation of *link*; ``None`` where it leads nowhere."""
        if link.target.startswith(SCHEME):
            key = self._keys(1)
            return LinkPlace(self.fields.add(link, key), key)
        inside = link.target.startswith("#")
        if inside and link.target[1:] not in self._anchors:
            self.nowhere[link.target] = None
            return None
        words = describe(link.target, link.text, self._names, self._notes, self.translate)
        leads = (
            self._leading_to(link.target[1:])
            if inside
            else {"A": {"Type": b"/Action", "S": b"/URI", "URI": link.target}}
        )
        key = self._keys(1)
        annotation = {
            "Type": b"/Annot",
            "Subtype": b"/Link",
            "Rect": link.rectangle,
            "BS": {"W": 0},
            "F": _PRINTED,
            "Contents": words,
            "StructParent": key,
            **leads,
        }
        return LinkPlace(self.file.add(annotation), key)


def _name_tree(file: File, entries: Mapping[str, Any]) -> bytes:
    """*entries* by name, in the order that readers search (ISO 32000-1, 7.9.6)."""
    names = [part for name in sorted(entries, key=encoded) for part in (name, entries[name])]
    return file.add({"Names": names})


def _colour(file: File) -> dict[str, Any]:
    """What RGB means in this file (ISO 19005-3, 6.2.3)."""
    return {
        "Type": b"/OutputIntent",
        "S": b"/GTS_PDFA1",
        "OutputConditionIdentifier": "sRGB",
        "Info": "sRGB IEC61966-2.1",
        "DestOutputProfile": file.add_stream({"N": 3, "Filter": b"/FlateDecode"}, _srgb()),
    }


def _information(metadata: Metadata) -> dict[str, str]:
    """The information dictionary (ISO 32000-1, 14.3.3), with the same values as the XMP."""
    entries = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.creator,
        "Producer": metadata.producer,
        "CreationDate": _pdf_date(metadata.created),
        "ModDate": _pdf_date(metadata.modified),
    }
    return {key: text for key, text in entries.items() if text}


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


def _pdf_date(moment: str) -> str:
    """*moment*, W3C datetime in UTC, as a date string (ISO 32000-1, 7.9.4); or nothing."""
    try:
        return datetime.fromisoformat(moment).strftime("D:%Y%m%d%H%M%SZ")
    except ValueError:
        return ""


def _no_anchor(target: str) -> Finding:
    return ENGINE_ERROR.finding(
        NOWHERE,
        say("版面裡的連結「{target}」沒有目標。", target=target),
    )
