"""What the 目次 lists: headings as it prints them, and the captions of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.manuscript import Caption, Manuscript
from reportgen.manuscript.outline import Heading
from reportgen.records.appendices import Photos

_NUMBER = re.compile(r"[0-9]+")


def listed_title(heading: Heading, *, foreign: bool) -> str:
    """*heading* as the 目次 prints it, its *foreign* title too or left out."""
    return heading.text if foreign else f"{heading.number}{heading.gap}{heading.title}"


def listed_figures(manuscript: Manuscript) -> Iterator[Caption]:
    """The captions of figures; the photographs of an appendix have one line: 「圖 17–26」."""
    together: dict[str, Caption] = {}
    for heading in manuscript.headings():
        if isinstance(heading.content, Photos) and len(heading.content.photos) > 1:
            captions = [manuscript.caption(photo) for photo in heading.content.photos]
            first, last = captions[0], captions[-1]
            line = Caption(_range(first.label, last.label), heading.title, first.anchor)
            together |= dict.fromkeys((caption.anchor for caption in captions), line)
    yield from dict.fromkeys(
        together.get(caption.anchor, caption) for caption in manuscript.figures
    )


def _range(first: str, last: str) -> str:
    """「圖 17」 and 「圖 26」 as 「圖 17–26」."""
    numbers = _NUMBER.findall(last)
    return _NUMBER.sub(lambda n: f"{n[0]}–{numbers[-1]}", first, count=1) if numbers else first
