"""When forking is safe, and the fork itself.

A forked child has all memory of its parent and none of its threads. A lock that another thread held
at that moment stays locked in the child for ever, so nothing is forked while a second Python thread
runs. Threads of libraries (a file watcher's) do not count: the C library's own locks survive a
fork, and no child of reportgen uses those libraries. On macOS the system's own libraries do not
survive a fork; Windows has none.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from contextvars import ContextVar
from typing import NoReturn

Pause = Callable[[], AbstractContextManager[None]]

_PAUSE: ContextVar[Pause] = ContextVar("pause", default=nullcontext)
"""Stops a thread that may be stopped, and starts it again."""
_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent ends."""


def other_threads() -> int:
    """How many Python threads run beside this one."""
    return threading.active_count() - 1


def may_fork() -> bool:
    """Whether this process can be forked safely: Linux, no other Python thread."""
    if sys.platform != "linux":
        return False
    with _PAUSE.get()():
        return other_threads() == 0


@contextmanager
def stopped_while_forking(pause: Pause) -> Iterator[None]:
    """Within this context, *pause* is entered around each fork: it stops a thread for the moment.

    Why: a clock that moves while a report is built needs a thread, and the build needs children.
    """
    before = _PAUSE.set(pause)
    try:
        yield
    finally:
        _PAUSE.reset(before)


@contextmanager
def ready_to_fork() -> Iterator[None]:
    """The state in which to fork: the drawing thread stands still."""
    with _PAUSE.get()(), warnings.catch_warnings():
        # Python 3.12 and later count the threads of libraries, too.
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def fork(body: Callable[[], None]) -> int:
    """Start a child that does *body* and ends; its process id.

    The child leaves through ``os._exit``, with status 0 if *body* returned, so that none of the
    parent's cleanup runs twice. It ends with its parent, and at once when it is interrupted.
    """
    parent = os.getpid()
    with ready_to_fork():
        child = os.fork()
        if child == 0:
            _run(body, parent)
    return child


def _run(body: Callable[[], None], parent: int) -> NoReturn:
    status = 1
    try:
        # Objects that the garbage collector leaves alone stay shared between the processes.
        gc.freeze()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() == parent:
            body()
            status = 0
    except BaseException:  # noqa: S110  what the parent must know, *body* has written
        pass
    finally:
        os._exit(status)


def end(child: int) -> None:
    """End the forked process *child*, whatever it is doing."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(child, 0)
