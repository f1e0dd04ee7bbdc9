"""Digests by which pages that look alike are recognised, so that none is drawn or sent twice."""

from __future__ import annotations

import re
import zlib

from reportgen.cache import digest
from reportgen.typeset.sequence import PageSequence, SetPage, Stream

_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


def page_digests(sequence: PageSequence) -> tuple[str, ...]:
    """A digest of what each page of *sequence* shows."""
    drawn = sequence.resources.get("XObject", {})
    known: dict[str, str] = {}
    return tuple(_page_digest(page, drawn, known) for page in sequence.pages)


def _page_digest(page: SetPage, drawn: dict[str, object], known: dict[str, str]) -> str:
    content = zlib.decompress(page.content)
    pictures = []
    for name in dict.fromkeys(_DRAWN.findall(content)):
        key = name.decode("latin-1")
        if key not in known:
            known[key] = _stream_digest(drawn.get(key))
        pictures.append(known[key])
    return digest(f"{page.width} {page.height}", content, *pictures)[:20]


def _stream_digest(stream: object) -> str:
    return digest(stream.data) if isinstance(stream, Stream) else ""
