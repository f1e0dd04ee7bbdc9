"""A PDF that was written, opened again: what a reader's program finds in it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from reportgen.compose.expected import Bookmark
from reportgen.verify.text import fold

_TOLERANCE = 1.0
"""Points by which ink may pass the page's edge: half a rule's width, and rounding."""

_NAME_LENGTH = 256
_PART = b"pdfaid:part"
"""ISO 19005-3, 6.6.4: the property that names the part of PDF/A."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark with the index of its page, from 0."""

    bookmark: Bookmark
    page: int


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a page uses; the name of a subset begins with six letters and a plus."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the file; ``strays`` are pages, from 0, with ink past their edge."""

    pages: tuple[str, ...]
    marks: tuple[Mark, ...]
    fonts: tuple[Font, ...]
    strays: tuple[int, ...]
    attachments: dict[str, bytes]
    tagged: bool
    identified: bool
    """Whether the metadata, which PDF/A keeps uncompressed, say of which part of PDF/A it is."""


def open_written(pdf: bytes) -> Written:
    """Read the file with the bytes *pdf*."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        fonts: dict[int, Font] = {}
        strays: list[int] = []
        texts: list[str] = []
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            texts.append(fold(text_page.get_text_range()))
            if not _look_at_objects(page, fonts):
                strays.append(number)
            text_page.close()
            page.close()
        return Written(
            tuple(texts),
            tuple(_marks(document)),
            tuple(dict.fromkeys(fonts.values())),
            tuple(strays),
            dict(_attachments(document)),
            bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)),
            _PART in pdf,
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


def _look_at_objects(page: Any, fonts: dict[int, Font]) -> bool:
    """Note the fonts of *page* in *fonts*; whether everything on it is inside its box."""
    raw = pypdfium2.raw
    width, height = page.get_size()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    inside = True
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top) and (
            min(left.value, bottom.value) < -_TOLERANCE
            or right.value > width + _TOLERANCE
            or top.value > height + _TOLERANCE
        ):
            inside = False
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            _note_font(raw.FPDFTextObj_GetFont(item), fonts)
    return inside


def _note_font(handle: Any, fonts: dict[int, Font]) -> None:
    address = ctypes.cast(handle, ctypes.c_void_p).value or 0
    if address in fonts:
        return
    raw = pypdfium2.raw
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    raw.FPDFFont_GetBaseFontName(handle, name, _NAME_LENGTH)
    embedded = bool(raw.FPDFFont_GetIsEmbedded(handle))
    fonts[address] = Font(name.value.decode("utf-8", "replace"), embedded)
