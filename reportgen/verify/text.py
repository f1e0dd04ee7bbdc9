"""The text of a PDF's pages, as a person who copies it gets it."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]

_FOLDED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+")

LINE_END_HYPHENS = str.maketrans("\x02\ufffe", "--")
"""PDFium's marks for a hyphen at a line end, which it takes for hyphenation."""


def fold(text: str) -> str:
    """*text* without white space, joiners and hyphenation: line ends differ, letters must not."""
    return _FOLDED.sub("", unicodedata.normalize("NFC", text.translate(LINE_END_HYPHENS)))


_LEAST = 4
"""Characters of a piece that is taken for a part of the text looked for."""


def shows(whole: str, wanted: str) -> bool:
    """Whether *whole* has *wanted*, both folded: in one piece, or in pieces that follow each other.

    A paragraph that goes over a page has the notes of its first page in its middle.
    """
    if wanted in whole:
        return True
    position = 0
    while wanted:
        length = _longest(whole, wanted, position)
        if length < min(_LEAST, len(wanted)):
            return False
        position = whole.find(wanted[:length], position) + length
        wanted = wanted[length:]
    return True


def _longest(whole: str, wanted: str, start: int) -> int:
    """Length of the longest beginning of *wanted* that *whole* has from *start* on."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        if whole.find(wanted[:middle], start) >= 0:
            low = middle
        else:
            high = middle - 1
    return low


SMALL = 10.2
"""Points; notes, their calls, and timetables are set smaller than running text."""

MARGIN = 62.0
"""Points at head and foot in which running head and folio stand."""


def reading_streams(pdf: bytes) -> tuple[str, str]:
    """Running text and small text of the whole document, each folded into one run.

    Why two: a paragraph that goes over a page has the notes of its first page in its middle, and a
    note's call in a sentence; by size they come apart, and each reads on.
    """
    document = pypdfium2.PdfDocument(pdf)
    running: list[str] = []
    small: list[str] = []
    try:
        for page in document:
            _, height = page.get_size()
            text_page = page.get_textpage()
            for char, size, middle in _characters(text_page):
                if MARGIN < middle < height - MARGIN:
                    (running if size >= SMALL else small).append(char)
            text_page.close()
            page.close()
    finally:
        document.close()
    return fold("".join(running)), fold("".join(small))


def _characters(text_page: pypdfium2.PdfTextPage) -> Iterator[tuple[str, float, float]]:
    """Each character of a page with its size and the height of its middle, both in points."""
    raw = pypdfium2.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = raw.FS_MATRIX()
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        size = raw.FPDFText_GetFontSize(text_page, index) * abs(matrix.d)
        yield chr(code), size, (bottom.value + top.value) / 2
