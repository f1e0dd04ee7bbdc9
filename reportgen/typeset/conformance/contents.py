"""Tables of contents: ``TOC``, ``TOCI`` and ``Caption`` (ISO 32000-1, table 333)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.conformance.registry import Registry

_LISTS = ("ul", "ol")


class Contents:
    """The lists inside ``role="doc-toc"``; ``aria-level`` of their items says how they nest."""

    def __init__(self, nodes: Registry) -> None:
        self._nodes = nodes
        self._levels: dict[Element, list[tuple[int, Node]]] = {}
        """The open levels of a list, outermost first, each with its ``TOC``."""

    def node(self, element: Element) -> Node | None:
        """What *element* is in a table of contents; ``None`` if the same as anywhere."""
        if element.tag in _LISTS:
            return self._nodes.new("TOC", self._nodes.outer(element), element)
        if element.tag == "li":
            return self._item(element)
        following = self._following(element) if element.tag == "p" else None
        if following is not None:
            return self._nodes.new("Caption", self._nodes.node(following), element)
        return None

    def _item(self, element: Element) -> Node:
        whole = self._nodes.dom.parent(element)
        assert whole is not None
        level = int(element.get("aria-level", "1"))
        levels = self._levels.setdefault(whole, [(level, self._nodes.node(whole))])
        while len(levels) > 1 and levels[-1][0] > level:
            levels.pop()
        above, toc = levels[-1]
        last = toc.kids[-1] if toc.kids else None
        if above < level and isinstance(last, Node) and last.type == "TOCI":
            toc = self._nodes.new("TOC", last, element)
            levels.append((level, toc))
        return self._nodes.new("TOCI", toc, element)

    def _following(self, title: Element) -> Element | None:
        """The list right behind its *title*."""
        parent = self._nodes.dom.parent(title)
        assert parent is not None
        siblings = list(parent)
        behind = siblings[siblings.index(title) + 1 :]
        return behind[0] if behind and behind[0].tag in _LISTS else None
