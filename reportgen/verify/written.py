"""A written PDF, opened again as a reader's program would."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]

from reportgen.compose.expected import Bookmark
from reportgen.isolate.shares import at_once
from reportgen.verify.overprint import Box, is_overprinted
from reportgen.verify.shown import LINE_END_HYPHENS, Marks, Shown, Stretch, in_order

_TOLERANCE = 1.0
"""Points by which ink may pass the page's edge: half a rule's width, and rounding."""

_WORTHWHILE = 12
"""Pages below which a share costs less than a process of its own."""

_NAME_LENGTH = 256
_PART = b"pdfaid:part"
"""ISO 19005-3, 6.6.4: the property with the part of PDF/A."""
_MISSING = b"/With-Missing"
"""The name of a CMap that fonts have for glyphs that they lack; no stream has it in the clear."""


class Mark(NamedTuple):
    """A bookmark with the index of its page, from 0."""

    bookmark: Bookmark
    page: int


class Font(NamedTuple):
    """A font that a page uses; the name of a subset begins with six letters and a plus."""

    name: str
    embedded: bool


class Written(NamedTuple):
    """The content of the file.

    ``strays`` are pages, from 0, with ink past their edge, ``overprinted`` those with text over
    text.

    ``shown`` is the text of the structure tree: empty where the file has no tags.
    """

    pages: tuple[str, ...]
    shown: Shown
    marks: tuple[Mark, ...]
    fonts: tuple[Font, ...]
    strays: tuple[int, ...]
    overprinted: tuple[int, ...]
    attachments: dict[str, bytes]
    tagged: bool
    identified: bool
    """Whether the metadata, which PDF/A keeps uncompressed, state the part of PDF/A."""
    lacking: bool
    """Whether a font has a CMap that leads characters to .notdef, an empty box."""


class _Pages(NamedTuple):
    """The content of some of the pages."""

    texts: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    fonts: tuple[Font, ...]
    strays: tuple[int, ...]
    overprinted: tuple[int, ...]


def open_written(pdf: bytes, processes: int = 1) -> Written:
    """Read the file with the bytes *pdf*; *processes* may read pages at the same time."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        shares = max(1, min(processes, count // _WORTHWHILE))
        bounds = [count * share // shares for share in range(shares + 1)]
        parts = at_once([partial(_read, pdf, range(*pair)) for pair in pairwise(bounds)])
        return Written(
            tuple(text for part in parts for text in part.texts),
            in_order(stretch for part in parts for stretch in part.stretches),
            tuple(_marks(document)),
            tuple(dict.fromkeys(font for part in parts for font in part.fonts)),
            tuple(stray for part in parts for stray in part.strays),
            tuple(page for part in parts for page in part.overprinted),
            dict(_attachments(document)),
            bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)),
            _names_part(pdf),
            _MISSING in pdf,
        )
    finally:
        document.close()


def _names_part(pdf: bytes) -> bool:
    """Whether the metadata state the part of PDF/A; they may be compressed."""
    if _PART in pdf:
        return True
    from pypdf import PdfReader

    catalog: Any = PdfReader(BytesIO(pdf)).root_object
    metadata = catalog.get("/Metadata")
    return metadata is not None and _PART in metadata.get_object().get_data()


def _read(pdf: bytes, numbers: range) -> _Pages:
    """Read the pages *numbers*, from 0."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        fonts: dict[int, Font] = {}
        strays: list[int] = []
        overprinted: list[int] = []
        texts: list[str] = []
        stretches: list[Stretch] = []
        for number in numbers:
            page = document[number]
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range().translate(LINE_END_HYPHENS))
            marks = Marks(page, text_page)
            boxes: list[Box] = []
            if not _look_at_objects(page, fonts, marks, boxes):
                strays.append(number)
            if is_overprinted(boxes):
                overprinted.append(number)
            stretches += marks.stretches()
            text_page.close()
            page.close()
        return _Pages(
            tuple(texts),
            tuple(stretches),
            tuple(dict.fromkeys(fonts.values())),
            tuple(strays),
            tuple(overprinted),
        )
    finally:
        document.close()


def _marks(document: Any) -> Iterator[Mark]:
    for item in document.get_toc():
        target = item.get_dest()
        page = target.get_index() if target is not None else None
        yield Mark(Bookmark(item.level + 1, item.get_title()), -1 if page is None else page)


def _attachments(document: Any) -> Iterator[tuple[str, bytes]]:
    for index in range(document.count_attachments()):
        attachment = document.get_attachment(index)
        yield attachment.get_name(), bytes(attachment.get_data())


def _look_at_objects(page: Any, fonts: dict[int, Font], marks: Marks, boxes: list[Box]) -> bool:
    """Note fonts and texts of *page*; whether everything on it is inside its box."""
    raw, handle = pypdfium2.raw, page.raw
    item_at, bounds_of, font_of = (
        raw.FPDFPage_GetObject, raw.FPDFPageObj_GetBounds, raw.FPDFTextObj_GetFont,
    )  # fmt: skip
    width, height = page.get_size()
    right_edge, top_edge = width + _TOLERANCE, height + _TOLERANCE
    left, bottom, right, top = box = tuple(ctypes.c_float() for _ in range(4))
    pointers = tuple(map(ctypes.pointer, box))
    inside = True
    for index in range(raw.FPDFPage_CountObjects(handle)):
        item = item_at(handle, index)
        bounds = None
        if bounds_of(item, *pointers):
            bounds = Box(left.value, bottom.value, right.value, top.value)
            if (
                bounds.left < -_TOLERANCE
                or bounds.bottom < -_TOLERANCE
                or bounds.right > right_edge
                or bounds.top > top_edge
            ):
                inside = False
        # No text, no font.
        if font := font_of(item):
            _note_font(font, fonts)
            marks.add(item)
            if bounds:
                boxes.append(bounds)
    return inside


def _note_font(handle: Any, fonts: dict[int, Font]) -> None:
    address = ctypes.addressof(handle.contents)
    if address in fonts:
        return
    raw = pypdfium2.raw
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    raw.FPDFFont_GetBaseFontName(handle, name, _NAME_LENGTH)
    embedded = bool(raw.FPDFFont_GetIsEmbedded(handle))
    fonts[address] = Font(name.value.decode("utf-8", "replace"), embedded)
