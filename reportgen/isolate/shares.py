"""Parts of one piece of work done at the same time: some here, some in forked children.

A child has everything that its parent has, and leaves its results in a file. What a child could not
do, the parent does itself and meets the reason. Where forking is not safe the parent does all.
"""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import IO, Generic, TypeVar

from reportgen.isolate.forking import end, fork, may_fork

Result = TypeVar("Result")
Part = Callable[[], Result]
Steps = Callable[[], Iterator[Result]]

_WIDTH = 2
"""Bytes of a number that is shared out."""
_NUMBERS = 4096
"""Numbers that a pipe surely holds before anyone reads them; more pieces are done here."""
_SIZE = 8
"""Bytes of the size of a result."""


def at_once(parts: Sequence[Part[Result]]) -> list[Result]:
    """The results of *parts*, in their order; a result must be plain data."""
    if len(parts) < 2 or not may_fork():
        return [part() for part in parts]
    with _children([partial(_single, part) for part in parts[1:]]) as children:
        results = [parts[0]()]
        results += [next(child.results()) for child in children]
    return results


def _single(part: Part[Result]) -> Iterator[Result]:
    yield part()


@contextmanager
def beside(steps: Steps[Result]) -> Iterator[Iterator[Result]]:
    """The results of *steps*, which a child takes one after the other while the parent goes on.

    A result must be plain data.
    """
    if not may_fork():
        yield steps()
        return
    with _children([steps]) as (child,):
        yield child.results()


def shared_out(count: int, do: Callable[[int], Result], processes: int) -> list[Result]:
    """The results of ``do(0)``, ``do(1)`` … up to *count*, by at most *processes* processes.

    Whichever is free takes the next number, so the longest pieces should come first. A result must
    be plain data.
    """
    if processes < 2 or not 2 <= count <= _NUMBERS or not may_fork():
        return [do(number) for number in range(count)]
    reader, writer = os.pipe()
    try:
        for number in range(count):
            os.write(writer, number.to_bytes(_WIDTH, "big"))
        os.close(writer)

        def take_and_do() -> dict[int, Result]:
            results = {}
            while data := os.read(reader, _WIDTH):
                number = int.from_bytes(data, "big")
                results[number] = do(number)
            return results

        done: dict[int, Result] = {}
        for results in at_once([take_and_do] * min(processes, count)):
            done |= results
    finally:
        os.close(reader)
    # What a child took and could not do is done here.
    return [done[number] if number in done else do(number) for number in range(count)]


class _Child(Generic[Result]):
    """A process that takes *steps*, and gives the result of each as soon as it is there."""

    def __init__(self, steps: Steps[Result]) -> None:
        self.steps = steps
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
        self.sizes, sizes = os.pipe()
        self.process = fork(partial(_take, steps, self.file, sizes))
        os.close(sizes)

    def results(self) -> Iterator[Result]:
        """The child's results, each when it has come; made here from where the child failed."""
        place = count = 0
        while size := int.from_bytes(os.read(self.sizes, _SIZE), "big"):
            data = os.pread(self.file.fileno(), size, place)
            yield pickle.loads(data)  # noqa: S301  written by our own child
            place, count = place + size, count + 1
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        if status:
            yield from islice(self.steps(), count, None)

    def close(self) -> None:
        """Leave no process behind."""
        if self.process:
            end(self.process)
        os.close(self.sizes)
        self.file.close()


def _take(steps: Steps[Result], file: IO[bytes], sizes: int) -> None:
    """Body of the child: each result into *file*, then its size into the pipe *sizes*."""
    place = 0
    for result in steps():
        pickle.dump(result, file, protocol=5)
        file.flush()
        os.write(sizes, (file.tell() - place).to_bytes(_SIZE, "big"))
        place = file.tell()


@contextmanager
def _children(works: Sequence[Steps[Result]]) -> Iterator[list[_Child[Result]]]:
    children: list[_Child[Result]] = []
    # What the collector of the parent writes into would be copied for the children.
    frozen = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        for steps in works:
            children.append(_Child(steps))
        yield children
    finally:
        for child in children:
            child.close()
        if not frozen:
            gc.unfreeze()
