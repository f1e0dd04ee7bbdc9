"""Text strings of PDF (ISO 32000-1, 7.9.2.2)."""

from __future__ import annotations

from codecs import BOM_UTF16_BE


def encoded(text: str) -> bytes:
    """The bytes of the text string *text*, by which a name tree is sorted (7.9.6)."""
    return text.encode() if text.isascii() else BOM_UTF16_BE + text.encode("utf-16-be")
