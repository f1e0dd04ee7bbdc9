"""Many reports on one machine: workers forked from a process that has loaded everything.

Each worker has a wire of its own and one report at hand, so a worker that dies loses that report
and nothing else, and holds no lock that another waits for. Why not a pool of the standard library,
or loky: there a worker that dies takes the whole pool with it (docs/adr/0018).
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from reportgen.isolate.temporary import temporary_folder
from reportgen.kept.notation import outcome_of
from reportgen.many.lean import lean
from reportgen.many.lost import worker_ended
from reportgen.many.machine.worker import INTERRUPTING, Done, serve
from reportgen.many.work import Result, Work
from reportgen.outcome import Advance, Outcome


def spread(work: Work, paths: Sequence[Path], workers: int, advance: Advance) -> Result:
    """Do *work* on each of *paths* by *workers* workers.

    Interrupted, it leaves no worker and nothing half done.
    """
    start = _start_method()
    with temporary_folder() as temporary:
        if start == "fork":
            work.prepare()
            # What the collector leaves alone stays shared: it would write into every object.
            gc.freeze()
        try:
            return _Spread(work, paths, advance, start, temporary).run(workers)
        finally:
            gc.unfreeze()


def _start_method() -> str:
    """Forked where that is safe: macOS's own libraries do not survive it, nor do locks of threads.

    Else each worker loads everything for itself.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if alone else "spawn"


class _Spread:
    """The spreading of *work* over a team of workers."""

    def __init__(
        self, work: Work, paths: Sequence[Path], advance: Advance, start: str, temporary: str
    ) -> None:
        self.work, self.advance, self.start, self.temporary = work, advance, start, temporary
        self.waiting = deque(enumerate(paths))
        self.team: dict[Connection, _Worker] = {}
        self.outcomes: dict[int, Outcome] = {}
        self.bugs: list[str] = []

    def run(self, workers: int) -> Result:
        """Every one of *workers* has a report at hand, until there are no more."""
        try:
            while self.waiting or self.team:
                while self.waiting and len(self.team) < workers:
                    self._hire().give(*self.waiting.popleft())
                for wire in wait(list(self.team)):
                    assert isinstance(wire, Connection)
                    self._hear(self.team[wire])
        finally:
            with _undisturbed():
                for worker in self.team.values():
                    worker.kill()
                    self.work.clear_up(worker.path)
        return Result([self.outcomes[n] for n in sorted(self.outcomes)], tuple(self.bugs))

    def _hire(self) -> _Worker:
        with _undisturbed():
            worker = _Worker(self.work, self.start, self.temporary, list(self.team))
            self.team[worker.wire] = worker
        return worker

    def _hear(self, worker: _Worker) -> None:
        said = worker.hear()
        name = worker.path.resolve().name
        if isinstance(said, str):
            self.advance(name, said)
            return
        if said is None:
            self.work.clear_up(worker.path)
            outcome = self.work.finished(worker.path, worker.since)
            outcome = outcome or worker_ended(worker.path, worker.process.exitcode)
            said = Done(lean(outcome), last=True)
        self.outcomes[worker.number] = outcome_of(said.outcome)
        self.bugs += [said.bug] if said.bug else []
        if said.last or not self.waiting:
            del self.team[worker.wire]
            worker.dismiss()
        else:
            worker.give(*self.waiting.popleft())
        self.advance(name, "")


class _Worker:
    """A worker as its employer sees it, and the report that it has at hand."""

    number = 0
    path = Path()
    since = 0.0
    """When it was given that report, in seconds since 1970."""

    def __init__(self, work: Work, start: str, temporary: str, wires: Sequence[Connection]) -> None:
        context = get_context(start)
        self.wire, theirs = context.Pipe()
        # A forked process has our ends of all wires. It must let go of them, or no worker would
        # ever learn that we are gone.
        ours = [*wires, self.wire] if start == "fork" else []
        self.process = context.Process(target=serve, args=(work, theirs, temporary, ours))  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()

    def give(self, number: int, path: Path) -> None:
        """Let it do the report at *path*; if it has just died, :meth:`hear` will say so."""
        self.number, self.path, self.since = number, path, time.time()
        with suppress(OSError):
            self.wire.send(path)

    def hear(self) -> str | Done | None:
        """The phase it has come to, what came of its report, or ``None`` where it has ended."""
        try:
            said: str | Done = self.wire.recv()
        except (EOFError, OSError):
            self.process.join()
            return None
        return said

    def dismiss(self) -> None:
        """Let it go."""
        self.wire.close()
        self.process.join()

    def kill(self) -> None:
        """End it, whatever it is doing, with the processes that it has started."""
        if hasattr(os, "killpg"):
            with suppress(OSError):  # it has not come to form a group yet
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.dismiss()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back interrupts for a moment."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
