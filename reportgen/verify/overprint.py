"""Text that is printed over other text."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

_HIGH = 0.4
"""Part of the height of the lower text that must be covered: raised numbers touch less of it."""
_WIDE = 3.0
"""Points of width that must be covered: the space at the end of a line may touch its neighbour."""


class Box(NamedTuple):
    """The ink of a text, in points; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


def is_overprinted(texts: Iterable[Box]) -> bool:
    """Whether two of *texts* on a page cover each other."""
    above: list[Box] = []
    for text in sorted(texts, key=attrgetter("top"), reverse=True):
        left, right, top = text.left, text.right, text.top
        above = [other for other in above if other.bottom < top]
        for other in above:
            wide = min(right, other.right) - max(left, other.left)
            if wide > _WIDE and _is_deep(text, other):
                return True
        above.append(text)
    return False


def _is_deep(text: Box, other: Box) -> bool:
    high = min(text.top, other.top) - max(text.bottom, other.bottom)
    return high > _HIGH * min(text.top - text.bottom, other.top - other.bottom)
