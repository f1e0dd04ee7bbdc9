"""Many reports on several machines: each is a task of a Dask cluster.

A parcel goes out, the outcome and the PDF come back; files are written on this machine only. The
scheduler gives the tasks of a lost worker to another. Needs the extra ``cluster``.
"""

from __future__ import annotations

import pickle
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.debug import swallowed
from reportgen.many.attempt import attempt
from reportgen.many.cluster.connection import (
    connected,
    differs,
    gone,
    not_reportgen,
    without_workers,
)
from reportgen.many.cluster.errands import Errand, Errands
from reportgen.many.cluster.parcel import Shared
from reportgen.many.cluster.remote import Answer
from reportgen.many.lost import disk_refused, worker_lost
from reportgen.many.work import Building, Checking, Result
from reportgen.outcome import PHASES, Advance, Outcome

if TYPE_CHECKING:
    from distributed import Client, Future

WORKERS = 15
"""Seconds to wait for a scheduler without workers to get one."""
AHEAD = 2
"""Reports under way for each thread of the workers: the next travels while one is worked on."""
ON_THE_WAY = 256 * 1024**2
"""Bytes of the reports under way, at most: the scheduler holds them in memory."""
_ASKED_EVERY = 5
"""Seconds; workers come and go."""
_TASK = "__import__('reportgen.many.cluster.remote', fromlist=['do']).do(parcel, shared)"
"""The expression that a worker evaluates. Why a text: where the worker cannot import reportgen, the
task fails; a function that cannot be imported there would end a worker of Dask."""


def over_cluster(
    work: Building | Checking, paths: Sequence[Path], address: str, advance: Advance
) -> Result:
    """Do *work* on each of *paths* by the workers of the scheduler at *address*.

    Raises :class:`ClusterError` where the cluster cannot be used. Reports that are finished by then
    stay so, and the next run skips them.
    """
    with connected(address) as client:
        return _Run(client, work, paths, advance).run()


class _Run:
    """The errands of *work* under way."""

    def __init__(
        self, client: Client, work: Building | Checking, paths: Sequence[Path], advance: Advance
    ) -> None:
        from distributed import as_completed

        self.client, self.work, self.paths, self.advance = client, work, paths, advance
        self.errands = Errands(work)
        self.outcomes: dict[int, Outcome] = {}
        self.bugs: list[str] = []
        self.flying: dict[str, tuple[int, Errand, Future]] = {}
        self.shared: dict[str, Future] = {}
        self.done = as_completed(loop=client.loop, with_results=True, raise_errors=False)
        self.threads, self.asked = 0, 0.0

    def run(self) -> Result:
        """Send reports while there is room, receive answers, until all are done."""
        waiting = deque(range(len(self.paths)))
        doubted: deque[int] = deque()
        while waiting or self.flying or doubted:
            while waiting and self._room():
                self._send(waiting.popleft())
            if not waiting and not self.flying and doubted:
                # With no other report under way, a lost worker must be this report's fault.
                self._send(doubted.popleft(), again=True)
            if self.flying:
                doubted += self._land()
        return Result([self.outcomes[n] for n in sorted(self.outcomes)], tuple(self.bugs))

    def _room(self) -> bool:
        self._look()
        size = sum(len(errand.packed) for _, errand, _ in self.flying.values())
        return not self.flying or (len(self.flying) < AHEAD * self.threads and size < ON_THE_WAY)

    def _look(self) -> None:
        """Count the threads of all workers; wait a little where there is none."""
        if time.monotonic() - self.asked < _ASKED_EVERY:
            return
        ends = time.monotonic() + WORKERS
        while True:
            try:
                self.threads = sum(self.client.nthreads().values())
            except Exception as problem:
                swallowed(problem)
                raise gone() from None
            self.asked = time.monotonic()
            if self.threads:
                return
            if time.monotonic() > ends:
                raise without_workers()
            time.sleep(0.2)

    def _send(self, number: int, *, again: bool = False) -> None:
        path = self.paths[number]
        self.advance(path.resolve().name, PHASES[0])
        try:
            errand = self.errands.send(path)
        except OSError:
            # A report that cannot travel is done here.
            outcome, bug = attempt(self.work.do, path)
            self._settle(number, outcome, bug)
            return
        stored = self.errands.stored(errand)
        if stored is not None:
            self._settle(number, stored)
            return
        key = f"reportgen-{errand.name}-{number}{'-again' if again else ''}"
        try:
            given = {"parcel": errand.packed, "shared": self._shared(errand.shared)}
            future = self.client.submit(eval, _TASK, given, key=key)
        except Exception as problem:
            swallowed(problem)
            raise gone() from None
        self.flying[key] = (number, errand, future)
        self.done.add(future)

    def _shared(self, shared: Shared) -> Future:
        """The shared files of a folder's reports, as a task that outlives the loss of a worker."""
        if shared.name not in self.shared:
            key = f"reportgen-shared-{shared.name}"
            self.shared[shared.name] = self.client.submit(bytes, pickle.dumps(shared), key=key)
        return self.shared[shared.name]

    def _land(self) -> list[int]:
        """Receive the next answer; return the number of a report that killed its workers."""
        from distributed import KilledWorker

        while not self.done.has_ready():
            self._look()
            time.sleep(0.01)
        future, result = next(self.done)
        number, errand, _ = self.flying.pop(future.key)
        again = future.key.endswith("-again")
        match result:
            case Answer(outcome=None):
                raise differs(self.errands.differences(errand, result.program), result.host)
            case Answer():
                outcome, bug = attempt(lambda *_: self.errands.take(errand, result), errand.path)
                self._settle(number, outcome, result.bug or bug)
            case (_, KilledWorker(), _) if not again:
                return [number]
            case (_, KilledWorker(), _):
                self._settle(number, worker_lost(errand.path))
            case (_, OSError() as problem, _):
                self._settle(number, disk_refused(errand.path, problem))
            case (_, Exception() as problem, _):
                # Exceptions of the work itself arrive as an answer, so this is one of Dask's.
                raise not_reportgen(problem)
            case _:
                raise gone()
        return []

    def _settle(self, number: int, outcome: Outcome, bug: str = "") -> None:
        self.outcomes[number] = outcome
        self.bugs += [bug] if bug else []
        self.advance(outcome.name, "")
