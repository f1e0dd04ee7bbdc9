"""Random reports that are dense with notes: in paragraphs, lists, tables, quotes and captions.

The word before the call of note 7 is ``C0007``, its note begins with ``N0007``: the text of a page
shows which calls and which notes stand on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

SENTENCE = "雙方就開放資料的授權交換意見並比較各國調查的指標，我方則說明公共程式的做法與成本差異。"
PICTURE = "figures/blue.png"
_MARK = re.compile(r"([CN])(\d{4})")


class _Notes:
    """Prose with notes, numbered from 1 within a report."""

    def __init__(self, choice: Random) -> None:
        self._choice = choice
        self.number = 0
        self._below: list[str] = []

    def prose(self) -> str:
        """A prose of some blocks, and its notes."""
        choice = self._choice
        kinds = choice.choices(
            [self._paragraph, self._list, self._table, self._quote, self._title, self._figure],
            [8, 2, 1, 1, 2, 1],
            k=choice.randint(3, 7),
        )
        blocks = [kind() for kind in kinds]
        blocks.append(self._paragraph())
        below, self._below = self._below, []
        return "\n\n".join(blocks + below)

    def _text(self, most: int = 5) -> str:
        choice = self._choice
        parts = []
        for _ in range(choice.randint(1, most)):
            length = choice.randint(4, len(SENTENCE))
            parts.append(SENTENCE[:length] + (self._call() if choice.random() < 0.6 else ""))
        return "，".join(parts) + "。"

    def _call(self) -> str:
        choice = self._choice
        self.number += 1
        name = f"{self.number:04}"
        length = choice.choice(
            [10, 30, 30, 60, 60, 120, 300, 300 if choice.random() < 0.9 else 1200]
        )
        text = (SENTENCE * 30)[:length]
        self._below.append(f"[^n{name}]: N{name} {text}。")
        return f" C{name}[^n{name}]"

    def _paragraph(self) -> str:
        return self._text(7)

    def _title(self) -> str:
        return f"**小標題**\n\n{self._text()}"

    def _list(self) -> str:
        return "\n".join(f"{n}. {self._text(2)}" for n in range(1, self._choice.randint(3, 6)))

    def _table(self) -> str:
        rows = (f"| {self._text(1)} | {self._text(1)} |" for _ in range(self._choice.randint(2, 5)))
        return "\n".join(["| 項目 | 說明 |", "|---|---|", *rows])

    def _quote(self) -> str:
        return f"> {self._text(3)}\n>\n> - {self._text(2)}"

    def _figure(self) -> str:
        width = self._choice.choice([40, 70, 100])
        return f'![圖說{self._call()}]({PICTURE}){{alt="藍色方塊" width={width}%}}'


def note_dense_proses(seed: int, count: int) -> list[str]:
    """*count* proses of the report *seed*."""
    notes = _Notes(Random(seed))
    return [notes.prose() for _ in range(count)]


class Misplaced(NamedTuple):
    """Numbers of notes that stand on another page than their call, before an earlier note, or
    nowhere; and the number of all notes."""

    late: tuple[int, ...]
    inverted: tuple[int, ...]
    lost: tuple[int, ...]
    count: int


def misplaced(pages: Sequence[str]) -> Misplaced:
    """What is wrong with the notes on *pages*, the text of each."""
    calls, notes, order = {}, {}, []
    for page, text in enumerate(pages):
        for kind, number in _MARK.findall(text):
            if kind == "C":
                calls[int(number)] = page
            else:
                notes[int(number)] = page
                order.append(int(number))
    return Misplaced(
        tuple(n for n in calls if n in notes and notes[n] != calls[n]),
        tuple(_inverted(order)),
        tuple(n for n in calls if n not in notes),
        len(calls),
    )


def _inverted(order: Sequence[int]) -> Iterator[int]:
    highest = 0
    for number in order:
        if number < highest:
            yield number
        highest = max(highest, number)
