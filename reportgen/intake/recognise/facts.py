"""Labelled facts: 「時間：12 月 7 日上午」 in lines, or label and value side by side in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.intake.blocks import Block, Cell, Paragraph, Table, paragraphs
from reportgen.intake.ledger import Ledger

_INLINE = re.compile(r"\s*(?P<label>[^：:\t]{1,24}?)\s*(?:[：:]|\t+)\s*(?P<value>.*)", re.DOTALL)
_WIDE_GAP = re.compile(
    r"\s*(?P<label>\S(?:[ \u3000]?\S){1,11}?)(?:\u3000{1,}| {2,})(?P<value>\S.*)", re.S
)


@dataclass(slots=True)
class Fact:
    """A label with its value; ``pieces`` are the paragraphs with the part of each that is value.

    ``heads`` are the paragraphs that hold nothing but the label.
    """

    label: str
    pieces: list[tuple[Paragraph, str, str]] = field(default_factory=list)
    """Paragraph, the words before the value, the value."""
    heads: tuple[Paragraph, ...] = ()

    @property
    def value(self) -> str:
        """The value, a line for each paragraph."""
        return "\n".join(value for _, _, value in self.pieces).strip()

    def keep(self, ledger: Ledger, where: str) -> None:
        """Enter the value as kept in a record."""
        self._head(ledger, where)
        for paragraph, label, value in self.pieces:
            ledger.put(paragraph, where, value, label)

    def read(self, ledger: Ledger, where: str) -> None:
        """Enter the value as read: the record has it in another form."""
        self._head(ledger, where)
        for paragraph, label, value in self.pieces:
            ledger.put(paragraph, where, (), (label, value))

    def _head(self, ledger: Ledger, where: str) -> None:
        for paragraph in self.heads:
            ledger.put(paragraph, where, (), paragraph.text)


def label_of(text: str) -> str:
    """A label without blanks, colons and notes in brackets: 服 務 機 關： is 服務機關."""
    bare = "".join(text.split()).replace("\u3000", "").rstrip("：:")
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", bare)
    return bare.replace("/", "／").replace("，", "／")


def in_line(paragraph: Paragraph, known: Callable[[str], bool]) -> Fact | None:
    """The fact that *paragraph* is, where its label is *known*."""
    text = paragraph.text
    for form in (_INLINE, _WIDE_GAP):
        match = form.fullmatch(text)
        if match is not None and known(label_of(match["label"])):
            label = text[: match.start("value")]
            return Fact(label_of(match["label"]), [(paragraph, label, match["value"].strip())])
    if known(label_of(text)) and len(text) < 30:
        return Fact(label_of(text), heads=(paragraph,))
    return None


def in_lines(
    blocks: Sequence[Block], known: Callable[[str], bool], *, hanging: bool = False
) -> tuple[list[Fact], list[Block]]:
    """The facts among *blocks* one after the other, and the blocks that are none.

    With *hanging*, a short line without a label goes on with the value above it.
    """
    facts: list[Fact] = []
    rest: list[Block] = []
    last: Fact | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            rest.append(block)
            last = None
            continue
        fact = in_line(block, known)
        if fact is not None:
            facts.append(fact)
            last = fact
        elif last is not None and block.line and (not last.pieces or hanging) and (
            len(block.line) < 60
        ):  # fmt: skip
            last.pieces.append((block, "", block.text.strip()))
        else:
            if block.line:
                last = None
            rest.append(block)
    return facts, rest


def in_table(table: Table, known: Callable[[str], bool]) -> list[Fact]:
    """The facts of a form: a cell with a label, its value in the next cell of the row.

    A label that fills its row has its value below, in the same cell or in the next row.
    """
    facts: list[Fact] = []
    waiting: Fact | None = None
    for whole in table.grid():
        row = [cell for cell in whole if cell is not None]
        position = 0
        if facts and whole and whole[0] is None:  # the label above spans this row
            facts[-1].pieces += [piece for cell in row for piece in _pieces(cell)]
            continue
        if waiting is not None and row and not known(label_of(row[0].text)):
            waiting.pieces += [piece for cell in row for piece in _pieces(cell)]
            continue
        waiting = None
        while position < len(row):
            cell = row[position]
            position += 1
            label = label_of(cell.text.split("\n")[0] if not known(label_of(cell.text)) else
                             cell.text)  # fmt: skip
            if not known(label):
                inside = list(_in_cell(cell, known))
                facts += inside
                continue
            heads = tuple(p for p in paragraphs(cell.blocks) if p.line)
            if label_of(cell.text) != label:
                facts.append(Fact(label, list(_pieces_after(heads)), heads[:1]))
                continue
            fact = Fact(label, heads=heads)
            facts.append(fact)
            if position < len(row) and not known(label_of(row[position].text)):
                fact.pieces += _pieces(row[position])
                position += 1
            elif len(row) == 1 or position == len(row):
                waiting = fact
    return facts


def _in_cell(cell: Cell, known: Callable[[str], bool]) -> Iterator[Fact]:
    """Facts in the lines of one cell."""
    facts, _ = in_lines(list(cell.blocks), known, hanging=True)
    yield from facts


def _pieces(cell: Cell) -> Iterator[tuple[Paragraph, str, str]]:
    return ((p, "", p.text.strip()) for p in paragraphs(cell.blocks) if p.line)


def _pieces_after(heads: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, str, str]]:
    return ((p, "", p.text.strip()) for p in heads[1:])
