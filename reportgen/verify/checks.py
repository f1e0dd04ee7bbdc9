"""The checks of phase 5; each reads the PDF and returns findings."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from reportgen.compose.expected import Bookmark, Expected
from reportgen.findings import Finding, error, say
from reportgen.places import Place
from reportgen.verify.fontlist import is_embedded
from reportgen.verify.text import fold, page_texts

_SUBSET = re.compile(r"/[A-Z]{6}\+")


def verify(pdf: bytes, name: str, expected: Expected) -> list[Finding]:
    """Every promise of *expected* that the file *name*, with the bytes *pdf*, breaks."""
    reader = PdfReader(io.BytesIO(pdf))
    pages = page_texts(pdf)
    place = Place(name)
    return [
        *_outline(reader, place, expected),
        *_page_count(pages, place, expected),
        *_fonts(reader, place),
        *_strings(pages, place, expected),
    ]


def bookmarks(reader: PdfReader) -> tuple[Bookmark, ...]:
    """The PDF's outline, flattened: level from 1, and title."""

    def walk(items: list[object], level: int) -> Iterator[Bookmark]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, level + 1)
            else:
                yield Bookmark(level, str(item["/Title"]))  # type: ignore[index]

    return tuple(walk(list(reader.outline), 1))


def _outline(reader: PdfReader, place: Place, expected: Expected) -> Iterator[Finding]:
    found = [fold(mark.title) for mark in bookmarks(reader)]
    wanted = [fold(mark.title) for mark in expected.outline]
    if found == wanted:
        return
    missing = next((mark for mark in wanted if mark not in found), "")
    yield error(
        "PDF-OUTLINE",
        place,
        say("PDF 的書籤與權責機關的章節不一致（缺「{missing}」）。", missing=missing)
        if missing
        else say("PDF 的書籤與權責機關的章節順序不一致。"),
    )


def _page_count(pages: list[str], place: Place, expected: Expected) -> Iterator[Finding]:
    """頁數 of the 提要表 against the number of pages there are."""
    if not expected.page_count_label:
        return
    printed = re.compile(
        f"{re.escape(fold(expected.page_count_label))}(\\d+){re.escape(fold(expected.page_count_unit))}"
    )
    match = next((m for page in pages[:5] if (m := printed.search(page))), None)
    if match is None:
        yield error("PDF-PAGE-COUNT", place, say("PDF 的提要表沒有印出頁數。"))
    elif int(match[1]) != len(pages):
        yield error(
            "PDF-PAGE-COUNT",
            place,
            say("提要表印的頁數是 {said}，PDF 實際有 {real} 頁。", said=match[1], real=len(pages)),
        )


def fonts(reader: PdfReader) -> dict[str, DictionaryObject]:
    """Every font that a page of the PDF uses, by base font name."""
    found: dict[str, DictionaryObject] = {}
    for page in reader.pages:
        resources = page.get("/Resources", {})
        for font in resources.get("/Font", {}).values():
            font = font.get_object()
            found[str(font["/BaseFont"])] = font
    return found


def _fonts(reader: PdfReader, place: Place) -> Iterator[Finding]:
    for name, font in fonts(reader).items():
        if not is_embedded(font):
            yield error("PDF-FONT", place, say("字型「{name}」沒有嵌入 PDF。", name=name))
        elif not _SUBSET.match(name):
            yield error("PDF-FONT", place, say("字型「{name}」整套嵌入，未裁切。", name=name))


def _strings(pages: list[str], place: Place, expected: Expected) -> Iterator[Finding]:
    """Texts of the records that the PDF does not show."""
    whole = "".join(pages)
    for text in dict.fromkeys(expected.strings):
        folded = fold(text)
        if folded and folded not in whole:
            shown = unicodedata.normalize("NFC", text)[:40]
            yield error("PDF-TEXT", place, say("記錄裡的「{text}」沒有印在 PDF 上。", text=shown))
