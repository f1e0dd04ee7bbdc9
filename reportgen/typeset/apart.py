"""Flows set by several processes at once.

The engine is made ready first, with its fonts and style sheets, and then forked: a child sets its
share and leaves the sequences in a file for its parent. What a child could not do, the parent does.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO

from reportgen.typeset.paginate import Task
from reportgen.typeset.sequence import PageSequence

SetOne = Callable[[Task], PageSequence]

WORTHWHILE = 6_000
"""Characters of HTML below which a share costs less than a process of its own."""


def set_apart(tasks: Sequence[Task], set_one: SetOne, processes: int) -> list[PageSequence]:
    """Set *tasks* with *set_one*, shared out over at most *processes* processes."""
    shares = _shares(tasks, processes) if hasattr(os, "fork") else [list(tasks)]
    done: dict[int, PageSequence] = {}
    with _children(shares[1:], set_one) as children:
        for task in shares[0]:
            done[task.position] = set_one(task)
        for child in children:
            done |= child.sequences()
    return [done.get(task.position) or set_one(task) for task in tasks]


def _shares(tasks: Sequence[Task], processes: int) -> list[list[Task]]:
    """*tasks* in shares of about the same size, the largest tasks first."""
    count = max(1, min(processes, len(tasks)))
    shares: list[list[Task]] = [[] for _ in range(count)]
    sizes = [0] * count
    for task in sorted(tasks, key=lambda task: len(task.flow.html), reverse=True):
        least = sizes.index(min(sizes))
        shares[least].append(task)
        sizes[least] += len(task.flow.html)
    if min(sizes) < WORTHWHILE:
        return _shares(tasks, count - 1) if count > 1 else shares
    return [sorted(share, key=lambda task: task.position) for share in shares]


class _Child:
    """A process that sets *share*."""

    def __init__(self, share: Sequence[Task], set_one: SetOne) -> None:
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
        with warnings.catch_warnings():
            # The threads that Python warns of draw progress or wait for files; they hold nothing
            # that setting pages needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = os.fork()
        if self.process == 0:
            _work(share, set_one, self.file)

    def sequences(self) -> dict[int, PageSequence]:
        """What the child has set, once it is done; nothing if it failed."""
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        if status:
            return {}
        self.file.seek(0)
        sequences: dict[int, PageSequence] = pickle.load(self.file)  # noqa: S301  of our own child
        return sequences

    def close(self) -> None:
        """Leave no process behind."""
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.process, 0)
        self.file.close()


def _work(share: Sequence[Task], set_one: SetOne, file: IO[bytes]) -> None:
    """What a child does, in which nothing of its parent may go on."""
    status = 1
    try:
        pickle.dump({task.position: set_one(task) for task in share}, file, protocol=5)
        file.flush()
        status = 0
    except BaseException:  # noqa: S110  whatever it is, the parent sets the share again and meets it
        pass
    finally:
        os._exit(status)


@contextmanager
def _children(shares: Sequence[Sequence[Task]], set_one: SetOne) -> Iterator[list[_Child]]:
    children: list[_Child] = []
    if shares:
        # Objects that the collector does not touch stay shared between the processes.
        gc.freeze()
    try:
        children += (_Child(share, set_one) for share in shares)
        yield children
    finally:
        for child in children:
            child.close()
        if shares:
            gc.unfreeze()
