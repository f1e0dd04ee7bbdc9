"""Parts of one piece of work done at once: one here, each other in a child of this process.

A child is forked, so it has all that its parent has, and leaves its results in a file. What a child
could not do, the parent does itself, and meets the reason. Without ``fork`` the parent does all.
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
from functools import partial
from itertools import islice
from typing import IO, Any, Generic, TypeVar

Result = TypeVar("Result")
Part = Callable[[], Result]
Steps = Callable[[], Iterator[Result]]

_WIDTH = 2
"""Bytes of a number that is shared out."""
_NUMBERS = 4096
"""As many as a pipe surely holds before anyone reads it; more pieces are done here."""
_SIZE = 8
"""Bytes of the size of a result."""


def at_once(parts: Sequence[Part[Result]]) -> list[Result]:
    """The results of *parts*, in their order; a result must be made of plain data."""
    if len(parts) < 2 or not hasattr(os, "fork"):
        return [part() for part in parts]
    with _children([partial(_one, part) for part in parts[1:]]) as children:
        results = [parts[0]()]
        results += [next(child.results()) for child in children]
    return results


def _one(part: Part[Result]) -> Iterator[Result]:
    yield part()


@contextmanager
def beside(steps: Steps[Result]) -> Iterator[Iterator[Result]]:
    """The results of *steps*, which a child takes one after the other while the parent goes on.

    A result must be made of plain data.
    """
    if not hasattr(os, "fork"):
        yield steps()
        return
    with _children([steps]) as (child,):
        yield child.results()


def shared_out(count: int, do: Callable[[int], Result], processes: int) -> list[Result]:
    """The results of ``do(0)``, ``do(1)`` … up to *count*, by so many processes.

    Whichever is free takes the next number, so the longest pieces should come first. A result must
    be made of plain data.
    """
    if processes < 2 or count < 2 or count > _NUMBERS or not hasattr(os, "fork"):
        return [do(number) for number in range(count)]
    reader, writer = os.pipe()
    try:
        for number in range(count):
            os.write(writer, number.to_bytes(_WIDTH, "big"))
        os.close(writer)

        def take_and_do() -> dict[int, Result]:
            made = {}
            while taken := os.read(reader, _WIDTH):
                number = int.from_bytes(taken, "big")
                made[number] = do(number)
            return made

        done: dict[int, Result] = {}
        for made in at_once([take_and_do] * min(processes, count)):
            done |= made
    finally:
        os.close(reader)
    # What a child took and could not do is done here.
    return [done[number] if number in done else do(number) for number in range(count)]


class _Child(Generic[Result]):
    """A process that takes *steps*, and gives the result of each as soon as it is there."""

    def __init__(self, steps: Steps[Result]) -> None:
        self.steps = steps
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
        self.told, tell = os.pipe()
        with warnings.catch_warnings():
            # The threads that Python warns of draw progress or wait for files; they hold nothing
            # that the work needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = os.fork()
        if self.process == 0:
            _work(steps, self.file, tell)
        os.close(tell)

    def results(self) -> Iterator[Result]:
        """What the child makes, each when it has come; made here from where the child failed."""
        place = done = 0
        while size := int.from_bytes(os.read(self.told, _SIZE), "big"):
            data = os.pread(self.file.fileno(), size, place)
            yield pickle.loads(data)  # noqa: S301  of our own child
            place, done = place + size, done + 1
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        if status:
            yield from islice(self.steps(), done, None)

    def close(self) -> None:
        """Leave no process behind."""
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.process, 0)
        os.close(self.told)
        self.file.close()


def _work(steps: Steps[Any], file: IO[bytes], tell: int) -> None:
    """What a child does, in which nothing of its parent may go on."""
    status, place = 1, 0
    try:
        for result in steps():
            pickle.dump(result, file, protocol=5)
            file.flush()
            os.write(tell, (file.tell() - place).to_bytes(_SIZE, "big"))
            place = file.tell()
        status = 0
    except BaseException:  # noqa: S110  the parent does the rest again and meets the reason
        pass
    finally:
        os._exit(status)


@contextmanager
def _children(works: Sequence[Steps[Result]]) -> Iterator[list[_Child[Result]]]:
    children: list[_Child[Result]] = []
    # Objects that the collector does not touch stay shared between the processes.
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
