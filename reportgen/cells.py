"""Cells of a screen: how many a text takes, and lines that are wrapped to a number of them.

Why: a Chinese character takes two cells, and a line may end behind any of them.
"""

from __future__ import annotations

import re

from reportgen.patterns import late

_NO_CELL = frozenset({"Mn", "Me", "Cf"})
"""Combining marks, joiners, directions: they show on what stands before them, or not at all."""


def width(text: str) -> int:
    """Cells that *text* takes: two for an East Asian wide character, none for one that combines."""
    from unicodedata import category

    from reportgen.text import is_wide

    return sum(0 if category(char) in _NO_CELL else 2 if is_wide(char) else 1 for char in text)


_OPENING, _CLOSING = "（「『《〈【[(¶", "、，。；：！？）」』》〉】…,.;:!?)"
_CHUNK = late(rf"\s+|[{re.escape(_OPENING)}]*(?:[!-~\u00a1-\u024f]+|[^\s])[{_CLOSING}]*")
"""What is not parted: a Latin word, or one other character, with its punctuation."""


def wrapped(text: str, cells: int) -> list[str]:
    """The lines of *text*, none wider than *cells* unless one chunk is."""
    lines, line = [], ""
    for chunk in _CHUNK.findall(text):
        if line and width(line) + width(chunk.rstrip()) > cells:
            lines.append(line.rstrip())
            line = ""
        line += chunk if line else chunk.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines
