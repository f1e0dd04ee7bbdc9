"""Headings by the tags of a PDF: H1 to H6 of the structure tree, with their text."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from reportgen import limits

_HEADING = re.compile("H[1-6]?|Title")


def tagged_headings(pdf: bytes) -> list[str]:
    """The text of every heading, page by page; empty where the file has no tags."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        headings: list[str] = []
        for page in document:
            headings += _of_page(page)
            page.close()
            if len(headings) > limits.PDF_TAGS:
                break
        return headings
    finally:
        document.close()


def _of_page(page: Any) -> list[str]:
    raw = pypdfium2.raw
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        elements = [
            element
            for index in range(min(raw.FPDF_StructTree_CountChildren(tree), limits.PDF_TAGS))
            for element in _headings(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0)
        ]
        marked = [set(_marks(element, 0)) for element in elements]
        if not any(marked):
            return []
        texts = _texts(page)
        titles = ["".join(texts[mark] for mark in sorted(marks)) for marks in marked]
        return [title.strip() for title in titles if title.strip()]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _headings(element: Any, depth: int) -> Iterator[Any]:
    if not element or depth > limits.PDF_TAG_DEPTH:
        return
    if _HEADING.fullmatch(_kind(element)):
        yield element
        return
    for child in _children(element):
        yield from _headings(child, depth + 1)


def _children(element: Any) -> Iterator[Any]:
    raw = pypdfium2.raw
    for index in range(min(raw.FPDF_StructElement_CountChildren(element), limits.PDF_TAGS)):
        yield raw.FPDF_StructElement_GetChildAtIndex(element, index)


def _kind(element: Any) -> str:
    raw = pypdfium2.raw
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")


def _marks(element: Any, depth: int) -> Iterator[int]:
    """The marked contents of an element and of those in it."""
    raw = pypdfium2.raw
    for index in range(
        min(raw.FPDF_StructElement_GetMarkedContentIdCount(element), limits.PDF_TAGS)
    ):
        mark = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        if mark >= 0:
            yield mark
    if depth < limits.PDF_TAG_DEPTH:
        for child in _children(element):
            if child:
                yield from _marks(child, depth + 1)


def _texts(page: Any) -> dict[int, str]:
    """The text of each marked content of a page."""
    raw = pypdfium2.raw
    texts: dict[int, str] = defaultdict(str)
    text_page = page.get_textpage()
    try:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = raw.FPDFPageObj_GetMarkedContentID(thing)
            if mark >= 0:
                texts[mark] += _text(thing, text_page)
    finally:
        text_page.close()
    return texts


def _text(thing: Any, text_page: Any) -> str:
    raw = pypdfium2.raw
    size = raw.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = (ctypes.c_ushort * max(size // 2, 1))()
    raw.FPDFTextObj_GetText(thing, text_page, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
