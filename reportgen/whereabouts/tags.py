"""A composed document as its tags: what each holds, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_AT = re.compile(r'\bdata-at="([^"]*)"')
_LANGUAGE = re.compile(r' lang="[^"]*"')
"""The attributes of a span that only states the language of its words."""
_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))


class Tag(NamedTuple):
    """An opening tag below the body.

    ``parent`` is the number of the tag around it, -1 for the body; ``at`` is its ``data-at``.
    """

    name: str
    parent: int
    at: str
    is_note: bool
    is_language: bool
    """Whether it is a span that only states the language of its words.

    Why apart: languages are guessed, and the marks of a located document hide words from that.
    """
    end: int
    """Index in the document behind the tag's attributes."""


class Tags(NamedTuple):
    """The tags of a document by their numbers, and its text as (number of the tag, text).

    Text in a span of a language belongs to the tag around that.
    """

    tags: tuple[Tag, ...]
    texts: tuple[tuple[int, str], ...]


def read_tags(html: str) -> Tags:
    """The tags of *html*, which is well formed."""
    body = _BODY.search(html)
    tags: list[Tag] = []
    texts = list(_read(html, body.end() if body else 0, tags))
    return Tags(tuple(tags), tuple(texts))


def _read(html: str, position: int, tags: list[Tag]) -> Iterator[tuple[int, str]]:
    open_: list[int] = []
    for match in _TAG.finditer(html, position):
        if match.start() > position:
            holders = (number for number in reversed(open_) if not tags[number].is_language)
            yield next(holders, -1), unescape(html[position : match.start()])
        position = match.end()
        closing, name, attributes = match.groups()
        if name is None:
            continue
        if closing:
            while open_ and tags[open_.pop()].name != name:
                pass
            continue
        at = _AT.search(attributes)
        empty = attributes.endswith("/")
        end = match.end() - 1 - empty
        note = 'class="footnote"' in attributes
        language = name == "span" and _LANGUAGE.fullmatch(attributes) is not None
        parent = open_[-1] if open_ else -1
        tags.append(Tag(name, parent, at[1] if at else "", note, language, end))
        if not empty and name not in _VOID:
            open_.append(len(tags) - 1)
