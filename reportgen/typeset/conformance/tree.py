"""The structure tree, grown in reading order from what the pages show.

One HTML element makes one structure element, on however many pages and lines it lies: each piece of
page content is hung where its element belongs, and the elements around it are made as they are first
needed.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.nodes import (
    GROUPING,
    PAGINATION,
    Annotation,
    Mark,
    Node,
)
from reportgen.typeset.conformance.roles import (
    BLOCKS,
    INLINES,
    RUNNING,
    alternative,
    hidden,
    in_contents,
    picture_of,
    scope,
)

_REPEATED = ("thead", "tfoot", "caption")


class Tree:
    """Takes what is on the pages, from the first to the last, in reading order."""

    def __init__(self, dom: Dom) -> None:
        self.dom = dom
        self.root = Node("Document", None, "")
        self.notes: dict[Element, Node] = {}
        """``Note`` by the element of the footnote, in the order of their calls."""
        self.areas: list[tuple[Element, Annotation]] = []
        """The active areas of links that stand in the tree."""
        self._nodes: dict[Element, Node] = {}
        self._items: dict[Element, Node] = {}
        """``LI`` by the ``<li>`` that it stands for, or by the ``<dl>`` that it is the last of."""
        self._labels: dict[Node, Node] = {}
        self._first_pages: dict[Element, int] = {}
        self._hidden: dict[Element, bool] = {}
        self._repeatable: dict[Element, Element | None] = {}
        self._contents: dict[Element, list[tuple[int, Node]]] = {}
        """The open levels of a table of contents, by its list: level and TOC."""

    # -- what the pages show

    def text(self, element: Element, pseudo: str, mark: Mark) -> None:
        """A stretch of text of *element* or of its pseudo-element."""
        if self._is_artifact(element, mark):
            return
        if pseudo == "footnote-call":
            self._call(element).own(mark)
        elif pseudo == "footnote-marker" or (element.tag == "li" and pseudo in {"before", "marker"}):
            self._label(element).own(mark)
        else:
            self._host(element).own(mark)

    def picture(self, element: Element, pseudo: str, mark: Mark, box: tuple[float, ...]) -> None:
        """A picture in the rectangle *box*, in points of its page; without words it decorates."""
        if pseudo or not alternative(element) or self._is_artifact(element, mark):
            return
        node = self._picture(element)
        node.own(mark)
        if node.attributes.get("Layout", {}).get("BBox") is None:
            node.attribute("Layout", "BBox", box)

    def figure(self, element: Element, box: tuple[float, ...]) -> None:
        """A figure, picture and caption, in the rectangle *box*."""
        node = self._node(element)
        if node.type == "Figure" and "Layout" not in node.attributes:
            node.attribute("Layout", "Placement", "/Block")
            node.attribute("Layout", "BBox", box)

    def cell(self, element: Element, page: int) -> None:
        """A table cell, which may be empty."""
        if not self._is_repeated(element, page) and not self._is_hidden(element):
            self._node(element)

    def link(self, element: Element, annotation: Annotation) -> bool:
        """An active area of the link *element*; false where none is wanted."""
        if element.tag != "a" or self._is_repeated(element, annotation.page):
            return False
        node = self._node(element)
        if self._is_hidden(element) or _covered(annotation, node):
            return False
        node.kids.append(annotation)
        self.areas.append((element, annotation))
        return True

    # -- artifacts

    def _is_artifact(self, element: Element, mark: Mark) -> bool:
        if self._is_hidden(element):
            return True
        if self._is_repeated(element, mark.page):
            mark.artifact = PAGINATION
            return True
        return False

    def _is_hidden(self, element: Element) -> bool:
        known = self._hidden.get(element)
        if known is None:
            known = self._hidden[element] = hidden(element, self.dom)
        return known

    def _is_repeated(self, element: Element, page: int) -> bool:
        """Whether *element* is in a head, foot or caption that an earlier page shows already."""
        if element not in self._repeatable:
            self._repeatable[element] = self._around_repeated(element)
        part = self._repeatable[element]
        return part is not None and self._first_pages.setdefault(part, page) != page

    def _around_repeated(self, element: Element) -> Element | None:
        for one in (element, *self.dom.ancestors(element)):
            if one.tag in _REPEATED:
                return one
            if one.tag == "table":
                break
        return None

    # -- nodes of elements

    def _node(self, element: Element) -> Node:
        """The structure element that *element* is, or that it belongs to."""
        node = self._nodes.get(element)
        if node is None:
            node = self._nodes[element] = self._make(element)
        return node

    def _outer(self, element: Element) -> Node:
        parent = self.dom.parent(element)
        if parent is None:
            self.root.language = self.root.language or self.dom.language(element)
            return self.root
        return self._node(parent)

    def _new(self, type_: str, parent: Node, element: Element) -> Node:
        return Node(type_, parent, self.dom.language(element))

    def _make(self, element: Element) -> Node:
        match element.tag:
            case "html" | "body":
                return self._outer(element)
            case "figure":
                return self._figure(element)
            case "figcaption":
                outer = self._outer(element)
                return self._new("Caption" if outer.type == "Figure" else "P", outer, element)
            case "a" if element.get("href"):
                return self._link(element)
            case "li" if in_contents(element, self.dom):
                return self._item(element)
            case "li":
                return self._new("LBody", self._item(element), element)
            case "dt" | "dd":
                return self._definition(element)
            case "th" | "td":
                return self._cell(element)
            case _ if in_contents(element, self.dom):
                return self._in_contents(element)
            case tag if tag in BLOCKS:
                return self._new(BLOCKS[tag], self._outer(element), element)
            case tag if tag in INLINES:
                return self._new(INLINES[tag], self._inline_parent(element), element)
        return self._plain(element)

    def _plain(self, element: Element) -> Node:
        """An element without a type of its own, unless it is in another language."""
        parent = self.dom.parent(element)
        if parent is None or self.dom.language(element) == self.dom.language(parent):
            return self._outer(element)
        if element.tag in RUNNING:
            return self._new("Span", self._inline_parent(element), element)
        return self._new("Div", self._outer(element), element)

    def _inline_parent(self, element: Element) -> Node:
        parent = self.dom.parent(element)
        return self.root if parent is None else self._host(parent)

    def _host(self, element: Element) -> Node:
        """Where text of *element* goes: a paragraph of its own where its node only groups."""
        node = self._node(element)
        if node.type not in GROUPING:
            return node
        block: Element | None = element
        while block is not None and block.tag in RUNNING:
            block = self.dom.parent(block)
        last = node.kids[-1] if node.kids else None
        if isinstance(last, Node) and last.source is not None and last.source is block:
            return last
        paragraph = self._new("P", node, element if block is None else block)
        paragraph.source = block
        return paragraph

    # -- figures, links, notes

    def _figure(self, element: Element) -> Node:
        picture = picture_of(element)
        if picture is None:
            return self._outer(element)
        node = self._new("Figure", self._outer(element), element)
        node.alt = alternative(picture)
        return node

    def _picture(self, element: Element) -> Node:
        figure = self.dom.around(element, "figure")
        if figure is not None and self._node(figure).type == "Figure":
            return self._node(figure)
        node = self._nodes.get(element)
        if node is None or node.type != "Figure":
            node = self._new("Figure", self._inline_parent(element), element)
            node.alt = alternative(element)
            self._nodes[element] = node
        return node

    def _link(self, element: Element) -> Node:
        """A link; one inside the document is a reference (ISO 32000-1, table 338)."""
        outer = self._outer(element)
        internal = element.get("href", "").startswith("#")
        if outer.type != "TOCI":
            outer = self._inline_parent(element)
        if internal:
            outer = self._new("Reference", outer, element)
        return self._new("Link", outer, element)

    def _call(self, element: Element) -> Node:
        """The call of a note; its note is read behind it, wherever it is printed."""
        outer = self._inline_parent(element)
        reference = self._new("Reference", outer, element)
        if element not in self.notes:
            note = self._new("Note", outer, element)
            note.id = element.get("id") or f"note-{len(self.notes) + 1}"
            self._nodes[element] = self.notes[element] = note
        return reference

    def _label(self, element: Element) -> Node:
        """``Lbl`` of a list item or of a note."""
        holder = self._item(element) if element.tag == "li" else self._node(element)
        label = self._labels.get(holder)
        if label is None:
            label = self._labels[holder] = self._new("Lbl", holder, element)
            if holder.type == "LI" and holder.parent is not None:
                ordered = getattr(self.dom.parent(element), "tag", "") == "ol"
                holder.parent.attribute("List", "ListNumbering", "/Decimal" if ordered else "/Disc")
        return label

    # -- lists

    def _item(self, element: Element) -> Node:
        item = self._items.get(element)
        if item is None:
            if in_contents(element, self.dom):
                item = self._contents_item(element)
            else:
                item = self._new("LI", self._outer(element), element)
            self._items[element] = item
        return item

    def _definition(self, element: Element) -> Node:
        """``<dt>`` and ``<dd>``: a label and a body; several of one kind share an item."""
        group = self.dom.parent(element)
        kind = "Lbl" if element.tag == "dt" else "LBody"
        item = self._items.get(group) if group is not None else None
        last = item.kids[-1] if item and item.kids else None
        if isinstance(last, Node) and last.type == "LBody" and kind == "LBody":
            return last
        if item is None or group is None or kind == "Lbl":
            item = self._new("LI", self._outer(element), element)
            if group is not None:
                self._items[group] = item
        return self._new(kind, item, element)

    # -- tables

    def _cell(self, element: Element) -> Node:
        node = self._new(element.tag.upper(), self._outer(element), element)
        if node.type == "TH":
            node.attribute("Table", "Scope", f"/{scope(element, self.dom)}")
        for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            span = element.get(attribute, "1")
            if span.isdigit() and int(span) > 1:
                node.attribute("Table", name, int(span))
        return node

    # -- table of contents

    def _in_contents(self, element: Element) -> Node:
        if element.tag in {"ul", "ol"}:
            return self._new("TOC", self._outer(element), element)
        if element.tag == "p":
            following = self._list_after(element)
            if following is not None:
                return self._new("Caption", self._node(following), element)
        if element.tag in BLOCKS:
            return self._new(BLOCKS[element.tag], self._outer(element), element)
        return self._plain(element)

    def _list_after(self, element: Element) -> Element | None:
        siblings = list(self.dom.parent(element) or ())
        after = siblings[siblings.index(element) + 1 :][:1]
        return after[0] if after and after[0].tag in {"ul", "ol"} else None

    def _contents_item(self, element: Element) -> Node:
        """``TOCI``, nested by the ``aria-level`` of its ``<li>``."""
        whole = self.dom.parent(element)
        assert whole is not None
        level = int(element.get("aria-level", "1"))
        levels = self._contents.setdefault(whole, [(level, self._node(whole))])
        while len(levels) > 1 and levels[-1][0] > level:
            levels.pop()
        toc = levels[-1][1]
        last = next((one for one in reversed(toc.kids) if isinstance(one, Node)), None)
        if levels[-1][0] < level and last is not None and last.type == "TOCI":
            toc = self._new("TOC", last, element)
            levels.append((level, toc))
        return self._new("TOCI", toc, element)


def _covered(annotation: Annotation, link: Node) -> bool:
    """Whether an area of *link* lies over *annotation* already: that of an element inside it."""
    x1, y1, x2, y2 = _rectangle(annotation.dictionary)
    for kid in link.kids:
        if isinstance(kid, Annotation) and kid.page == annotation.page:
            left, bottom, right, top = _rectangle(kid.dictionary)
            if left - 1 <= x1 and bottom - 1 <= y1 and x2 <= right + 1 and y2 <= top + 1:
                return True
    return False


def _rectangle(dictionary: Any) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = dictionary["Rect"]
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
