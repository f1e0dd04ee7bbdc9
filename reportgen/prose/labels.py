"""What stands between the two passes: the number of each figure, table and note, and the labels.

The composer adds every prose in document order, defines the labels of its own sections, checks the
references, and only then renders: a reference may point forward.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.findings import Finding, say
from reportgen.places import Place
from reportgen.prose.model import Equation, Figure, Footnote, Numbered, Parsed, Table
from reportgen.read.nearest import nearest
from reportgen.rulebook.prose import LABEL_DUPLICATE, REFERENCE_UNKNOWN

Sequence = Literal["figure", "table", "footnote", "equation"]
"""What is numbered through the whole report, each from 1."""


@dataclass(frozen=True, slots=True)
class Captions:
    """The fixed words of captions, as the authority sets them; ``{n}`` is the number."""

    figure: str = "圖 {n}"
    table: str = "表 {n}"
    equation: str = "式 {n}"
    bracket: str = "（{text}）"
    """Around the number beside a formula."""
    separator: str = "："
    source: str = "資料來源："


@dataclass(frozen=True, slots=True)
class Target:
    """What a label names: the words that a reference to it prints, and the ``id`` it links to."""

    text: str
    anchor: str


class Labels:
    """The numbers and labels of one report.

    An ``id`` that we make begins with ``_``, which no label can: ``_figure-3`` never collides.
    """

    def __init__(self, captions: Captions) -> None:
        self.captions = captions
        self._last: Counter[str] = Counter()
        self._numbers: dict[Numbered, int] = {}
        self._targets: dict[str, Target] = {}

    def add(self, parsed: Parsed, findings: list[Finding]) -> None:
        """Number what *parsed* holds; to be called once for each prose, in document order."""
        labelled = (item for item in parsed.equations if item.label is not None)
        items: tuple[Numbered, ...] = (
            *parsed.figures, *parsed.tables, *parsed.footnotes, *labelled,
        )  # fmt: skip
        for item in items:
            self._numbers[item] = self.take(_sequence(item))
            if not isinstance(item, Footnote) and item.label is not None:
                self.define(item.label, Target(self.name(item), item.label), item.place, findings)

    def take(self, sequence: Sequence) -> int:
        """The next number, for what stands outside the prose, as the photo pages do."""
        self._last[sequence] += 1
        return self._last[sequence]

    def define(self, label: str, target: Target, place: Place, findings: list[Finding]) -> None:
        """Let *label* name *target*; the first of two equal labels keeps it."""
        if label in self._targets:
            findings.append(
                LABEL_DUPLICATE.finding(
                    place, say("標籤「{label}」用了兩次，請改名。", label=label)
                )
            )
        else:
            self._targets[label] = target

    def check(self, parsed: Parsed, findings: list[Finding]) -> None:
        """Report the references of *parsed* to labels that nothing has; once all are defined."""
        for reference in parsed.references:
            if reference.label in self._targets:
                continue
            near = nearest(reference.label, self._targets)
            findings.append(
                REFERENCE_UNKNOWN.finding(
                    reference.place,
                    say("整份報告沒有標籤「{label}」。", label=reference.label),
                    *((say("是不是「#{label}」？", label=near),) if near else ()),
                )
            )

    def target(self, label: str) -> Target | None:
        """What *label* names."""
        return self._targets.get(label)

    def targets(self) -> Iterator[tuple[str, Target]]:
        """Every label with what it names, in the order in which they were defined."""
        yield from self._targets.items()

    def number(self, item: Numbered) -> int:
        """The number of *item*."""
        return self._numbers[item]

    def name(self, item: Figure | Table | Equation) -> str:
        """圖 2, 表 1, 式 3: as the caption and the references print it."""
        captions = self.captions
        template = {
            "figure": captions.figure, "table": captions.table, "equation": captions.equation,
        }[_sequence(item)]  # fmt: skip
        return template.replace("{n}", str(self._numbers[item]))

    def anchor(self, item: Numbered) -> str:
        """The ``id`` of *item* in the document: its own label where it has one."""
        if not isinstance(item, Footnote) and item.label is not None:
            target = self._targets[item.label]
            if target.text == self.name(item):
                return target.anchor
        return f"_{_sequence(item)}-{self._numbers[item]}"


def _sequence(item: Numbered) -> Sequence:
    if isinstance(item, Figure):
        return "figure"
    if isinstance(item, Equation):
        return "equation"
    return "table" if isinstance(item, Table) else "footnote"
