"""Interrupts of the program: signals that ask it to stop, held back where they would do harm."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""Signals that ask a process to stop, from a keyboard or from elsewhere."""


def hold_interrupts() -> None:
    """Block interrupts until :func:`allow_interrupts`; each will be a ``KeyboardInterrupt``.

    A signal that is ignored, as under ``nohup``, stays ignored.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)
    for number in INTERRUPTS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def allow_interrupts() -> None:
    """Unblock interrupts; those that came in the meantime are delivered first."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back interrupts within this context."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
