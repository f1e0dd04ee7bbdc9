"""The flows of a report set one after the other until every page number is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.typeset.flows import Flow
from reportgen.typeset.folios import Folios, asks, first_pages
from reportgen.typeset.sequence import PageSequence

ROUNDS = 8
"""How often page numbers may still change what pages there are; then the last state stands."""


class Task:
    """What is to be set: a flow with its numbers filled in, and the number of its first page."""

    __slots__ = ("first_page", "flow", "position")

    def __init__(self, position: int, flow: Flow, first_page: int) -> None:
        self.position = position
        self.flow = flow
        self.first_page = first_page

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Task)
            and self.flow.html == other.flow.html
            and self.first_page == other.first_page
        )

    __hash__ = None  # type: ignore[assignment]


SetAll = Callable[[Sequence[Task]], Sequence[PageSequence]]
"""Sets tasks, in whatever order, and gives their sequences in theirs."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many pages each flow has, and the page numbers of the anchors in them."""

    counts: Sequence[int] = ()
    labels: Mapping[str, int] = field(default_factory=dict)


def paginate(
    flows: Sequence[Flow], guess: Extent, set_all: SetAll
) -> tuple[list[PageSequence], Extent]:
    """Set *flows* with *set_all* until no page number changes any more.

    *guess* is the extent that they may have, from an earlier build; empty where nothing is known.
    It spares work where it is right and changes nothing where it is not.
    """
    return _Pagination(flows, guess, set_all).run()


class _Pagination:
    def __init__(self, flows: Sequence[Flow], guess: Extent, set_all: SetAll) -> None:
        self.flows = flows
        self.set_all = set_all
        self.asking = [asks(flow) for flow in flows]
        self.sequences: list[PageSequence | None] = [None] * len(flows)
        self.done: list[Task | None] = [None] * len(flows)
        self.counts: list[int] = []
        self.guess = guess if len(guess.counts) == len(flows) else None

    def run(self) -> tuple[list[PageSequence], Extent]:
        if self.guess:
            self.counts = list(self.guess.counts)
            # All at once: nobody waits for the flows whose numbers are asked for.
            self._set([*self._plain(), *self._numbered(self.guess.labels)])
        else:
            self._measure()
        for _ in range(ROUNDS):
            self._settle(self._plain())
            left = self._left(self._numbered(self._labels()))
            if not left:
                break
            self._set(left)
        sequences = [sequence for sequence in self.sequences if sequence is not None]
        return sequences, Extent(tuple(self.counts), self._labels())

    def _measure(self) -> None:
        """Learn how long each flow is, one after the other; numbers do not matter much for that."""
        unknown = Folios((), 0)
        self.counts = [1] * len(self.flows)
        for position, flow in enumerate(self.flows):
            first = first_pages(self.flows, self.counts)[position]
            html = unknown.filled(flow.html) if self.asking[position] else flow.html
            self._set([Task(position, flow._replace(html=html), first)])

    def _settle(self, tasks: Sequence[Task]) -> None:
        while left := self._left(tasks):
            self._set(left)
            tasks = self._plain()

    def _left(self, tasks: Sequence[Task]) -> list[Task]:
        return [task for task in tasks if self.done[task.position] != task]

    def _set(self, tasks: Sequence[Task]) -> None:
        for task, sequence in zip(tasks, self.set_all(tasks), strict=True):
            self.sequences[task.position] = sequence
            self.done[task.position] = task
            self.counts[task.position] = len(sequence.pages)

    def _plain(self) -> list[Task]:
        """The flows that show no page number."""
        first = first_pages(self.flows, self.counts)
        return [
            Task(position, flow, first[position])
            for position, flow in enumerate(self.flows)
            if not self.asking[position]
        ]

    def _numbered(self, labels: Mapping[str, int]) -> list[Task]:
        """The flows that show page numbers, with those of *labels*."""
        first = first_pages(self.flows, self.counts)
        folios = Folios(first, sum(self.counts), labels)
        return [
            Task(position, flow._replace(html=folios.filled(flow.html)), first[position])
            for position, flow in enumerate(self.flows)
            if self.asking[position]
        ]

    def _labels(self) -> Mapping[str, int]:
        """The page numbers that hold now."""
        labels: dict[str, int] = {}
        first = first_pages(self.flows, self.counts)
        for start, sequence in zip(first, self.sequences, strict=True):
            for number, page in enumerate(sequence.pages if sequence else (), start):
                for anchor in page.anchors:
                    labels.setdefault(anchor, number)
        return labels
