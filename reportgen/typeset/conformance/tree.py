"""The structure tree, grown in reading order from what the pages show.

One HTML element makes one structure element, on however many pages and lines it lies: each piece
of page content is hung where its element belongs, and the elements around it are made as they are
first needed.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.elements import Elements
from reportgen.typeset.conformance.nodes import ORDERING, PAGINATION, Annotation, Mark, Node
from reportgen.typeset.conformance.notes import CALL, NUMBERS, call_of
from reportgen.typeset.conformance.roles import alternative, hidden

_REPEATED = ("thead", "tfoot", "caption")


class Tree:
    """Takes what is on the pages, from the first to the last, in reading order."""

    def __init__(self, dom: Dom) -> None:
        self.dom = dom
        self._elements = Elements(dom)
        self._nodes = self._elements.nodes
        self.root = self._nodes.root
        self.notes: dict[Element, Node] = {}
        """``Note`` by the element of the footnote, in the order of their calls."""
        self.calls: dict[str, Node] = {}
        """``Reference`` by the anchor of the call of a note."""
        self._numbers: dict[tuple[Element, str], Node] = {}
        """The link, or else the label, with the number of a note, by note and pseudo-element."""
        self.areas: list[tuple[Element, Annotation]] = []
        """The active areas of links that are wanted."""
        self._hidden: dict[Element, bool] = {}
        self._repeatable: dict[Element, Element | None] = {}
        self._first_pages: dict[Element, int] = {}

    def text(self, element: Element, pseudo: str, mark: Mark, *, blank: bool = False) -> None:
        """A stretch of text of *element*, or of its pseudo-element; *blank* without characters."""
        if self._is_artifact(element, mark):
            return
        if pseudo in NUMBERS:
            node = self._number(element, pseudo)
        elif element.tag == "li" and pseudo in {"before", "marker"}:
            node = self._elements.lists.label(element)
        else:
            node = self._elements.host(element)
        if not blank or node.type not in ORDERING:
            node.own(mark)

    def picture(self, element: Element, pseudo: str, mark: Mark, box: tuple[float, ...]) -> None:
        """A picture in the rectangle *box*, in points of its page; without words it decorates."""
        if pseudo or not alternative(element) or self._is_artifact(element, mark):
            return
        node = self._elements.picture(element)
        node.own(mark)
        if "Layout" not in node.attributes:
            node.attribute("Layout", "BBox", box)

    def figure(self, element: Element, box: tuple[float, ...]) -> None:
        """A figure, its picture and its caption, in the rectangle *box*."""
        node = self._nodes.node(element)
        if node.type == "Figure" and "Layout" not in node.attributes:
            node.attribute("Layout", "Placement", "/Block")
            node.attribute("Layout", "BBox", box)

    def cell(self, element: Element, page: int) -> None:
        """A table cell, which may be empty."""
        if not self._is_repeated(element, page) and not self._is_hidden(element):
            self._nodes.node(element)

    def link(self, element: Element, annotation: Annotation) -> bool:
        """An active area of the link *element*; false where none is wanted."""
        if element.tag != "a" or self._is_hidden(element):
            return False
        if self._is_repeated(element, annotation.page):
            return False
        node = self._nodes.node(element)
        if _covered(annotation, node):
            return False
        node.kids.append(annotation)
        self.areas.append((element, annotation))
        return True

    def holder(self, element: Element) -> Node:
        """The node that *element* has, or else the nearest around it; nothing is made."""
        around: Element | None = element
        while around is not None:
            if (node := self._nodes.known(around)) is not None:
                return node
            around = self.dom.parent(around)
        return self.root

    def note_link(self, element: Element, pseudo: str, annotation: Annotation) -> None:
        """The active area of a note's number, at its call or at the note *element* itself."""
        if self._is_hidden(element) or self._is_repeated(element, annotation.page):
            return
        node = self._number(element, pseudo)
        if node.type != "Link":
            node = self._numbers[element, pseudo] = self._nodes.new("Link", node, element)
        node.kids.append(annotation)
        self.areas.append((element, annotation))

    def _number(self, element: Element, pseudo: str) -> Node:
        """Where the number of a note goes: the note's label, or that of its call."""
        node = self._numbers.get((element, pseudo))
        if node is None:
            holder = self._call(element) if pseudo == CALL else self._nodes.node(element)
            node = self._elements.lists.label_of(holder, element)
            self._numbers[element, pseudo] = node
        return node

    def _call(self, element: Element) -> Node:
        """The call of a note; the note is read behind it, wherever it is printed."""
        outer = self._elements.inline_parent(element)
        reference = self._nodes.new("Reference", outer, element)
        if element not in self.notes:
            note = self._nodes.new("Note", outer, element)
            note.id = element.get("id") or f"note-{len(self.notes) + 1}"
            reference.refers, note.refers = note.id, call_of(note.id)
            self.calls[note.refers] = reference
            self._nodes.set(element, note)
            self.notes[element] = note
        return reference

    def _is_artifact(self, element: Element, mark: Mark) -> bool:
        if self._is_hidden(element):
            return True
        if self._is_repeated(element, mark.page):
            mark.artifact = PAGINATION
            return True
        return False

    def _is_hidden(self, element: Element) -> bool:
        is_hidden = self._hidden.get(element)
        if is_hidden is None:
            is_hidden = self._hidden[element] = hidden(element, self.dom)
        return is_hidden

    def _is_repeated(self, element: Element, page: int) -> bool:
        """Whether *element* is in a head, foot or caption that an earlier page shows already."""
        if element not in self._repeatable:
            self._repeatable[element] = self._around_repeated(element)
        part = self._repeatable[element]
        return part is not None and self._first_pages.setdefault(part, page) != page

    def _around_repeated(self, element: Element) -> Element | None:
        for ancestor in (element, *self.dom.ancestors(element)):
            if ancestor.tag in _REPEATED:
                return ancestor
            if ancestor.tag == "table":
                break
        return None


def _covered(annotation: Annotation, link: Node) -> bool:
    """Whether *link* has an area over *annotation* already, which is that of an element in it."""
    x1, y1, x2, y2 = annotation.rectangle
    for kid in link.kids:
        if isinstance(kid, Annotation) and kid.page == annotation.page:
            left, bottom, right, top = kid.rectangle
            if left - 1 <= x1 and bottom - 1 <= y1 and x2 <= right + 1 and y2 <= top + 1:
                return True
    return False
