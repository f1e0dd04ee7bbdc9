"""Text strings of PDF (ISO 32000-1, 7.9.2.2)."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE

_SPECIAL = re.compile(rb"[\\()]")
_PLAIN = re.compile(r"[\x20-\x7e]*")


def encoded(text: str) -> bytes:
    """The bytes of the text string *text*, by which a name tree is sorted (7.9.6)."""
    return text.encode() if text.isascii() else BOM_UTF16_BE + text.encode("utf-16-be")


def text_string(text: str) -> bytes:
    """*text* as it stands in a file."""
    if _PLAIN.fullmatch(text):
        return b"(%b)" % _SPECIAL.sub(rb"\\\g<0>", text.encode())
    return b"<%b>" % encoded(text).hex().encode()
