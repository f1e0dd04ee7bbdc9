"""The labels of pages: the numbers that they print, for programs that show the file.

ISO 32000-1, 12.4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportgen.typeset.folios import PageNumber


def page_labels(numbers: Sequence[PageNumber], counts: Sequence[int]) -> dict[str, Any]:
    """The number tree of labels of sequences that have *counts* pages, the first as *numbers*."""
    entries: list[Any] = []
    position, following = 0, None
    for number, count in zip(numbers, counts, strict=True):
        if number != following:
            entries += (position, {"S": b"/r" if number.roman else b"/D", "St": number.value})
        position += count
        following = number._replace(value=number.value + count)
    return {"Nums": entries}
