"""One report of many: whatever happens to it is its outcome, and ends nothing else."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from reportgen.many.lost import bug_met, disk_refused, memory_short
from reportgen.outcome import OnPhase, Outcome


def attempt(
    do: Callable[[Path, OnPhase], Outcome], path: Path, on_phase: OnPhase = lambda _: None
) -> tuple[Outcome, str]:
    """What came of the report at *path*, whatever happens, and the traceback of a bug."""
    try:
        return do(path, on_phase), ""
    except MemoryError:
        return memory_short(path), ""
    except OSError as problem:
        return disk_refused(path, problem), ""
    except Exception as problem:
        return bug_met(path, problem), traceback.format_exc()
