"""Which node each HTML element has, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.dom import Dom
from reportgen.typeset.conformance.nodes import Node


class Registry:
    """The nodes below ``root`` by their elements; *make* makes the node of an element."""

    def __init__(self, dom: Dom, make: Callable[[Element], Node]) -> None:
        self.dom = dom
        self.root = Node("Document", None, "")
        self._make = make
        self._nodes: dict[Element, Node] = {}

    def node(self, element: Element) -> Node:
        """The structure element that *element* is, or that it belongs to."""
        node = self._nodes.get(element)
        if node is None:
            node = self._nodes[element] = self._make(element)
        return node

    def known(self, element: Element) -> Node | None:
        """The node that *element* has already."""
        return self._nodes.get(element)

    def set(self, element: Element, node: Node) -> None:
        """Make *node* that of *element*."""
        self._nodes[element] = node

    def new(self, type_: str, parent: Node, element: Element) -> Node:
        """A new node, the next kid of *parent*, in the language of *element*."""
        return Node(type_, parent, self.dom.language(element))

    def outer(self, element: Element) -> Node:
        """The node around *element*."""
        parent = self.dom.parent(element)
        if parent is None:
            self.root.language = self.root.language or self.dom.language(element)
            return self.root
        return self.node(parent)
