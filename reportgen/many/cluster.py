"""Many reports on several machines: each a task of a Dask cluster.

A parcel goes out, the outcome and the PDF come back, and only here something is written. What a
lost worker had at hand, the scheduler gives to another. Needs the extra ``cluster``.
"""

from __future__ import annotations

import logging
import pickle
import time
import warnings
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.findings import say
from reportgen.many import ClusterError
from reportgen.many.errands import Errand, Errands
from reportgen.many.lost import bug_met, disk_refused, worker_lost
from reportgen.many.parcel import Surroundings
from reportgen.many.remote import Answer, as_it_is, do
from reportgen.many.work import Building, Checking, Result
from reportgen.many.worker import attempt
from reportgen.outcome import Advance, Outcome

if TYPE_CHECKING:
    from distributed import Client, Future

CONNECT = 5
"""Seconds to wait for the scheduler."""
WORKERS = 15
"""Seconds to wait where it has no worker."""
AHEAD = 2
"""Reports on their way for each thread of the workers: one is done while the next travels."""
ON_THE_WAY = 256 * 1024**2
"""Bytes of the reports on their way, at most: the scheduler holds them in memory."""
TOLD = 5
"""Differences of two programs that are told."""
_ASKED_EVERY = 5
"""Seconds; workers come and go."""


def over_cluster(
    work: Building | Checking, paths: Sequence[Path], address: str, advance: Advance
) -> Result:
    """Do *work* on each of *paths* by the workers of the scheduler at *address*.

    Raises :class:`ClusterError` where there is none that could. What is done by then stays done,
    and the next run skips it.
    """
    with _connected(address) as client:
        return _Run(client, work, paths, advance).run()


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        with warnings.catch_warnings():
            # It compares versions too, of what does not concern the PDFs.
            warnings.simplefilter("ignore")
            logging.getLogger("distributed").setLevel(logging.CRITICAL)
            from distributed import Client

            client = Client(address, timeout=CONNECT, set_as_default=False, name="reportgen")
    except ModuleNotFoundError:
        raise ClusterError(
            say("使用 --scheduler 須另外安裝 Dask：pip install 'reportgen[cluster]'")
        ) from None
    except (OSError, ValueError, TypeError):
        raise ClusterError(
            say("「{address}」沒有排程器回應（應為 tcp://主機:埠號）。", address=address)
        ) from None
    try:
        yield client
    finally:
        with suppress(Exception):
            client.close(timeout=1)


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
        self.around: dict[str, Future] = {}
        self.done = as_completed(loop=client.loop, with_results=True, raise_errors=False)
        self.threads, self.asked = 0, 0.0

    def run(self) -> Result:
        """Send what there is room for, take in what comes."""
        waiting = deque(range(len(self.paths)))
        doubted: deque[int] = deque()
        try:
            while waiting or self.flying or doubted:
                while waiting and self._room():
                    self._send(waiting.popleft())
                if not waiting and not self.flying and doubted:
                    # Alone, nothing else can be at fault.
                    self._send(doubted.popleft(), again=True)
                if self.flying:
                    doubted += self._land()
        finally:
            with suppress(Exception):
                futures = [future for _, _, future in self.flying.values()]
                self.client.cancel([*futures, *self.around.values()], force=True)
        return Result([self.outcomes[n] for n in sorted(self.outcomes)], tuple(self.bugs))

    def _room(self) -> bool:
        self._look()
        size = sum(errand.parcel.size for _, errand, _ in self.flying.values())
        return not self.flying or (len(self.flying) < AHEAD * self.threads and size < ON_THE_WAY)

    def _look(self) -> None:
        """See how many threads the workers have together; wait a little where there is none."""
        if time.monotonic() - self.asked < _ASKED_EVERY:
            return
        ends = time.monotonic() + WORKERS
        while True:
            try:
                self.threads = sum(self.client.nthreads().values())
            except Exception:
                raise _gone() from None
            self.asked = time.monotonic()
            if self.threads:
                return
            if time.monotonic() > ends:
                raise ClusterError(say("排程器上沒有工作程序：請以 dask worker 啟動。"))
            time.sleep(0.2)

    def _send(self, number: int, *, again: bool = False) -> None:
        path = self.paths[number]
        try:
            errand = self.errands.send(path)
        except OSError:
            # What cannot travel is done here.
            outcome, bug = attempt(self.work.do, path, lambda _: None)
            self._settle(number, outcome, bug)
            return
        known = self.errands.known(errand)
        if known is not None:
            self._settle(number, known)
            return
        key = f"reportgen-{errand.name}{'-again' if again else ''}"
        packed = pickle.dumps(errand.parcel)
        around = self._around(errand.surroundings)
        future = self.client.submit(do, packed, around, key=key)
        self.flying[key] = (number, errand, future)
        self.done.add(future)

    def _around(self, surroundings: Surroundings) -> Future:
        """What the reports of one folder share, as a task, so that no worker's loss loses it."""
        if surroundings.name not in self.around:
            packed = pickle.dumps(surroundings)
            key = f"reportgen-around-{surroundings.name}"
            self.around[surroundings.name] = self.client.submit(as_it_is, packed, key=key)
        return self.around[surroundings.name]

    def _land(self) -> list[int]:
        """Take in the next answer; the numbers of reports whose worker was lost too often."""
        from distributed import KilledWorker

        while not self.done.has_ready():
            self._look()
            time.sleep(0.01)
        future, result = next(self.done)
        number, errand, _ = self.flying.pop(future.key)
        again = future.key.endswith("-again")
        match result:
            case Answer(outcome=None):
                raise _differs(self.errands.differences(errand, result.program), result.host)
            case Answer():
                self._settle(number, self.errands.take(errand, result), result.bug)
            case (_, KilledWorker(), _) if not again:
                return [number]
            case (_, KilledWorker(), _):
                self._settle(number, worker_lost(errand.path))
            case (_, ImportError() | AttributeError() | pickle.UnpicklingError(), _):
                raise ClusterError(say("工作程序沒有安裝同一版的 reportgen。"))
            case (_, OSError() as problem, _):
                self._settle(number, disk_refused(errand.path, problem))
            case (_, Exception() as problem, _):
                self._settle(number, bug_met(errand.path, problem), repr(problem))
            case _:
                raise _gone()
        return []

    def _settle(self, number: int, outcome: Outcome, bug: str = "") -> None:
        self.outcomes[number] = outcome
        self.bugs += [bug] if bug else []
        self.advance(outcome.name, "")


def _gone() -> ClusterError:
    return ClusterError(say("與排程器失去連線；已完成的都保留，再執行一次即可接續。"))


def _differs(found: Mapping[str, tuple[str, str]], host: str) -> ClusterError:
    said = tuple(
        say("{name} 這裡是 {ours}，那裡是 {theirs}", name=name, ours=ours, theirs=theirs)
        for name, (ours, theirs) in list(found.items())[:TOLD]
    )
    return ClusterError(
        say("{host} 的程式或字型與這裡不同，做出的 PDF 會不一樣：{said}。", host=host, said=said)
    )
