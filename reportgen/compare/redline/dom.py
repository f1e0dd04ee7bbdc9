"""Composed HTML as a tree, and back; its blocks, and the text in them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element

import tinyhtml5  # type: ignore[import-untyped]

BLOCKS = frozenset((
    "blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "img", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that are compared by themselves; what has none of them inside is compared as text."""
STRUCTURE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "colgroup"))
"""Elements whose own text is nothing but line ends."""
GENERATED = frozenset(("number", "caption-label", "contents", "page-count", "redline-note"))
"""Classes of what the program counts or lists: no change of the authors."""
_VOID = frozenset(("br", "col", "hr", "img", "meta", "wbr"))


class Spot(NamedTuple):
    """A text of the tree: that of *element*, or what follows it in *parent*."""

    element: Element
    parent: Element | None

    @property
    def text(self) -> str:
        """The characters."""
        return (self.element.text if self.parent is None else self.element.tail) or ""


def body_of(html: str) -> Element:
    """The body of *html*."""
    body: Element | None = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    assert body is not None
    return body


def is_element(node: Element) -> bool:
    """Whether *node* is no comment."""
    return isinstance(node.tag, str)


def classes(element: Element) -> frozenset[str]:
    """The classes of *element*."""
    return frozenset(element.get("class", "").split())


def is_generated(element: Element) -> bool:
    """Whether the program wrote what is in *element*."""
    return not classes(element).isdisjoint(GENERATED)


def is_leaf(element: Element) -> bool:
    """Whether *element* is compared as text: it has no block inside, or text of its own beside."""
    inside = any(is_element(e) and e.tag in BLOCKS for e in element.iter() if e is not element)
    if not inside:
        return True
    own = [element.text, *(child.tail for child in element)]
    return element.tag not in STRUCTURE and any((text or "").strip() for text in own)


def spots(element: Element, *, generated: bool = False) -> Iterator[Spot]:
    """Every text in *element* that authors wrote, in order; or all of it, if *generated*."""
    if is_generated(element) and not generated:
        return
    if element.tag not in STRUCTURE:
        yield Spot(element, None)
    for child in element:
        if is_element(child):
            yield from spots(child, generated=generated)
        if element.tag not in STRUCTURE:
            yield Spot(child, element)


def text_of(element: Element) -> str:
    """The text of *element* that authors wrote."""
    return "".join(spot.text for spot in spots(element))


def html_of(node: Element) -> str:
    """*node* as HTML, without what follows it."""
    if not is_element(node):
        return f"<!--{node.text or ''}-->"
    tag = node.tag.rpartition("}")[2]
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attrib.items())
    if tag in _VOID:
        return f"<{tag}{attributes}>"
    inside = escape(node.text or "", quote=False) + "".join(
        html_of(child) + escape(child.tail or "", quote=False) for child in node
    )
    return f"<{tag}{attributes}>{inside}</{tag}>"
