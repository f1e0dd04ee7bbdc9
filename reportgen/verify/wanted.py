"""The text that the pages must show: that of the composed document, block by block.

The style sheets add numbers only: those of list items and notes, which the structure tree sets
apart, and page numbers, whose value nobody knows before the pages are set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple

from reportgen.text import fold

PAGE_NUMBER = "\ufffc"
"""Stands in a block for a page number, with the dots that may lead to it."""

SOFT_HYPHEN = "\u00ad"
"""Stands in a block where a hyphen may be printed, at the end of a line."""

_TAG = re.compile(r"<![^<>]*+>|<(/?)([a-zA-Z][\w-]*+)([^<>]*+)>")
_ALTERNATIVE = re.compile(r'\balt="([^"]+)"')
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
))  # fmt: skip
_UNPRINTED = frozenset(("head", "style", "script", "svg", "title"))


class Order(Enum):
    """Where in the text shown a block comes."""

    FLOW = "flow"
    """Behind the block before it."""
    FLOAT = "float"
    """A figure's caption: also behind what follows, where the figure went to the next page."""
    LABEL = "label"
    """A term that is defined: among the labels of items."""
    ALTERNATIVE = "alternative"
    """The words for those who do not see a picture: apart from the text."""


_ORDERS = {"figcaption": Order.FLOAT, "dt": Order.LABEL}


class Block(NamedTuple):
    """Text that stands in one piece: a paragraph, a cell, a note, or a part of one around a note.

    ``text`` is folded, ``raw`` as it stands in the document. Compared by identity.
    """

    text: str
    raw: str
    order: Order = Order.FLOW


def blocks(html: str) -> Iterator[Block]:
    """The blocks of *html* in order; those without text are left out."""
    reader = _Reader()
    html = _without_comments(html)
    position = 0
    for tag in _TAG.finditer(html):
        if tag.start() > position:
            reader.text(html[position : tag.start()])
        position = tag.end()
        if tag[2] and reader.ends_block(tag[1] == "/", tag[2], tag[3]):
            yield from reader.take()
        if tag[2] == "img" and (alternative := _ALTERNATIVE.search(tag[3])):
            raw = unescape(alternative[1])
            yield Block(fold(raw), raw, Order.ALTERNATIVE)
    reader.text(html[position:])
    yield from reader.take()


def _without_comments(html: str) -> str:
    first, *others = html.split("<!--")
    return "".join((first, *(other.partition("-->")[2] for other in others)))


class _Reader:
    """The text since the last block, and what the open elements make of the next."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._numbers: list[str] = []
        """Tags of the open elements that print a page number at their end."""
        self._notes: list[bool] = []
        """Of each open ``span``, whether it is a note."""
        self._unprinted = ""
        self._order = self._next = Order.FLOW

    def text(self, text: str) -> None:
        """Take *text*, as it stands between two tags."""
        if not self._unprinted:
            self._parts.append(text)

    def ends_block(self, closing: bool, name: str, attributes: str) -> bool:
        """Take a tag; whether a block ends there."""
        if self._unprinted or name in _UNPRINTED:
            self._unprinted = "" if closing and name == self._unprinted else self._unprinted or name
            return False
        if "data-page=" in attributes:
            self._numbers.append(name)
        elif closing and self._numbers and self._numbers[-1] == name:
            self._numbers.pop()
            self._parts.append(PAGE_NUMBER)
        if name == "span" and not closing:
            self._notes.append('class="footnote"' in attributes)
            return self._notes[-1]
        if name == "span":
            return self._notes.pop() if self._notes else False
        if name in _ORDERS:
            self._next = Order.FLOW if closing else _ORDERS[name]
        return name not in _INLINE

    def take(self) -> Iterator[Block]:
        """The block that has ended, where it has text."""
        raw = "".join(self._parts)
        self._parts.clear()
        if "&" in raw:
            raw = unescape(raw)
        hyphens = SOFT_HYPHEN in raw
        text = SOFT_HYPHEN.join(map(fold, raw.split(SOFT_HYPHEN))) if hyphens else fold(raw)
        if text:
            yield Block(text, raw, self._order)
        self._order = self._next
