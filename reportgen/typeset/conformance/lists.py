"""Lists: ``L``, ``LI``, ``Lbl`` and ``LBody`` (ISO 32000-1, 14.8.4.3.3)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.conformance.registry import Registry


class Lists:
    """The items of lists; a ``<li>`` is its body, and what stands before it its label."""

    def __init__(self, nodes: Registry) -> None:
        self._nodes = nodes
        self._items: dict[Element, Node] = {}
        """``LI`` by its ``<li>``; for a ``<dl>``, its last."""
        self._labels: dict[Node, Node] = {}

    def body(self, element: Element) -> Node:
        """``LBody`` of a ``<li>``."""
        return self._nodes.new("LBody", self._item(element), element)

    def label(self, element: Element) -> Node:
        """``Lbl`` of a ``<li>``; the list then states that it has labels."""
        item = self._item(element)
        whole = self._nodes.dom.parent(element)
        if item.parent is not None:
            kind = "/Decimal" if whole is not None and whole.tag == "ol" else "/Disc"
            item.parent.attribute("List", "ListNumbering", kind)
        return self.label_of(item, element)

    def label_of(self, holder: Node, element: Element) -> Node:
        """``Lbl`` of *holder*, an item or a note."""
        if holder not in self._labels:
            self._labels[holder] = self._nodes.new("Lbl", holder, element)
        return self._labels[holder]

    def _item(self, element: Element) -> Node:
        if element not in self._items:
            outer = self._nodes.outer(element)
            self._items[element] = self._nodes.new("LI", outer, element)
        return self._items[element]

    def definition(self, element: Element) -> Node:
        """A ``<dt>`` is a label, a ``<dd>`` a body; further ones of the kind are parts of it."""
        whole = self._nodes.dom.parent(element)
        assert whole is not None
        kind = "Lbl" if element.tag == "dt" else "LBody"
        item = self._items.get(whole)
        last = item.kids[-1] if item and item.kids else None
        if isinstance(last, Node) and last.type == kind:
            return self._nodes.new("Div", last, element)
        if item is None or kind == "Lbl":
            item = self._nodes.new("LI", self._nodes.outer(element), element)
            self._items[whole] = item
        return self._nodes.new(kind, item, element)
