"""A worker: a process that does one report after the other, and tells each over a wire.

It collects no garbage: what a small report leaves behind is 13 MiB, and looking for it takes a
tenth of the time that building one does. A worker that has grown is replaced instead, which gives
all of it back at once, with whatever leaks.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from reportgen.many.attempt import attempt
from reportgen.many.lean import lean
from reportgen.many.work import Work

GROWTH = 128 * 1024**2
"""Bytes by which a worker may grow before it is replaced."""
REPORTS = 500
"""Reports after which it is replaced at the latest."""

INTERRUPTING = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""What asks a process to stop, from a keyboard or from elsewhere."""


class Done(NamedTuple):
    """A report is done: its outcome as :func:`reportgen.many.lean.lean` writes it."""

    outcome: dict[str, Any]
    bug: str = ""
    """The traceback, where the report met a bug of ours."""
    last: bool = False
    """The worker takes no other."""


def serve(
    work: Work, wire: Connection, temporary: str, not_ours: Sequence[Connection] = ()
) -> None:
    """Do *work* on each path that comes over *wire*, until none comes any more.

    What is temporary is put into the folder *temporary*, which somebody else removes. The wires
    *not_ours* were inherited, and are closed.
    """
    for other in not_ours:
        other.close()
    tempfile.tempdir = temporary
    _belong_to_oneself()
    work.prepare()
    gc.disable()
    begun = memory()
    # Nobody at the other end: whom the outcome was for has gone.
    with suppress(EOFError, OSError):
        for number in range(1, REPORTS + 1):
            outcome, bug = attempt(work.do, wire.recv(), wire.send)
            last = number == REPORTS or memory() - begun > GROWTH
            wire.send(Done(lean(outcome), bug, last))
            if last:
                return


def memory() -> int:
    """Bytes of memory that this process has had at most; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _belong_to_oneself() -> None:
    """A group of its own: Ctrl-C is for the process that started it, which ends this one too.

    So there is nothing to clean up on the way out, and no moment at which that may fail.
    """
    for number in INTERRUPTING:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTING)
