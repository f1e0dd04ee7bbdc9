"""Work in a child with bounds on processor time and memory; its end is a value.

Why a child: libraries written in C end the process when they run out of memory or meet a bug, and
nothing in Python can stop them in the middle.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import selectors
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from reportgen.isolate.forking import end, fork, may_fork
from reportgen.limits import CHILD_MEMORY, CHILD_PATIENCE, CHILD_SECONDS

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Result = TypeVar("Result", covariant=True)

_PIECE = 1 << 20
_Bounds = tuple[int, int]
"""Seconds and bytes."""

MARK = b"reportgen\0"
"""Begins the answer of a spawned child."""


class Reason(Enum):
    """Why bounded work has no result."""

    EXCEPTION = "exception"
    TIME = "time"
    MEMORY = "memory"
    SIGNAL = "signal"
    """The child died by a signal, or left in another way of its own: a crash in a C library."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """Bounded work that came to its end."""

    value: Result


@dataclass(frozen=True, slots=True)
class Failed:
    """Bounded work without a result.

    ``error`` is the exception where the *reason* is an exception; its traceback in the child is in
    its notes. ``signal`` is the number of the signal where the child died by one.
    """

    reason: Reason
    error: Exception | None = None
    signal: int = 0


def bounded(
    work: Callable[..., Result],
    *arguments: Any,
    seconds: int = CHILD_SECONDS,
    memory: int = CHILD_MEMORY,
) -> Done[Result] | Failed:
    """The result of ``work(*arguments)``, done in a child.

    The child may take *seconds* of processor time, six times as long by the clock, and *memory*
    bytes more than this process has; memory is only bounded on Linux. *work* must be a function of
    a module, and *arguments* and result plain data, as the child may be spawned. The child prints
    nothing, and leaves nothing in the temporary folder.
    """
    bounds = (seconds, memory)
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        run = _forked if may_fork() else _spawned
        return run(partial(work, *arguments), bounds, folder)


def _forked(work: Callable[[], Result], bounds: _Bounds, folder: str) -> Done[Result] | Failed:
    reader, writer = os.pipe()
    before = _memory(1)
    child = fork(partial(_answer, work, bounds, folder, writer))
    os.close(writer)
    try:
        answer = _read(reader, bounds)
        if answer is None:
            return Failed(Reason.TIME)
        _, status, usage = os.wait4(child, 0)
        child = 0
    finally:
        os.close(reader)
        if child:
            end(child)
    ended_by = os.waitstatus_to_exitcode(status)
    return _outcome(answer, ended_by, usage.ru_maxrss * 1024 - before, bounds[1])


def _read(reader: int, bounds: _Bounds) -> bytes | None:
    """What the child writes until it ends; ``None`` where that takes too long."""
    deadline = time.monotonic() + bounds[0] * CHILD_PATIENCE
    answer = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(reader, selectors.EVENT_READ)
        while (left := deadline - time.monotonic()) > 0:
            if selector.select(left):
                piece = os.read(reader, _PIECE)
                if not piece:
                    return bytes(answer)
                answer += piece
    return None


def _spawned(work: Callable[[], Result], bounds: _Bounds, folder: str) -> Done[Result] | Failed:
    import subprocess  # 6 ms, and seldom needed

    command = [sys.executable, "-m", "reportgen.isolate.spawned"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    errand = pickle.dumps((bounds, folder, work))
    process = subprocess.Popen(  # noqa: S603  this interpreter and a module of reportgen
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )
    with process:
        try:
            answer, _ = process.communicate(errand, bounds[0] * CHILD_PATIENCE)
        except subprocess.TimeoutExpired:
            return Failed(Reason.TIME)
        finally:
            process.kill()
    # What a module printed while it was imported stands before the mark.
    return _outcome(answer.partition(MARK)[2], process.returncode, 0, bounds[1])


def _outcome(answer: bytes, status: int, grown: int, memory: int) -> Done[Any] | Failed:
    """The meaning of a child's *answer* and of its exit *status*; it has *grown* by bytes."""
    if status == 0 and answer:
        outcome = pickle.loads(answer)  # noqa: S301  written by our own child
        assert isinstance(outcome, (Done, Failed))
        return outcome
    number = max(0, -status)
    if number == getattr(signal, "SIGXCPU", -1):
        return Failed(Reason.TIME, signal=number)
    # A library in C that gets no memory aborts. The kernel kills whoever takes the most.
    if grown > memory // 2 or number == getattr(signal, "SIGKILL", -1):
        return Failed(Reason.MEMORY, signal=number)
    return Failed(Reason.SIGNAL, signal=number)


def _answer(work: Callable[[], Any], bounds: _Bounds, folder: str, writer: int) -> None:
    """Body of the child: do *work* within *bounds* and write the outcome to *writer*."""
    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):  # what C libraries print
        os.dup2(nowhere, stream)
    confine(*bounds)
    answer = attempt(work, folder)
    with open(writer, "wb") as file:
        file.write(answer)


def attempt(work: Callable[[], Any], folder: str) -> bytes:
    """The outcome of *work*, pickled; it has *folder* for temporary files."""
    tempfile.tempdir = folder
    try:
        return pickle.dumps(Done(work()), protocol=5)
    except MemoryError:
        return pickle.dumps(Failed(Reason.MEMORY))
    except Exception as error:
        import traceback

        error.add_note("".join(traceback.format_exception(error)))
        try:
            answer = pickle.dumps(Failed(Reason.EXCEPTION, error))
            pickle.loads(answer)  # noqa: S301  just written: some exceptions cannot be read again
        except Exception:
            plain = RuntimeError(f"{type(error).__name__}: {error}")
            plain.add_note(error.__notes__[-1])
            answer = pickle.dumps(Failed(Reason.EXCEPTION, plain))
        return answer


def confine(seconds: int, memory: int) -> None:
    """Bound this process for the rest of its life, as far as the system can."""
    if resource is None:
        return
    used = int(sum(os.times()[:2]))
    _lower(resource.RLIMIT_CPU, used + seconds)
    _lower(resource.RLIMIT_CORE, 0)
    if size := _memory(0):
        _lower(resource.RLIMIT_AS, size + memory)
    with suppress(OSError):
        # Where memory is short, this process goes first: its end is a finding.
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _lower(kind: int, most: int) -> None:
    """Lower a soft limit; one that is lower already stays."""
    soft, hard = resource.getrlimit(kind)
    limits = [most, *(limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY)]
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (min(limits), hard))


def _memory(field: int) -> int:
    """Bytes of this process: field 0 of statm is its address space, 1 what is in memory."""
    try:
        statm = Path("/proc/self/statm").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(statm.split()[field]) * resource.getpagesize()
