"""One flow to a page sequence: WeasyPrint lays the pages out and paints them, we take them over.

Here and in :mod:`~reportgen.typeset.conformance.boxes` stands all that is known of the insides of
WeasyPrint's pages. Where another version has other insides and this fails,
:mod:`~reportgen.typeset.plain` writes the PDF by its public functions alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

import pydyf  # type: ignore[import-untyped]
from tinycss2.color5 import D50, D65  # type: ignore[import-untyped]
from weasyprint.pdf.stream import Stream as Painter  # type: ignore[import-untyped]

from reportgen.typeset.areas import areas_of
from reportgen.typeset.conformance.boxes import PageReader
from reportgen.typeset.conformance.dom import Dom, text_of
from reportgen.typeset.conformance.links import name_of
from reportgen.typeset.conformance.marks import number_marks
from reportgen.typeset.conformance.nodes import Annotation, Mark, Node
from reportgen.typeset.conformance.tree import Tree
from reportgen.typeset.sequence import (
    FontUse,
    Link,
    OutlineEntry,
    PageSequence,
    Rectangle,
    SetPage,
    Stream,
)

_POINTS = 0.75
"""Of a CSS pixel."""

_DEFLATE_LEVEL = 6

_LAB = {
    name: ["/Lab", {"WhitePoint": list(white), "Range": [-125, 125, -125, 125]}]
    for name, white in (("lab-d50", D50), ("lab-d65", D65))
}
"""Colour spaces of CSS that PDF has no operator for (CSS Color 4, 10.1)."""


def sequence_of(document: Any, tags: Mapping[Any, int] | None = None) -> PageSequence:
    """The pages of *document*, a flow that WeasyPrint has laid out, as plain data.

    With *tags*, the numbers of its elements, they have areas.
    """
    return _Taking(document, tags).sequence()


class _Taking:
    def __init__(self, document: Any, tags: Mapping[Any, int] | None) -> None:
        self.document = document
        self.tags = tags
        self.fonts: dict[Any, Any] = {}
        self.images: dict[str, Any] = {}
        self.resources = pydyf.Dictionary(
            {kind: pydyf.Dictionary() for kind in ("ExtGState", "XObject", "Pattern", "Shading")}
        )
        self.resources["ColorSpace"] = _LAB
        self.tree = Tree(Dom())
        self.marks: dict[int, dict[int, Mark]] = {}
        """By the identity of the marks that a page was painted with."""
        self.forms = 0

    def sequence(self) -> PageSequence:
        painted = [self._paint(page) for page in self.document.pages]
        read = [
            self._read(number, page, painter)
            for number, (page, painter) in enumerate(zip(self.document.pages, painted, strict=True))
        ]
        links = self._links()
        pages = [
            SetPage(
                _points(page.width),
                _points(page.height),
                _deflated(painter.stream),
                owners,
                links.get(number, ()),
                {
                    name: (_points(x), _points(page.height - y))
                    for name, (x, y, *_) in page.anchors.items()
                }
                | reader.calls,
                tuple(self._outline(page, reader)),
                tuple(areas_of(page, self.tags)) if self.tags else (),
            )
            for number, (page, painter, (reader, owners)) in enumerate(
                zip(self.document.pages, painted, read, strict=True)
            )
        ]
        anchors = list(self.tree.dom.anchors())
        return PageSequence(
            pages,
            self._root(),
            _uses(self.fonts.values()),
            self._resources(self.resources),
            {anchor: name for anchor, element in anchors if (name := name_of(element))},
            frozenset(anchor for anchor, element in anchors if element in self.tree.notes),
            {anchor: self.tree.holder(element) for anchor, element in anchors} | self.tree.calls,
        )

    def _paint(self, page: Any) -> Any:
        box = (0, 0, page.width, page.height)
        painter = Painter(self.fonts, box, self.resources, self.images, {}, {}, None, compress=True)
        # From the top left corner down.
        painter.transform(d=-1, f=page.height * _POINTS)
        page.paint(painter, _POINTS)
        return painter

    def _read(self, number: int, page: Any, painter: Any) -> tuple[PageReader, list[Node]]:
        """Give the boxes of *page* to the tree; their reader, and the owners of its marks."""
        annotations = {
            box: Annotation(
                number, _rectangle(page, area), f"#{target}" if kind == "internal" else target
            )
            for kind, target, area, box in page.links
            if kind in {"internal", "external"}
        }
        reader = PageReader(self.tree, number, page, painter._tags, annotations)
        marks = reader.read()
        self.marks[id(painter._tags)] = marks
        return reader, number_marks(painter.stream, marks)

    def _links(self) -> dict[int, list[Link]]:
        """The wanted links of each page."""
        links: dict[int, list[Link]] = {}
        for element, annotation in self.tree.areas:
            of_page = links.setdefault(annotation.page, [])
            annotation.number = len(of_page)
            text = annotation.text or text_of(element)
            of_page.append(Link(annotation.target, annotation.rectangle, text))
        return links

    def _outline(self, page: Any, reader: PageReader) -> Iterator[OutlineEntry]:
        for level, title, (x, y), state in page.bookmarks:
            element = reader.bookmarked.get((x, y))
            node = self.tree.root if element is None else self.tree.holder(element)
            place = _points(x), _points(page.height - y)
            yield OutlineEntry(level, title, *place, node, closed=state == "closed")

    def _root(self) -> Node:
        """The tree without the HTML elements that it grew from."""
        stack = [self.tree.root]
        while stack:
            node = stack.pop()
            node.source = None
            stack += (kid for kid in node.kids if isinstance(kid, Node))
        return self.tree.root

    def _resources(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        """*resources* with streams as plain data."""
        plain = {
            kind: self._plain(entries) for kind, entries in resources.items() if kind != "XObject"
        }
        plain["XObject"] = {
            name: self._picture(name) if entry is None else self._plain(entry)
            for name, entry in resources["XObject"].items()
        }
        return plain

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Painter):
            return self._form(value)
        if isinstance(value, pydyf.Stream):
            data = b"\n".join(map(pydyf._to_bytes, value.stream))
            entries = {key: self._plain(item) for key, item in value.extra.items()}
            # PDF/A forbids that a reader smooths pictures (ISO 19005-3, 6.2.8).
            entries.pop("Interpolate", None)
            return Stream(entries, data)
        if isinstance(value, dict):
            return {key: self._plain(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._plain(item) for item in value]
        # A string of the engine's is a name or a keyword, written as it stands.
        return value.encode() if isinstance(value, str) else value

    def _form(self, painter: Any) -> Stream:
        """What is painted as a group or a pattern, with marks of its own."""
        entries = {key: value for key, value in painter.extra.items() if key != "Resources"}
        entries = self._plain(entries)
        if "Resources" in painter.extra:
            entries["Resources"] = self._resources(painter.extra["Resources"])
        owners: list[Node] = []
        number = 0
        marks = self.marks.get(id(painter._tags))
        if marks is not None:
            owners = number_marks(painter.stream, marks, self.forms + 1)
        if owners:
            self.forms += 1
            number = self.forms
        entries["Filter"] = b"/FlateDecode"
        return Stream(entries, _deflated(painter.stream), number, owners)

    def _picture(self, name: str) -> Any:
        image = self.images[name]
        made = image["image"].get_x_object(image["interpolate"], max(image["dpi_ratios"]))
        return self._plain(made)


def _points(pixels: float) -> float:
    return round(pixels * _POINTS, 4)


def _rectangle(page: Any, area: tuple[float, float, float, float]) -> Rectangle:
    x1, y1, x2, y2 = area
    return (
        _points(min(x1, x2)),
        _points(page.height - max(y1, y2)),
        _points(max(x1, x2)),
        _points(page.height - min(y1, y2)),
    )


def _deflated(operators: Iterable[Any]) -> bytes:
    return zlib.compress(b"\n".join(map(pydyf._to_bytes, operators)), _DEFLATE_LEVEL)


def _uses(fonts: Iterable[Any]) -> dict[str, FontUse]:
    """What the pages use of each font; two objects of the engine may mean the same one."""
    uses: dict[str, FontUse] = {}
    for font in fonts:
        use = FontUse(
            font.hash,
            font.name,
            font.family,
            int(font.weight),
            bool(font.style),
            font.flags,
            font.ascent,
            font.descent,
            font.widths,
            font.to_unicode,
            frozenset(font.missing.values()),
        )
        earlier = uses.get(font.hash)
        uses[font.hash] = use if earlier is None else earlier.joined(use)
    return uses


def refuse_attachments(html: Any) -> None:
    """Ask for what a layout wants to attach: only records are, so the fetcher notes each."""
    for link in html.etree_element.iter("link"):
        if "attachment" in link.get("rel", "").split() and (address := link.get("href")):
            with suppress(ValueError):
                html.url_fetcher.fetch(urljoin(html.base_url, address))
