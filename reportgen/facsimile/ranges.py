"""Which pages ``pages: 1-3,5`` asks for."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d{1,5})(?:[-–~～](\d{1,5}))?", re.ASCII)


def page_numbers(text: str, count: int) -> list[int] | None:
    """The numbers, in the order that *text* gives; ``None`` where one is not of 1 to *count*."""
    numbers: list[int] = []
    for part in re.split(r"[,，、]", text):
        match = _PART.fullmatch(part.strip())
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            return None
        numbers += range(first, last + 1)
    return numbers
