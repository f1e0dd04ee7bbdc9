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
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from reportgen.text import fold

LINE_END_HYPHENS = str.maketrans("\x02\ufffe", "--")
"""PDFium's marks for a hyphen at a line end, which it takes for hyphenation."""

Path = tuple[int, ...]
"""The way from the root of the tree to a mark, by places among the kids: orders all marks."""

Stretch = tuple[Path, str, bool]
"""A mark's text, folded, and whether it is a label: the number of an item or a note, a term."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The text of a document in reading order, its labels apart."""

    text: str
    labels: str


def in_order(stretches: Iterable[Stretch]) -> Shown:
    """The texts of *stretches* in the order of the tree."""
    ordered = sorted(stretches)
    return Shown(
        "".join(text for _, text, label in ordered if not label),
        "".join(text for _, text, label in ordered if label),
    )


_LABELS = frozenset((b"L\0b\0l\0", b"R\0e\0f\0e\0r\0e\0n\0c\0e\0"))
"""``Lbl`` and ``Reference``: their own text is a label."""
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
            return [
                (path, fold("".join(self._texts[mark]).translate(LINE_END_HYPHENS)), label)
                for path, mark, label in _marks(tree)
                if mark in self._texts
            ]
        finally:
            raw.FPDF_StructTree_Close(tree)


def _marks(tree: Any) -> Iterator[tuple[Path, int, bool]]:
    """Every mark of a page that is content, with its way from the root; whether it is a label."""
    raw = pypdfium2.raw
    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        if element := raw.FPDF_StructTree_GetChildAtIndex(tree, index):
            yield from _marks_of(element, (index,))


def _marks_of(element: Any, path: Path) -> Iterator[tuple[Path, int, bool]]:
    raw = pypdfium2.raw
    kid_at = raw.FPDF_StructElement_GetChildAtIndex
    mark_at = raw.FPDF_StructElement_GetChildMarkedContentID
    label: bool | None = None
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        if kid := kid_at(element, index):
            if len(path) < _DEEPEST:
                yield from _marks_of(kid, (*path, index))
        elif (mark := mark_at(element, index)) >= 0:
            label = _is_label(element) if label is None else label
            yield (*path, index), mark, label


def _is_label(element: Any) -> bool:
    buffer = ctypes.create_string_buffer(32)
    size = pypdfium2.raw.FPDF_StructElement_GetType(element, buffer, 32)
    return buffer.raw[: size - 2] in _LABELS
