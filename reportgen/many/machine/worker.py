"""A worker: a process that does report after report and sends each outcome over a pipe.

It collects no garbage: a small report leaves 13 MiB, and a collection takes a tenth of the time of
a build. A worker that has grown is replaced instead, which frees everything at once, leaks too.
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

from reportgen.interrupts import INTERRUPTS
from reportgen.many.attempt import attempt
from reportgen.many.lean import lean
from reportgen.many.work import Work

GROWTH = 128 * 1024**2
"""Bytes by which a worker may grow before it is replaced."""
REPORTS = 500
"""Reports after which it is replaced at the latest."""


class Done(NamedTuple):
    """The message of a finished report: its outcome as :func:`reportgen.many.lean.lean` has it."""

    outcome: dict[str, Any]
    bug: str = ""
    """The traceback of an internal error."""
    last: bool = False
    """The worker takes no further report."""


def serve(
    work: Work, wire: Connection, temporary: str, inherited: Sequence[Connection] = ()
) -> None:
    """Do *work* on each path that comes over *wire*, until the other end closes it.

    Temporary files go into the folder *temporary*, which the starting process removes. The pipes
    *inherited* from it are closed.
    """
    for other in inherited:
        other.close()
    tempfile.tempdir = temporary
    _form_own_group()
    work.prepare()
    gc.disable()
    begun = memory()
    # The other end is closed: the process that waited for outcomes has ended.
    with suppress(EOFError, OSError):
        for number in range(1, REPORTS + 1):
            outcome, bug = attempt(work.do, wire.recv(), wire.send)
            last = number == REPORTS or memory() - begun > GROWTH
            wire.send(Done(lean(outcome), bug, last))
            if last:
                return


def memory() -> int:
    """Peak memory of this process in bytes; 0 on Windows, which does not report it."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _form_own_group() -> None:
    """Put this process into a group of its own, out of the reach of Ctrl-C.

    The process that started it gets Ctrl-C, kills this one and cleans up, so nothing here has to.
    """
    for number in INTERRUPTS:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)
