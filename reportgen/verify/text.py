"""The text of a PDF's pages, as a person who copies it gets it."""

from __future__ import annotations

import re
import unicodedata

import pypdfium2

_FOLDED = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+")


def fold(text: str) -> str:
    """*text* without white space, joiners and hyphenation: line ends differ, letters must not."""
    return _FOLDED.sub("", unicodedata.normalize("NFC", text))


def page_texts(pdf: bytes) -> list[str]:
    """The folded text of each page, in the order in which it was written."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(fold(text_page.get_text_range()))
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()
