"""The text of a page by its marks, and the order in which the structure tree reads them.

Why: on the page a paragraph is parted by what is painted between its halves: notes, floating
figures, running heads, folios, draft marks. In the tree it is whole (ISO 32000-1, 14.7.4), and what
is no content, as those heads, is in no element.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from reportgen.text import fold

LINE_END_HYPHENS = str.maketrans("\x02\ufffe", "--")
"""PDFium's marks for a hyphen at a line end, which it takes for hyphenation."""

Path = tuple[int, ...]
"""The way from the root of the tree to a mark, by places among the kids: orders all marks."""


class Kind(IntEnum):
    """What a stretch of text is."""

    TEXT = 0
    LABEL = 1
    """The number of an item or of a note; a term that is defined."""
    ALTERNATIVE = 2
    """Words for those who do not see a picture."""


Stretch = tuple[Path, str, Kind]
"""Where a text stands in the tree, folded, and what it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a document in reading order; labels and alternatives to pictures apart."""

    text: str
    labels: str = ""
    alternatives: str = ""


def in_order(stretches: Iterable[Stretch]) -> Shown:
    """The texts of *stretches* in the order of the tree."""
    texts: tuple[list[str], ...] = tuple([] for _ in Kind)
    for _, text, kind in sorted(stretches):
        texts[kind].append(text)
    return Shown(*map("".join, texts))


_LABELS = frozenset(("Lbl", "Reference"))
"""Elements whose own text is a label."""
_DEEPEST = 60
_BUFFER = 4096


class Marks:
    """The text of each mark of one page, gathered object by object."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self._page, self._text_page = page, text_page
        self._texts: dict[int, list[str]] = defaultdict(list)
        self._buffer = ctypes.create_string_buffer(_BUFFER)

    def add(self, item: Any) -> None:
        """Add the text object *item*, which may have no mark."""
        raw = pypdfium2.raw
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        if mark < 0:
            return
        buffer = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))
        size = raw.FPDFTextObj_GetText(item, self._text_page, buffer, len(self._buffer))
        if size > len(self._buffer):
            self._buffer = ctypes.create_string_buffer(size)
            self.add(item)
        elif size > 2:
            self._texts[mark].append(self._buffer.raw[: size - 2].decode("utf-16-le", "replace"))

    def stretches(self) -> list[Stretch]:
        """The text of the page's marks with their ways; empty where the file has no tags."""
        raw = pypdfium2.raw
        tree = raw.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return []
        try:
            return [(path, fold(text), kind) for path, text, kind in self._stretches(tree)]
        finally:
            raw.FPDF_StructTree_Close(tree)

    def _stretches(self, tree: Any) -> Iterator[Stretch]:
        raw = pypdfium2.raw
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            if element := raw.FPDF_StructTree_GetChildAtIndex(tree, index):
                yield from self._stretches_of(element, (index,))

    def _stretches_of(self, element: Any, path: Path) -> Iterator[Stretch]:
        """What is in *element* of this page; what is in none is no content."""
        raw = pypdfium2.raw
        kid_at = raw.FPDF_StructElement_GetChildAtIndex
        mark_at = raw.FPDF_StructElement_GetChildMarkedContentID
        type_ = ""
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            if kid := kid_at(element, index):
                if len(path) < _DEEPEST:
                    yield from self._stretches_of(kid, (*path, index))
            elif (mark := mark_at(element, index)) >= 0:
                type_ = type_ or _string(raw.FPDF_StructElement_GetType, element)
                if type_ == "Figure":
                    # Its own text is lettering of a drawing.
                    words = _string(raw.FPDF_StructElement_GetAltText, element)
                    yield (*path, index), words, Kind.ALTERNATIVE
                elif mark in self._texts:
                    text = "".join(self._texts[mark]).translate(LINE_END_HYPHENS)
                    yield (*path, index), text, Kind(type_ in _LABELS)


def _string(function: Any, element: Any) -> str:
    """The text that *function* of PDFium has of *element*."""
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
