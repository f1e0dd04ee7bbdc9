"""The text of a page by its marks, and the order in which the structure tree reads them.

Why: on the page a paragraph is parted by what is painted between its halves: notes, floating
figures, running heads, folios, draft marks. In the tree it is whole (ISO 32000-1, 14.7.4), and what
is no content, as those heads, is in no element.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]

from reportgen import limits
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
"""Where a text stands in the tree, the text, and what it is."""


class Shown(NamedTuple):
    """The text of a document in reading order; labels and alternatives to pictures apart."""

    text: str
    labels: str = ""
    alternatives: str = ""


def in_order(stretches: Iterable[Stretch]) -> Shown:
    """The texts of *stretches* in the order of the tree."""
    texts: tuple[list[str], ...] = tuple([] for _ in Kind)
    for _, text, kind in sorted(stretches):
        texts[kind].append(text)
    return Shown(*(fold("".join(parts).translate(LINE_END_HYPHENS)) for parts in texts))


_LABELS = frozenset(("Lbl", "Reference"))
"""Elements whose own text is a label."""
_PICTURES = frozenset(("Figure", "Formula"))
_BUFFER = 4096

_RAW = pypdfium2.raw
_GET_TEXT, _GET_MARK = _RAW.FPDFTextObj_GetText, _RAW.FPDFPageObj_GetMarkedContentID
_COUNT_KIDS, _KID_AT = (
    _RAW.FPDF_StructElement_CountChildren,
    _RAW.FPDF_StructElement_GetChildAtIndex,
)
_MARK_AT = _RAW.FPDF_StructElement_GetChildMarkedContentID


class Marks:
    """The text of each mark of one page, gathered object by object.

    Called for each of some thousand objects, so it asks as little as it can.
    """

    def __init__(self, page: Any, text_page: Any) -> None:
        self._page, self._text_page = page.raw, text_page.raw
        self._texts: dict[int, list[bytes]] = defaultdict(list)
        self._stretches: list[Stretch] = []
        self._take_buffer(_BUFFER)

    def _take_buffer(self, size: int) -> None:
        self._size, self._buffer = size, ctypes.create_string_buffer(size)
        self._address = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))

    def add(self, item: Any) -> None:
        """Add the text object *item*, which may have no mark."""
        mark = _GET_MARK(item)
        if mark < 0:
            return
        size = _GET_TEXT(item, self._text_page, self._address, self._size)
        if size > self._size:
            self._take_buffer(size)
            _GET_TEXT(item, self._text_page, self._address, size)
        if size > 2:
            self._texts[mark].append(ctypes.string_at(self._buffer, size - 2))

    def stretches(self) -> list[Stretch]:
        """The text of the page's marks with their ways; empty where the file has no tags."""
        tree = _RAW.FPDF_StructTree_GetForPage(self._page)
        if not tree:
            return []
        try:
            for index in range(_RAW.FPDF_StructTree_CountChildren(tree)):
                if element := _RAW.FPDF_StructTree_GetChildAtIndex(tree, index):
                    self._walk(element, (index,))
        finally:
            _RAW.FPDF_StructTree_Close(tree)
        return self._stretches

    def _walk(self, element: Any, path: Path) -> None:
        """Take what is in *element* on this page; what is in no element is no content."""
        type_ = ""
        for index in range(_COUNT_KIDS(element)):
            if kid := _KID_AT(element, index):
                if len(path) < limits.PDF_TAG_DEPTH:
                    self._walk(kid, (*path, index))
            elif (mark := _MARK_AT(element, index)) >= 0:
                type_ = type_ or _string(_RAW.FPDF_StructElement_GetType, element)
                self._take((*path, index), type_, mark, element)

    def _take(self, path: Path, type_: str, mark: int, element: Any) -> None:
        if type_ in _PICTURES:
            # Its own text is lettering of a drawing.
            words = _string(_RAW.FPDF_StructElement_GetAltText, element)
            self._stretches.append((path, words, Kind.ALTERNATIVE))
        elif mark in self._texts:
            text = b"".join(self._texts[mark]).decode("utf-16-le", "replace")
            self._stretches.append((path, text, Kind(_is_label(type_, element))))


def _is_label(type_: str, element: Any) -> bool:
    """Whether the own text of *element* is a label, as that of a link in one is."""
    if type_ == "Link":
        parent = _RAW.FPDF_StructElement_GetParent(element)
        return bool(parent) and _string(_RAW.FPDF_StructElement_GetType, parent) == "Lbl"
    return type_ in _LABELS


def _string(function: Any, element: Any) -> str:
    """The text that *function* of PDFium has of *element*."""
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
