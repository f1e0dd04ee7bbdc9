"""The HTML document as the structure tree needs it: parents, languages, texts."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Dom:
    """One or more HTML trees, which are added as their pages come."""

    def __init__(self) -> None:
        self._parents: dict[Element, Element] = {}
        self._languages: dict[Element, str] = {}
        self._by_id: dict[str, Element] = {}

    def add(self, root: Element) -> None:
        """Learn the tree below *root*; the same tree again costs nothing."""
        if root in self._languages:
            return
        self._languages[root] = _language(root) or ""
        for parent in root.iter():
            language = self._languages[parent]
            for child in parent:
                self._parents[child] = parent
                own = _language(child)
                self._languages[child] = language if own is None else own
                if identifier := child.get("id"):
                    self._by_id.setdefault(identifier, child)

    def parent(self, element: Element) -> Element | None:
        """The element around *element*."""
        return self._parents.get(element)

    def ancestors(self, element: Element) -> Iterator[Element]:
        """The elements around *element*, innermost first."""
        while (parent := self._parents.get(element)) is not None:
            yield parent
            element = parent

    def around(self, element: Element, tag: str) -> Element | None:
        """The innermost *tag* around *element*."""
        return next((a for a in self.ancestors(element) if a.tag == tag), None)

    def language(self, element: Element) -> str:
        """BCP 47, from the nearest ``lang``."""
        return self._languages.get(element, "")

    def anchors(self) -> Iterator[tuple[str, Element]]:
        """Every ``id`` with the first element that has it."""
        return iter(self._by_id.items())


def text_of(element: Element, *, without: str = "\0") -> str:
    """All text of *element* on one line, but for elements whose class ends in *without*."""
    return " ".join("".join(_texts(element, without)).split())


def _texts(element: Element, without: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not child.get("class", "").endswith(without):
            yield from _texts(child, without)
        yield child.tail or ""


def _language(element: Element) -> str | None:
    return element.get("lang", element.get(_XML_LANG))
