"""The first milliseconds of the command: signals, standard streams, the encoding of file names.

Nothing else is imported before they are in order. Why: an interrupt in the middle of an import
would end in a traceback, and a file that is opened while standard output is closed would take its
place, and get what is printed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

INTERRUPTS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}
"""What asks a process to stop, from a keyboard or from elsewhere."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    hold_interrupts()
    _open_streams()
    _read_names_as_utf8()
    # No plugin is to read our records; to look for some, pydantic reads of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from reportgen.cli.main import finish, run

    status = finish(run(sys.argv[1:] if arguments is None else list(arguments)))
    # Everything is written and closed; taking the modules apart would cost a twentieth of a check.
    os._exit(status)


def hold_interrupts() -> None:
    """Let interrupts wait until :func:`allow_interrupts`; both ways of stopping become one.

    A signal that is ignored, as under ``nohup``, stays so.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)
    for number in INTERRUPTS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def allow_interrupts() -> None:
    """Take interrupts again, those that waited first: each is a ``KeyboardInterrupt``."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)


def _open_streams() -> None:
    """Put the null device where a standard stream is closed; print UTF-8 whatever the locale is."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free, and so this one.
            os.open(os.devnull, os.O_RDWR)
        stream = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "w" if number else "r", encoding="utf-8")  # noqa: PTH123, SIM115
            setattr(sys, name, stream)
        elif number and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _read_names_as_utf8() -> None:
    """Start again in Python's UTF-8 mode where the locale would read file names otherwise.

    Why: records are UTF-8 and name files; under a locale of another encoding those would not be
    found.
    """
    if sys.getfilesystemencoding() == "utf-8" or "PYTHONUTF8" in os.environ:
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
