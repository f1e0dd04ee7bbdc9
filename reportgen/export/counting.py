"""The numbers that a word processor will count, simulated.

Why: a number is left to the word processor only where it counts what the report printed; any other
one is typed, as for a heading that its author numbered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen.authority.numbering import Numbering
from reportgen.export.looks import LEVELS
from reportgen.export.model import Block, Cell, Counted, Figure, Inline, Run, Table, TextDocument


class Counters:
    """Counts headings by level and captions by sequence, in the order of the document."""

    def __init__(self, numbering: Sequence[str]) -> None:
        self.numbering = Numbering(numbering or ("1.",))
        self.headings = [0] * (LEVELS + 1)
        self.sequences: dict[str, int] = {}

    def counts_heading(self, level: int, number: str) -> bool:
        """Whether the heading of *level* that comes next is counted as *number*."""
        level = min(level, LEVELS)
        counted = self.numbering.format(level, self.headings[level] + 1)
        if not number or number.strip() != counted.strip():
            return False
        self.headings[level] += 1
        self.headings[level + 1 :] = [0] * (LEVELS - level)
        return True

    def counts_caption(self, counted: Counted) -> bool:
        """Whether the caption that comes next is counted as *counted* has it."""
        count = self.sequences.get(counted.kind, 0) + 1
        if counted.number != str(count):
            return False
        self.sequences[counted.kind] = count
        return True


class Label(NamedTuple):
    """What a reference to a figure or table prints (圖 2), and its sequence (圖)."""

    kind: str
    text: str
    table: bool


def labels_of(document: TextDocument) -> dict[str, Label]:
    """The labels of all captions of *document* by the anchors that references use."""
    counters = Counters(document.numbering)
    labels: dict[str, Label] = {}
    for block in _captioned(block for flow in document.flows for block in flow.blocks):
        content = block.caption if isinstance(block, Table) else _first(block)
        for before, counted in zip(("", *content), content, strict=False):
            if isinstance(counted, Counted) and counters.counts_caption(counted):
                words = before.text if isinstance(before, Run) else ""
                label = Label(counted.kind, words + counted.number, isinstance(block, Table))
                labels |= dict.fromkeys(block.anchors, label)
    return labels


def _first(figure: Figure) -> tuple[Inline, ...]:
    return figure.caption[0].content if figure.caption else ()


def _captioned(blocks: Iterator[Block]) -> Iterator[Figure | Table]:
    """Figures and tables in the order of their captions, those in lists and cells included."""
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Table):
            yield block
            cells: Iterator[Cell] = (cell for row in block.rows for cell in row)
            yield from _captioned(inner for cell in cells for inner in cell.content)
        elif hasattr(block, "items"):
            yield from _captioned(inner for item in block.items for inner in item)
