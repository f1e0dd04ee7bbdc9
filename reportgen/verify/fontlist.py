"""The fonts of a PDF of any origin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from reportgen.verify.chapters import resolved

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def loose_fonts(reader: PdfReader) -> list[str]:
    """Names of fonts that a page uses and that are not embedded."""
    return sorted({_name(font) for font in _fonts(reader) if not is_embedded(font)})


def _fonts(reader: PdfReader) -> Iterator[DictionaryObject]:
    for page in reader.pages:
        resources = _dictionary(page.get("/Resources"))
        for font in _dictionary(resources.get("/Font")).values():
            dictionary = _dictionary(font)
            if dictionary.get("/Subtype") != "/Type3":
                yield dictionary


def _dictionary(value: Any) -> DictionaryObject:
    target = resolved(value)
    return target if isinstance(target, DictionaryObject) else DictionaryObject()


def _name(font: DictionaryObject) -> str:
    return str(font.get("/BaseFont", "?")).lstrip("/")


def is_embedded(font: DictionaryObject) -> bool:
    """Whether the file holds the outlines of *font*."""
    descendants = resolved(font.get("/DescendantFonts"))
    holder = _dictionary(descendants[0]) if isinstance(descendants, list) and descendants else font
    descriptor = _dictionary(holder.get("/FontDescriptor"))
    return any(key in descriptor for key in _FILES)
