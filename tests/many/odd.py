"""Work on reports that only have names, by which each does something odd.

``python -m tests.many.odd JOBS NAME…`` spreads it over forked processes and prints what came of it
as JSON, as a test runs beside threads that must not be forked.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from reportgen.many.machine.processes import spread
from reportgen.many.work import Result
from reportgen.outcome import OnPhase, Outcome

LARGE = 200 * 1024**2


class Oddities:
    """A path is ``NUMBER-WHAT``; the outcome's digest is the worker's process."""

    worthwhile = 1

    def prepare(self) -> None:
        """There is nothing to load."""

    def do(self, path: Path, on_phase: OnPhase) -> Outcome:
        on_phase("read")
        what = path.name.partition("-")[2]
        if what.partition("-")[0] in {"SIGKILL", "SIGSEGV"}:
            os.kill(os.getpid(), getattr(signal, what.partition("-")[0]))
        elif what == "exit":
            os._exit(7)
        elif what == "bug":
            raise ZeroDivisionError("by nothing")
        elif what == "memory":
            raise MemoryError
        elif what == "disk":
            raise OSError(28, "No space left on device", "build/x.pdf")
        elif what == "large":
            bytearray(LARGE)[::1024] = bytes(LARGE // 1024)
        elif what in {"sleep", "nap"}:
            sys.stdout.write(f"{os.getpid()}\n")
            sys.stdout.flush()
            time.sleep(60 if what == "sleep" else 0.3)
        elif what == "temporary":
            tempfile.mkdtemp()
            os.kill(os.getpid(), signal.SIGKILL)
        on_phase("check")
        return Outcome(path.name, (), digest=str(os.getpid()))

    def finished(self, path: Path, since: float) -> Outcome | None:
        return Outcome(path.name, (), digest="finished") if "finished" in path.name else None

    def clear_up(self, path: Path) -> None:
        sys.stderr.write(f"cleared {path.name}\n")


def main(jobs: str, *names: str) -> None:
    phases: list[tuple[str, str]] = []
    result = spread(
        Oddities(),
        list(map(Path, names)),
        int(jobs),
        lambda name, phase: phases.append((name, phase)),
    )
    sys.stdout.write(json.dumps(told(result) | {"phases": phases}))


def told(result: Result) -> dict[str, object]:
    return {
        "outcomes": {
            one.name: [one.digest, *(f"{f.code} {f.message.text()}" for f in one.findings)]
            for one in result.outcomes
        },
        "bugs": result.bugs,
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
