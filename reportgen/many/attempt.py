"""Work on a report among many: an exception becomes the outcome of that report alone."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from reportgen.many.lost import bug_met, disk_refused, memory_short
from reportgen.outcome import OnPhase, Outcome


def attempt(
    do: Callable[[Path, OnPhase], Outcome], path: Path, on_phase: OnPhase = lambda _: None
) -> tuple[Outcome, str]:
    """The outcome of *do* for the report at *path*, whatever it raises; the traceback of a bug."""
    try:
        return do(path, on_phase), ""
    except MemoryError:
        return memory_short(path), ""
    except OSError as problem:
        return disk_refused(path, problem), ""
    except Exception as problem:
        return bug_met(path, problem), traceback.format_exc()
