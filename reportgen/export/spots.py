"""Bookmarks of spots: by them a change that comes back finds the records it was printed from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from reportgen.export.model import Inline, Run

_PREFIX = "rg"
_NAME = re.compile(rf"{_PREFIX}[-_](?P<id>[0-9a-f]+(?:[-_]\d+)?)(?:[-_]{{2}}\d+)?")


class SpotNames:
    """Names of bookmarks, each once: of the second stretch of a spot, ``rg-<id>--2``.

    *joint* stands in the place of the hyphen, which Word does not take.
    """

    def __init__(self, joint: str = "-") -> None:
        self._joint = joint
        self._given: Counter[str] = Counter()

    def name(self, spot: str) -> str:
        """The name of the next stretch of *spot*."""
        self._given[spot] += 1
        number = self._given[spot]
        name = f"{_PREFIX}-{spot}" + (f"--{number}" if number > 1 else "")
        return name.replace("-", self._joint)


def spot_of(bookmark: str) -> str:
    """The spot that *bookmark* names; empty where it is another bookmark."""
    match = _NAME.fullmatch(bookmark)
    return match["id"].replace("_", "-") if match else ""


def by_spot(content: Iterable[Inline]) -> Iterator[tuple[str, list[Inline]]]:
    """Stretches of *content* that belong to one spot; what is no text belongs to the one before."""
    at, stretch = "", list[Inline]()
    for inline in content:
        if isinstance(inline, Run) and inline.at != at:
            if stretch:
                yield at, stretch
            at, stretch = inline.at, []
        stretch.append(inline)
    if stretch:
        yield at, stretch
