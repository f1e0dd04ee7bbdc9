"""The one place that touches the insides of WeasyPrint 70.0: its tagging, taken over.

WeasyPrint paints the pages, each text and picture marked with a number, and then calls
``add_tags`` to make the structure tree. While :func:`tagging` holds, our own tree is made there
instead, from the same boxes. Of another version than the one that was read for this, nothing is
taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint  # type: ignore[import-untyped]
import weasyprint.pdf  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.absolute import (  # type: ignore[import-untyped]
    AbsolutePlaceholder,
)

from reportgen.findings import Translate
from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.links import describe
from reportgen.typeset.conformance.marks import number_marks
from reportgen.typeset.conformance.nodes import FOOTER, HEADER, PAGINATION, Annotation, Mark, Node
from reportgen.typeset.conformance.tree import Tree
from reportgen.typeset.conformance.writing import TreeWriter

VERSION = "70.0"
"""The WeasyPrint whose boxes and marks this module knows."""

_POINTS = 0.75
"""Of a CSS pixel."""


def known() -> bool:
    """Whether this WeasyPrint is the one that is known here."""
    return weasyprint.__version__ == VERSION and hasattr(weasyprint.pdf, "add_tags")


@contextmanager
def tagging(translate: Translate) -> Iterator[bool]:
    """Let documents be tagged by us; yields false, and changes nothing, where they cannot be."""
    if not known():
        yield False
        return
    stock = weasyprint.pdf.add_tags

    def add_tags(pdf: Any, document: Any, _version: object, streams: Sequence[Any]) -> None:
        _Tagging(pdf, document, streams, translate).run()

    weasyprint.pdf.add_tags = add_tags
    try:
        yield True
    finally:
        weasyprint.pdf.add_tags = stock


class _Tagging:
    def __init__(
        self, pdf: Any, document: Any, streams: Sequence[Any], translate: Translate
    ) -> None:
        self.pdf = pdf
        self.document = document
        self.streams = streams
        self.translate = translate
        self.dom = Dom()
        self.tree = Tree(self.dom)
        self.marks: list[dict[int, Mark]] = []
        self.dropped: set[bytes] = set()
        """References of annotations that lie over another of the same link."""

    def run(self) -> None:
        for page, stream in zip(self.document.pages, self.streams, strict=True):
            self._page(len(self.marks), page, stream)
        owners = [
            number_marks(stream.stream, marks)
            for stream, marks in zip(self.streams, self.marks, strict=True)
        ]
        owners += self._groups(len(owners))
        for element, area in self.tree.areas:
            words = describe(element, self.dom, self.tree.notes, self.translate)
            area.dictionary["Contents"] = pydyf.String(words)
        TreeWriter(self.pdf).write(self.tree.root, owners)
        self._drop_annotations()

    def _page(self, number: int, page: Any, stream: Any) -> None:
        reader = _PageReader(self, number, page, stream)
        for box in page._page_box.children:
            if isinstance(box, boxes.MarginBox):
                reader.artifact(box, _MARGINS.get(box.at_keyword.split("-")[0], PAGINATION))
            else:
                if box.element is not None and box.element_tag == "html":
                    self.dom.add(box.element)
                reader.box(box)
        self.marks.append(dict(reader.numbered()))

    def _groups(self, following: int) -> Iterator[list[Node]]:
        """The streams that hold what is painted with opacity: one more set of marks each."""
        pages = {id(stream._tags): page for page, stream in enumerate(self.streams)}
        for stream in self.pdf.objects:
            page = pages.get(id(getattr(stream, "_tags", None)))
            if page is not None and stream is not self.streams[page]:
                owners = number_marks(stream.stream, self.marks[page], stream.reference)
                if owners:
                    stream.extra["StructParents"] = following
                    following += 1
                    yield owners

    def _drop_annotations(self) -> None:
        for page in self.pdf.objects if self.dropped else ():
            if isinstance(page, pydyf.Dictionary) and page.get("Type") == "/Page":
                kept = [one for one in page.get("Annots", ()) if one not in self.dropped]
                if "Annots" in page:
                    page["Annots"] = pydyf.Array(kept)


_MARGINS = {"@top": HEADER, "@bottom": FOOTER}


class _PageReader:
    """Gives the boxes of one page to the tree, in reading order."""

    def __init__(self, tagging: _Tagging, number: int, page: Any, stream: Any) -> None:
        self.tree = tagging.tree
        self.dropped = tagging.dropped
        self.number = number
        self.height = page.height
        self.painted: dict[Any, Any] = stream._tags
        self.marks = {box: Mark(number) for box in self.painted}

    def numbered(self) -> Iterator[tuple[int, Mark]]:
        """Every mark under the number that it was painted with."""
        return ((self.painted[box]["mcid"], mark) for box, mark in self.marks.items())

    def artifact(self, box: Any, properties: bytes) -> None:
        """Everything in *box* is no part of the document."""
        for one in _descendants(box):
            if (mark := self.marks.get(one)) is not None:
                mark.artifact = properties
            if one.link_annotation is not None:
                self.dropped.add(one.link_annotation.reference)

    def box(self, box: Any) -> None:
        """*box* and all in it."""
        placed = isinstance(box, AbsolutePlaceholder)
        if placed:
            box = box._box
        tag, _, pseudo = (box.element_tag or "").partition("::")
        # What a style sheet puts into the margin, and no label of a list: 「¶12」.
        if box.is_leader or (placed and pseudo in {"before", "after"} and tag != "li"):
            self.artifact(box, PAGINATION)
            return
        if (annotation := box.link_annotation) is not None and not self.tree.link(
            box.element, Annotation(self.number, annotation)
        ):
            self.dropped.add(annotation.reference)
        if isinstance(box, boxes.TextBox):
            if (mark := self.marks.get(box)) is not None:
                self.tree.text(box.element, pseudo, mark)
        elif isinstance(box, boxes.ReplacedBox):
            if (mark := self.marks.get(box)) is not None:
                self.tree.picture(box.element, pseudo, mark, self._points(box))
        elif isinstance(box, boxes.TableCellBox) and tag in {"td", "th"}:
            self.tree.cell(box.element, self.number)
        elif tag == "figure" and not pseudo:
            self.tree.figure(box.element, self._points(box))
        for child in box.children:
            self.box(child)

    def _points(self, box: Any) -> tuple[float, ...]:
        """The content of *box* as left, bottom, right, top in points of the page."""
        x, y = box.content_box_x(), box.content_box_y()
        edges = (x, self.height - y - box.height, x + box.width, self.height - y)
        return tuple(round(edge * _POINTS, 2) for edge in edges)


def _descendants(box: Any) -> Iterator[Any]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in box.children:
        yield from _descendants(child)
