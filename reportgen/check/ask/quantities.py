"""Numbers with what they count, sentence by sentence: 36 項, 1,240 艘, 61 %, 2018 年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.check.ask.running_text import BREAK
from reportgen.patterns import late
from reportgen.text import OF_WORDS

_UNITS = (
    "個?百分點|人次|件次|場次|人日|人月|平方公尺|平方公里|立方公尺|公[噸頃里尺斤分升]|小時|分鐘"
    "|[美澳歐日]元"
)
_QUANTITY = late(
    rf"(?<![\d.,A-Za-z:/])(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})(?P<decimals>\.\d{{1,4}})?"
    rf"(?![\d.:/])(?:[ ]?(?P<many>[萬億](?!分)|百萬|千萬)?[ ]?(?P<unit>%|％|{_UNITS}|{OF_WORDS}))?"
)
_END = late(f"[。；？！\n{BREAK}]")


class Quantity(NamedTuple):
    """A number of the text; ``start`` and ``stop`` include the unit."""

    start: int
    stop: int
    value: float
    unit: str
    step: float
    """What the last digit of the number is worth."""


def sentences(text: str) -> Iterator[tuple[Quantity, ...]]:
    """The quantities of each sentence of *text* that has any."""
    row: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        if row and _END.search(text, row[-1].stop, match.start()):
            yield tuple(row)
            row = []
        row.append(_quantity(match))
    if row:
        yield tuple(row)


def _quantity(match: re.Match[str]) -> Quantity:
    decimals = match["decimals"] or ""
    value = float(match["number"].replace(",", "") + decimals)
    unit = match["unit"] or ""
    unit = "%" if unit in {"％", "百分點", "個百分點"} else (match["many"] or "") + unit
    step = 10.0 ** -max(0, len(decimals) - 1)
    return Quantity(match.start(), match.end(), value, unit, step)


def sentence_around(text: str, first: int, last: int) -> tuple[int, int]:
    """Start and end of the sentence that holds the characters from *first* to *last*."""
    begin = max(0, first - _LONGEST)
    start = begin
    for match in _END.finditer(text, begin, first):
        start = match.end()
    end = _END.search(text, last, last + _LONGEST)
    return start, end.start() if end else min(len(text), last + _LONGEST)


_LONGEST = 200
"""Characters of a sentence looked at before its first and behind its last number."""
