"""Running contenders in turn, and what a run costs: seconds, processor time, memory.

Seconds are from the start of a process to its end, by the clock. Processor time is that of the
process and of all that it waited for. Memory is the largest sum of the proportional set
sizes (PSS) of a process and its descendants, read from ``/proc``: memory that processes
share counts once. Reading it holds a process up, so a turn of its own is spent on it, which
also warms the disk and the caches, and whose seconds are thrown away.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pypdfium2  # type: ignore[import-untyped]

_MIB = 1024 * 1024
_QUICKEST, _SLOWEST = 0.01, 0.5
"""Seconds between two looks at the memory: a hundredth of the run so far, within these."""


class FailedError(Exception):
    """A contender did not do its work; its last words are the argument."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run cost: seconds by the clock, processor seconds, MiB."""

    seconds: float
    processor: float
    memory: float = 0.0


@dataclass
class Result:
    """All runs of a contender, and what it made."""

    name: str
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: float = 0.0
    pages: int = 0
    bytes: int = 0
    failure: str = ""

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def work(self) -> float:
        """Processor seconds, the median."""
        return statistics.median(self.processor)

    def plain(self) -> dict[str, Any]:
        """For JSON, rounded to what means something."""
        values = asdict(self)
        for key in ("seconds", "processor"):
            values[key] = [round(value, 4) for value in values[key]]
        return {**values, "memory": round(self.memory, 1)}


class Contender(Protocol):
    """Something that can be run again and again."""

    @property
    def name(self) -> str:
        """How the tables call it."""

    @property
    def product(self) -> Path | None:
        """The PDF that it makes."""

    def run(self, *, memory: bool) -> Sample:
        """Run once; raises :class:`FailedError`."""

    def close(self) -> None:
        """No further run."""


def _nothing() -> None:
    """No preparation."""


@dataclass
class Process:
    """A command, run as a process of its own in *folder*; *before* is not measured."""

    name: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    product: Path | None = None
    before: Callable[[], object] = _nothing
    accepted: frozenset[int] = frozenset({0})

    def run(self, *, memory: bool) -> Sample:
        """Run once."""
        self.before()
        log = self.folder / "log.txt"
        with log.open("wb") as out:
            begun = time.perf_counter()
            process = subprocess.Popen(
                self.command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
            peak = _peak(process.pid, begun) if memory else 0.0
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.accepted:
            words = log.read_text(encoding="utf-8", errors="replace").strip()[-300:]
            raise FailedError(f"exit status {process.returncode}: {words}")
        if self.product is not None and not self.product.exists():
            raise FailedError(f"no PDF after {seconds:.0f} s")
        return Sample(seconds, usage.ru_utime + usage.ru_stime, peak)

    def close(self) -> None:
        """Nothing runs between two runs."""


def measure(contenders: Sequence[Contender], runs: int, *, heavy: bool = False) -> list[Result]:
    """Run *contenders* in turn, *runs* times each; who fails is left out from then on.

    With *heavy* no turn is thrown away: memory is read in every run, seldom enough for runs
    of many seconds.
    """
    results = [Result(contender.name) for contender in contenders]
    try:
        for turn in range(runs if heavy else runs + 1):
            counted = heavy or turn > 0
            for contender, result in zip(contenders, results, strict=True):
                if not result.failure:
                    _tell(f"turn {turn + 1}: {contender.name}")
                    _run(contender, result, counted=counted, memory=heavy or not counted)
    finally:
        for contender in contenders:
            contender.close()
    for contender, result in zip(contenders, results, strict=True):
        if contender.product is not None and not result.failure:
            result.pages, result.bytes = count_pages(contender.product)
    return results


def _run(contender: Contender, result: Result, *, counted: bool, memory: bool) -> None:
    try:
        sample = contender.run(memory=memory)
    except FailedError as failed:
        result.failure = str(failed)
        _tell(f"left out: {contender.name}: {failed}")
        return
    result.memory = max(result.memory, sample.memory)
    if counted:
        result.seconds.append(sample.seconds)
        result.processor.append(sample.processor)


def count_pages(pdf: Path) -> tuple[int, int]:
    """The pages and the bytes of *pdf*."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document), pdf.stat().st_size
    finally:
        document.close()


def _peak(pid: int, begun: float) -> float:
    """The largest memory of the process *pid* and its descendants until it ends, in MiB."""
    peak = 0.0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        peak = max(peak, memory_of_tree(pid))
        elapsed = time.perf_counter() - begun
        time.sleep(min(max(elapsed / 100, _QUICKEST), _SLOWEST))
    return peak


def memory_of_tree(pid: int) -> float:
    """The sum of the PSS of *pid* and its descendants, in MiB."""
    return sum(_pss(one) for one in tree(pid)) / _MIB


def tree(pid: int) -> Iterator[int]:
    """*pid* and its descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            after_name = (entry / "stat").read_text().rpartition(")")[2].split()
            children.setdefault(int(after_name[1]), []).append(int(entry.name))
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        yield one


def _pss(pid: int) -> int:
    """Bytes; of a process that does not let itself be looked at, or has ended, none."""
    with suppress(OSError):
        for line in Path("/proc", str(pid), "smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _tell(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)
