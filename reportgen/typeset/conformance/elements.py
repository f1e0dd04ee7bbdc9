"""Which structure element an HTML element makes, and where it stands in the tree."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.contents import Contents
from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.lists import Lists
from reportgen.typeset.conformance.nodes import GROUPING, Node
from reportgen.typeset.conformance.registry import Registry
from reportgen.typeset.conformance.roles import (
    BLOCKS,
    INLINES,
    RUNNING,
    alternative,
    heading,
    in_contents,
    is_formula,
    picture_of,
    scope,
)


class Elements:
    """Makes the nodes; an element without a node of its own has that around it."""

    def __init__(self, dom: Dom) -> None:
        self.dom = dom
        self.nodes = Registry(dom, self._make)
        self.lists = Lists(self.nodes)
        self._contents = Contents(self.nodes)

    def host(self, element: Element) -> Node:
        """Where text of *element* goes: a paragraph of its own where its node only groups."""
        node = self.nodes.node(element)
        if node.type not in GROUPING:
            return node
        block: Element | None = element
        while block is not None and block.tag in RUNNING:
            block = self.dom.parent(block)
        last = node.kids[-1] if node.kids else None
        if isinstance(last, Node) and last.source is not None and last.source is block:
            return last
        paragraph = self.nodes.new("P", node, element if block is None else block)
        paragraph.source = block
        return paragraph

    def inline_parent(self, element: Element) -> Node:
        """The node around *element*, which stands in running text."""
        parent = self.dom.parent(element)
        return self.nodes.root if parent is None else self.host(parent)

    def picture(self, element: Element) -> Node:
        """``Figure`` or ``Formula`` of a picture; in a figure, that with the caption."""
        type_ = "Formula" if is_formula(element) else "Figure"
        figure = self.dom.around(element, "figure") if type_ == "Figure" else None
        if figure is not None and self.nodes.node(figure).type == "Figure":
            return self.nodes.node(figure)
        node = self.nodes.known(element)
        if node is None or node.type != type_:
            node = self.nodes.new(type_, self.inline_parent(element), element)
            node.alt = alternative(element)
            self.nodes.set(element, node)
        return node

    def _make(self, element: Element) -> Node:
        tag = element.tag
        if tag in {"html", "body"}:
            return self.nodes.outer(element)
        if type_ := heading(element):
            return self.nodes.new(type_, self.nodes.outer(element), element)
        if in_contents(element, self.dom) and (node := self._contents.node(element)):
            return node
        match tag:
            case "figure":
                return self._figure(element)
            case "figcaption":
                outer = self.nodes.outer(element)
                return self.nodes.new("Caption" if outer.type == "Figure" else "P", outer, element)
            case "a" if element.get("href"):
                return self._link(element)
            case "li":
                return self.lists.body(element)
            case "dt" | "dd":
                return self.lists.definition(element)
            case "th" | "td":
                return self._cell(element)
            case "thead":
                return self._head(element)
            case _ if tag in BLOCKS:
                return self.nodes.new(BLOCKS[tag], self.nodes.outer(element), element)
            case _ if tag in INLINES:
                return self.nodes.new(INLINES[tag], self.inline_parent(element), element)
            case _ if tag in RUNNING and (words := element.get("aria-label")):
                node = self.nodes.new("Span", self.inline_parent(element), element)
                node.actual = words
                return node
        return self._plain(element)

    def _head(self, element: Element) -> Node:
        """The head of a table: before its rows, also where its first page has no room for it."""
        table = self.nodes.outer(element)
        node = self.nodes.new("THead", table, element)
        types = [kid.type for kid in table.kids if isinstance(kid, Node)]
        table.kids.insert(types.count("Caption"), table.kids.pop())
        return node

    def _plain(self, element: Element) -> Node:
        """An element without a type of its own, unless it is in another language."""
        parent = self.dom.parent(element)
        if parent is None or self.dom.language(element) == self.dom.language(parent):
            return self.nodes.outer(element)
        if element.tag in RUNNING:
            return self.nodes.new("Span", self.inline_parent(element), element)
        return self.nodes.new("Div", self.nodes.outer(element), element)

    def _figure(self, element: Element) -> Node:
        picture = picture_of(element)
        if picture is None:
            return self.nodes.outer(element)
        node = self.nodes.new("Figure", self.nodes.outer(element), element)
        node.alt = alternative(picture)
        return node

    def _link(self, element: Element) -> Node:
        """A link; one inside the document is a reference (ISO 32000-1, table 338).

        What leads to ``form:`` is a field (:mod:`reportgen.typeset.pdf.fields`).
        """
        outer = self.nodes.outer(element)
        if outer.type != "TOCI":
            outer = self.inline_parent(element)
        if element.get("href", "").startswith("form:"):
            return self.nodes.new("Form", outer, element)
        if element.get("href", "").startswith("#"):
            if outer.type == "TOCI":
                outer.refers = element.get("href", "")[1:]
            outer = self.nodes.new("Reference", outer, element)
        return self.nodes.new("Link", outer, element)

    def _cell(self, element: Element) -> Node:
        node = self.nodes.new(element.tag.upper(), self.nodes.outer(element), element)
        if node.type == "TH":
            node.attribute("Table", "Scope", f"/{scope(element, self.dom)}")
        for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            span = element.get(attribute, "1")
            if span.isdigit() and int(span) > 1:
                node.attribute("Table", name, int(span))
        return node
