"""Many reports on one machine: workers forked from a process that has imported everything.

Each worker has a pipe of its own and a single report at a time, so a worker that dies loses that
report alone, and holds no lock that another waits for. Why not a pool of the standard library, or
loky: there a worker that dies ends the whole pool (docs/adr/0018).
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from reportgen.interrupts import undisturbed
from reportgen.isolate.temporary import temporary_folder
from reportgen.kept.notation import outcome_of
from reportgen.many.lean import lean
from reportgen.many.lost import worker_ended
from reportgen.many.machine.worker import Done, serve
from reportgen.many.work import Result, Work
from reportgen.outcome import Advance, Outcome


def spread(work: Work, paths: Sequence[Path], workers: int, advance: Advance) -> Result:
    """Do *work* on each of *paths* by *workers* workers.

    When it is interrupted, it leaves no worker and no unfinished file.
    """
    start = _start_method()
    with temporary_folder() as temporary:
        if start == "fork":
            work.prepare()
            # The collector writes into every object that it visits, which would end its sharing.
            gc.freeze()
        try:
            return _Spread(work, paths, advance, start, temporary).run(workers)
        finally:
            gc.unfreeze()


def _start_method() -> str:
    """``fork`` where that is safe, else ``spawn``, where each worker imports everything itself.

    Forking breaks system libraries of macOS, and locks that another thread holds.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if alone else "spawn"


class _Spread:
    """A team of workers and the reports that wait for them."""

    def __init__(
        self, work: Work, paths: Sequence[Path], advance: Advance, start: str, temporary: str
    ) -> None:
        self.work, self.advance, self.start, self.temporary = work, advance, start, temporary
        self.waiting = deque(enumerate(paths))
        self.team: dict[Connection, _Worker] = {}
        self.outcomes: dict[int, Outcome] = {}
        self.bugs: list[str] = []

    def run(self, workers: int) -> Result:
        """Keep *workers* workers busy until every report is done."""
        try:
            while self.waiting or self.team:
                while self.waiting and len(self.team) < workers:
                    self._hire().give(*self.waiting.popleft())
                for wire in wait(list(self.team)):
                    assert isinstance(wire, Connection)
                    self._receive(self.team[wire])
        finally:
            with undisturbed():
                for worker in self.team.values():
                    worker.kill()
                    self.work.clear_up(worker.path)
        return Result([self.outcomes[n] for n in sorted(self.outcomes)], tuple(self.bugs))

    def _hire(self) -> _Worker:
        with undisturbed():
            worker = _Worker(self.work, self.start, self.temporary, list(self.team))
            self.team[worker.wire] = worker
        return worker

    def _receive(self, worker: _Worker) -> None:
        message = worker.receive()
        name = worker.path.resolve().name
        if isinstance(message, str):
            self.advance(name, message)
            return
        if message is None:
            self.work.clear_up(worker.path)
            outcome = self.work.finished(worker.path, worker.since)
            outcome = outcome or worker_ended(worker.path, worker.process.exitcode)
            message = Done(lean(outcome), last=True)
        self.outcomes[worker.number] = outcome_of(message.outcome)
        self.bugs += [message.bug] if message.bug else []
        if message.last or not self.waiting:
            del self.team[worker.wire]
            worker.dismiss()
        else:
            worker.give(*self.waiting.popleft())
        self.advance(name, "")


class _Worker:
    """A worker as seen by the process that started it, with its present report."""

    number = 0
    path = Path()
    since = 0.0
    """When it was given that report, in seconds since 1970."""

    def __init__(self, work: Work, start: str, temporary: str, wires: Sequence[Connection]) -> None:
        context = get_context(start)
        self.wire, theirs = context.Pipe()
        # A forked process inherits this process's ends of all pipes. It must close them, or no
        # worker would notice when this process ends.
        inherited = [*wires, self.wire] if start == "fork" else []
        arguments = (work, theirs, temporary, inherited)
        self.process = context.Process(target=serve, args=arguments)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()

    def give(self, number: int, path: Path) -> None:
        """Send it the report at *path*; if it has just died, :meth:`receive` returns ``None``."""
        self.number, self.path, self.since = number, path, time.time()
        with suppress(OSError):
            self.wire.send(path)

    def receive(self) -> str | Done | None:
        """The phase that it has begun, or its finished report; ``None`` where it has ended."""
        try:
            message: str | Done = self.wire.recv()
        except (EOFError, OSError):
            self.process.join()
            return None
        return message

    def dismiss(self) -> None:
        """Close its pipe, upon which it ends, and wait for that."""
        self.wire.close()
        self.process.join()

    def kill(self) -> None:
        """End it at once, with the processes that it has started."""
        if hasattr(os, "killpg"):
            with suppress(OSError):  # it may not have formed its group yet
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.dismiss()
