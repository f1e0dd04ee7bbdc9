"""Processes that stay and set a document anew when it is edited, measured from edit to PDF."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bench.measuring import FailedError, Sample, memory_of_tree, tree

_FIRST, _LATER = 300.0, 120.0
"""Seconds until the first PDF, and until one after an edit, beyond which we wait no more."""
_PAUSE = 1.0
"""Seconds between a PDF and the next edit, in which the process comes to rest."""
_LOOK = 0.002
_TICKS = os.sysconf("SC_CLK_TCK")

_State = tuple[int, int, int]


class Watching:
    """*command* keeps *product* up to date; an edit adds a few words after *marker* in *file*.

    A run is one edit: its seconds go from the writing of the file until the new PDF lies there
    whole. Memory is that of the whole tree of processes just after it.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        product: Path,
        file: Path,
        marker: str,
    ) -> None:
        self.name, self.product, self.file, self.marker = name, product, file, marker
        self.command, self.environment = command, environment
        self.text = file.read_text(encoding="utf-8")
        self.edits = 0
        self.process: subprocess.Popen[bytes] | None = None
        if self.text.count(marker) != 1:
            raise ValueError(f"{marker!r} does not stand once in {file}")

    def run(self, *, memory: bool) -> Sample:
        """Edit once; the first time, start the process and let it make its first PDF before."""
        if self.process is None:
            self._start()
        assert self.process is not None
        time.sleep(_PAUSE)
        before, used = self._state(), worked(self.process.pid)
        self.edits += 1
        edited = self.text.replace(self.marker, f"{self.marker}（第 {self.edits} 次修改）")
        begun = time.perf_counter()
        self.file.write_text(edited, encoding="utf-8")
        self._wait(before, begun, _LATER)
        seconds = time.perf_counter() - begun
        processor = worked(self.process.pid) - used
        return Sample(seconds, processor, memory_of_tree(self.process.pid) if memory else 0.0)

    def close(self) -> None:
        """Ctrl-C, as a user would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process = None

    def _start(self) -> None:
        self.process = subprocess.Popen(
            self.command, cwd=self.file.parent, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._wait(None, time.perf_counter(), _FIRST)
        time.sleep(2 * _PAUSE)  # it begins to watch after its first PDF

    def _wait(self, before: _State | None, begun: float, limit: float) -> None:
        """Until the PDF is another one than *before*."""
        while (now := self._state()) is None or now == before:
            if self.process is None or self.process.poll() is not None:
                raise FailedError("ended instead of watching")
            if time.perf_counter() - begun > limit:
                raise FailedError(f"no PDF after {limit:.0f} s")
            time.sleep(_LOOK)

    def _state(self) -> _State | None:
        """What tells one PDF from the next; ``None`` while there is none or it is being written."""
        try:
            with self.product.open("rb") as pdf:
                status = os.fstat(pdf.fileno())
                pdf.seek(max(0, status.st_size - 32))
                if b"%%EOF" not in pdf.read():
                    return None
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size


def worked(pid: int) -> float:
    """Processor seconds of the whole tree, with those of children that have ended."""
    ticks = 0
    for one in tree(pid):
        with suppress(OSError):
            fields = Path("/proc", str(one), "stat").read_text("utf-8").rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / _TICKS
