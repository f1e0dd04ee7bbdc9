"""Work on reports by this machine: in this process, or by workers where they pay."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reportgen.many.work import Result, Work
from reportgen.outcome import Advance, Outcome


def do_all(work: Work, paths: Sequence[Path], jobs: int, advance: Advance) -> Result:
    """Do *work* on each of *paths* by at most *jobs* workers.

    Few reports, for which no worker pays, are done in this process. With a single path, exceptions
    are raised as they come: bugs, and ``OSError`` of the disk.
    """
    if len(paths) > work.worthwhile:
        from reportgen.many.machine.processes import spread

        return spread(work, paths, min(jobs, -(-len(paths) // work.worthwhile)), advance)
    if len(paths) == 1:
        return Result([_here(work, paths[0], advance)])
    from reportgen.many.attempt import attempt

    pairs = [attempt(lambda path, _: _here(work, path, advance), path) for path in paths]
    return Result([outcome for outcome, _ in pairs], tuple(bug for _, bug in pairs if bug))


def _here(work: Work, path: Path, advance: Advance) -> Outcome:
    name = path.resolve().name
    outcome = work.do(path, partial(advance, name))
    advance(name, "")
    return outcome
