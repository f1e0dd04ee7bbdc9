"""Flows set by several processes at once, which share an engine that is ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reportgen.fork import at_once
from reportgen.typeset.paginate import Task
from reportgen.typeset.sequence import PageSequence

SetOne = Callable[[Task], PageSequence]

WORTHWHILE = 6_000
"""Characters of HTML below which a share costs less than a process of its own."""


def set_apart(tasks: Sequence[Task], set_one: SetOne, processes: int) -> list[PageSequence]:
    """Set *tasks* with *set_one*, shared out over at most *processes* processes."""
    shares = _shares(tasks, processes)
    made = at_once([partial(_set_share, share, set_one) for share in shares])
    done = {position: one for share in made for position, one in share.items()}
    return [done[task.position] for task in tasks]


def _set_share(share: Sequence[Task], set_one: SetOne) -> dict[int, PageSequence]:
    return {task.position: set_one(task) for task in share}


def _shares(tasks: Sequence[Task], processes: int) -> list[list[Task]]:
    """*tasks* in shares of about the same size, the largest tasks first."""
    count = max(1, min(processes, len(tasks)))
    shares: list[list[Task]] = [[] for _ in range(count)]
    sizes = [0] * count
    for task in sorted(tasks, key=lambda task: len(task.flow.html), reverse=True):
        least = sizes.index(min(sizes))
        shares[least].append(task)
        sizes[least] += len(task.flow.html)
    if count > 1 and min(sizes) < WORTHWHILE:
        return _shares(tasks, count - 1)
    return [sorted(share, key=lambda task: task.position) for share in shares]
