"""Flows set by several processes at once, which share an engine that is ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.isolate.shares import shared_out
from reportgen.typeset.paginate import Task
from reportgen.typeset.sequence import PageSequence

SetOne = Callable[[Task], PageSequence]

WORTHWHILE = 6_000
"""Characters of HTML below which a share costs less than a process of its own."""


def set_apart(tasks: Sequence[Task], set_one: SetOne, processes: int) -> list[PageSequence]:
    """Set *tasks* with *set_one*, shared out over at most *processes* processes."""
    sizes = [len(task.flow.html) for task in tasks]
    # The longest first: then all end at about the same time.
    order = sorted(range(len(tasks)), key=lambda number: -sizes[number])
    worth = min(processes, 1 + (sum(sizes) - max(sizes, default=0)) // WORTHWHILE)
    made = shared_out(len(tasks), lambda number: set_one(tasks[order[number]]), worth)
    done = dict(zip(order, made, strict=True))
    return [done[number] for number in range(len(tasks))]
