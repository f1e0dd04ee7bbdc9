"""Page numbers, filled in where a flow refers to the page of something.

An element asks for a number by ``data-page="#anchor"``, or by ``data-page="#"`` for the number of
all pages; its style sheet shows it with ``attr(data-page)``. The pages of a flow are known only
once it is set, so flows that ask are set last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from reportgen.typeset.flows import Flow

_ASKED = re.compile(r'\bdata-page="#([^"]*)"')


class PageNumber(NamedTuple):
    """A number as pages print it: those before the first page that is numbered anew are roman."""

    value: int
    roman: bool = False


@dataclass(frozen=True, slots=True)
class Folios:
    """The page numbers of a report: ``first`` of each flow, and where each anchor is."""

    first: tuple[int, ...]
    total: int
    labels: Mapping[str, int] = field(default_factory=dict)

    def filled(self, html: str) -> str:
        """*html* with the numbers that it asks for; an anchor that is nowhere has none."""
        return _ASKED.sub(self._answer, html)

    def _answer(self, match: re.Match[str]) -> str:
        anchor = unescape(match[1])
        number = self.labels.get(anchor) if anchor else self.total
        return f'data-page="{"" if number is None else number}"'


def asks(flow: Flow) -> bool:
    """Whether *flow* shows the number of a page."""
    return _ASKED.search(flow.html) is not None


def first_pages(flows: Sequence[Flow], counts: Sequence[int]) -> tuple[int, ...]:
    """The number on the first page of each of *flows*, which have *counts* pages."""
    numbers = []
    number = 1
    for flow, count in zip(flows, counts, strict=True):
        number = flow.initial_page_number or number
        numbers.append(number)
        number += count
    return tuple(numbers)


def printed_numbers(flows: Sequence[Flow], counts: Sequence[int]) -> list[PageNumber]:
    """The number on the first page of each flow, as its layout prints it."""
    anew = [position for position, flow in enumerate(flows) if flow.initial_page_number]
    first = anew[0] if anew else 0
    return [
        PageNumber(number, roman=position < first)
        for position, number in enumerate(first_pages(flows, counts))
    ]
