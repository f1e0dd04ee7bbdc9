"""A set page sequence as plain data: what the engine made of one flow.

No object of the engine is left in it, so it goes from process to process and is kept from build to
build; joining sequences into a PDF (:mod:`reportgen.typeset.pdf`) changes none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportgen.findings import Finding
from reportgen.typeset.conformance.nodes import Node

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


class Link(NamedTuple):
    """An active area: ``#anchor`` or an address, and the ``text`` that stands there."""

    target: str
    rectangle: Rectangle
    text: str


class OutlineEntry(NamedTuple):
    """A bookmark: its level from 1, and where it leads to, on its page and in the tree."""

    level: int
    title: str
    x: float
    y: float
    node: Node
    closed: bool = False


class Area(NamedTuple):
    """A stretch of a line, or a picture, and the ``tag`` of the flow, from 0, that it stands in.

    ``text`` is empty where it is no part of the document: of a picture, of a number.
    """

    tag: int
    rectangle: Rectangle
    text: str


class SetPage(NamedTuple):
    """One page: its size in points, its deflated ``content``, and what lies upon it.

    ``owners`` are the structure elements of its marked stretches, by the number of the mark.
    ``areas`` are only of a workshop that traces.
    """

    width: float
    height: float
    content: bytes
    owners: Sequence[Node]
    links: Sequence[Link]
    anchors: Mapping[str, tuple[float, float]]
    outline: Sequence[OutlineEntry]
    areas: Sequence[Area] = ()


class FontUse(NamedTuple):
    """What the pages need of one font: its glyphs, their widths (1/1000 em) and what they mean.

    ``name`` is its resource name on the pages; the other fields are those of a font descriptor
    (ISO 32000-1, 9.8.1). ``missing`` are glyphs that the font does not have.
    """

    name: str
    base_font: bytes
    family: str
    weight: int
    italic: bool
    flags: int
    ascent: int
    descent: int
    widths: Mapping[int, float]
    texts: Mapping[int, str]
    missing: frozenset[int] = frozenset()

    def joined(self, other: FontUse) -> FontUse:
        """Both uses of one font as one; where they differ, *other* gives way."""
        return self._replace(
            widths={**other.widths, **self.widths},
            texts={**other.texts, **self.texts},
            missing=self.missing | other.missing,
        )


@dataclass(frozen=True, slots=True)
class PageSequence:
    """The pages of one flow.

    ``resources`` is the resource dictionary of all its pages, holding a :class:`Stream` itself in
    place of each reference.
    ``names`` are headings and captions by anchor, ``notes`` the anchors of footnotes, ``targets``
    the structure elements of all anchors.
    """

    pages: Sequence[SetPage]
    root: Node
    fonts: Mapping[str, FontUse]
    resources: Mapping[str, Any]
    names: Mapping[str, str] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()
    targets: Mapping[str, Node] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Stream(NamedTuple):
    """A stream among the resources: its dictionary's ``entries`` and its ``data``.

    ``number`` is that by which marks name it, ``owners`` are those of its own marks.
    """

    entries: Mapping[str, Any]
    data: bytes
    number: int = 0
    owners: Sequence[Node] = ()
