"""The boxes of a set page, given to the structure tree in reading order.

WeasyPrint paints each text and picture as a marked stretch under a number; here the stretches find
the HTML elements that they show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes  # type: ignore[import-untyped]
from weasyprint.layout.absolute import (  # type: ignore[import-untyped]
    AbsolutePlaceholder,
)

from reportgen.typeset.conformance.nodes import FOOTER, HEADER, PAGINATION, Annotation, Mark
from reportgen.typeset.conformance.notes import CALL, NUMBERS, call_of
from reportgen.typeset.conformance.tree import Tree

_POINTS = 0.75
"""Of a CSS pixel."""

_MARGINS = {"@top": HEADER, "@bottom": FOOTER}


class PageReader:
    """Gives the boxes of one page to *tree*.

    *page* is WeasyPrint's, *painted* its marks by box, *annotations* the active areas by box.
    Annotations that are wanted find their owners; all others are no part of the document.
    """

    def __init__(
        self,
        tree: Tree,
        number: int,
        page: Any,
        painted: Mapping[Any, Any],
        annotations: Mapping[Any, Annotation],
    ) -> None:
        self.tree = tree
        self.number = number
        self.page = page
        self.painted = painted
        self.annotations = annotations
        self.marks = {box: Mark(number) for box in painted}
        self.bookmarked: dict[tuple[float, float], Element] = {}
        """The elements that bookmarks lead to, by the places of their boxes, in pixels."""
        self.calls: dict[str, tuple[float, float]] = {}
        """Where calls of notes stand, in points from the bottom left corner, by their anchors."""

    def read(self) -> dict[int, Mark]:
        """Read the page; its marks under the numbers that they were painted with."""
        for box in self.page._page_box.children:
            if isinstance(box, boxes.MarginBox):
                self._artifact(box, _MARGINS.get(box.at_keyword.split("-")[0], PAGINATION))
            else:
                if box.element is not None and box.element_tag == "html":
                    self.tree.dom.add(box.element)
                self._box(box)
        return {self.painted[box]["mcid"]: mark for box, mark in self.marks.items()}

    def _artifact(self, box: Any, properties: bytes) -> None:
        """Everything in *box* is no part of the document."""
        for inner in _descendants(box):
            if (mark := self.marks.get(inner)) is not None:
                mark.artifact = properties

    def _box(self, box: Any) -> None:
        placed = isinstance(box, AbsolutePlaceholder)
        if placed:
            box = box._box
        tag, _, pseudo = (box.element_tag or "").partition("::")
        # What a style sheet puts into the margin, and no label of a list: 「¶12」.
        if box.is_leader or (placed and pseudo in {"before", "after"} and tag != "li"):
            self._artifact(box, PAGINATION)
            return
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            self.bookmarked[box.hit_area()[:2]] = box.element
        if (annotation := self.annotations.get(box)) is not None:
            self.tree.link(box.element, annotation)
        if isinstance(box, boxes.TextBox):
            if (mark := self.marks.get(box)) is not None:
                if pseudo in NUMBERS and (note := box.element.get("id")):
                    self._number(box, pseudo, note)
                self.tree.text(box.element, pseudo, mark, blank=not box.text.strip())
        elif isinstance(box, boxes.ReplacedBox):
            if (mark := self.marks.get(box)) is not None:
                self.tree.picture(box.element, pseudo, mark, self._points(box))
        elif isinstance(box, boxes.TableCellBox) and tag in {"td", "th"}:
            self.tree.cell(box.element, self.number)
        elif tag == "figure" and not pseudo:
            self.tree.figure(box.element, self._points(box))
        for child in box.children:
            self._box(child)

    def _number(self, box: Any, pseudo: str, note: str) -> None:
        """Link the number of *note* in *box*: at its call to the note, at the note to its call."""
        left, bottom, right, top = self._points(box)
        target = note if pseudo == CALL else call_of(note)
        if pseudo == CALL:
            self.calls.setdefault(call_of(note), (left, top))
        area = Annotation(self.number, (left, bottom, right, top), f"#{target}", box.text.strip())
        self.tree.note_link(box.element, pseudo, area)

    def _points(self, box: Any) -> tuple[float, float, float, float]:
        """The content of *box* as left, bottom, right, top in points of the page."""
        x, y = box.content_box_x(), box.content_box_y()
        height = self.page.height
        edges = (x, height - y - box.height, x + box.width, height - y)
        left, bottom, right, top = (round(edge * _POINTS, 2) for edge in edges)
        return left, bottom, right, top


def _descendants(box: Any) -> Iterator[Any]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in box.children:
        yield from _descendants(child)
