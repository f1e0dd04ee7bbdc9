"""Parts of one piece of work done at once: the first here, each other in a child of this process.

A child is forked, so it has all that its parent has, and leaves its result in a file. What a child
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
from typing import IO, Generic, TypeVar

Result = TypeVar("Result")
Part = Callable[[], Result]

_WIDTH = 2
"""Bytes of a number that is shared out."""
_NUMBERS = 4096
"""As many as a pipe surely holds before anyone reads it; more pieces are done here."""


def at_once(parts: Sequence[Part[Result]]) -> list[Result]:
    """The results of *parts*, in their order; a result must be made of plain data."""
    if len(parts) < 2 or not hasattr(os, "fork"):
        return [part() for part in parts]
    with _children(parts[1:]) as children:
        results = [parts[0]()]
        results += [child.result() for child in children]
    return results


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
    """A process that does *part*."""

    def __init__(self, part: Part[Result]) -> None:
        self.part = part
        self.file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
        with warnings.catch_warnings():
            # The threads that Python warns of draw progress or wait for files; they hold nothing
            # that the work needs.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = os.fork()
        if self.process == 0:
            _work(part, self.file)

    def result(self) -> Result:
        """What the child has made, once it is done; made here if it failed."""
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        if status:
            return self.part()
        self.file.seek(0)
        result: Result = pickle.load(self.file)  # noqa: S301  of our own child
        return result

    def close(self) -> None:
        """Leave no process behind."""
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.process, 0)
        self.file.close()


def _work(part: Part[Result], file: IO[bytes]) -> None:
    """What a child does, in which nothing of its parent may go on."""
    status = 1
    try:
        pickle.dump(part(), file, protocol=5)
        file.flush()
        status = 0
    except BaseException:  # noqa: S110  the parent does the part again and meets the reason
        pass
    finally:
        os._exit(status)


@contextmanager
def _children(parts: Sequence[Part[Result]]) -> Iterator[list[_Child[Result]]]:
    children: list[_Child[Result]] = []
    # Objects that the collector does not touch stay shared between the processes.
    frozen = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        for part in parts:
            children.append(_Child(part))
        yield children
    finally:
        for child in children:
            child.close()
        if not frozen:
            gc.unfreeze()
