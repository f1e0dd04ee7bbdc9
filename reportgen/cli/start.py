"""The first milliseconds of the command: signals, standard streams, the encoding of file names.

Nothing else is imported before they are in order. Why: an interrupt in the middle of an import
would end in a traceback; and while standard output is closed, the next file to be opened would take
its number and receive the output.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from reportgen.interrupts import hold_interrupts


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its status."""
    hold_interrupts()
    _open_streams()
    _read_names_as_utf8()
    _without_plugins()

    # A verb makes its objects, prints and ends: collecting garbage only costs time, a fifth of a
    # check. ``--watch``, which runs long, collects after each build; other long verbs enable it.
    gc.disable()

    from reportgen.cli.main import finish, run
    from reportgen.patterns import keep

    status = finish(run(sys.argv[1:] if arguments is None else list(arguments)))
    keep()
    # Everything is written and closed; Python's own clean-up would take a twentieth of a check.
    os._exit(status)


def _open_streams() -> None:
    """Put the null device where a standard stream is closed; print UTF-8 whatever the locale is."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # The system gives the lowest free number, which is this one.
            os.open(os.devnull, os.O_RDWR)
        stream = getattr(sys, name)
        if stream is None:
            stream = open(os.devnull, "w" if number else "r", encoding="utf-8")  # noqa: PTH123, SIM115
            setattr(sys, name, stream)
        elif number and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _without_plugins() -> None:
    """Have pydantic look for no plugin: none may read the records.

    The search reads all installed packages. Its module, even where the variable forbids the search,
    loads those of mail, sockets and archives, a sixtieth of a check; so an empty one stands for it.
    A pydantic without a module of this name still obeys the variable.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    empty = ModuleType("pydantic.plugin._loader")
    vars(empty)["get_plugins"] = tuple
    sys.modules.setdefault(empty.__name__, empty)


def _read_names_as_utf8() -> None:
    """Start again in Python's UTF-8 mode where the locale would read file names otherwise.

    Why: records are UTF-8 and contain file names, which would not be found under another encoding.
    """
    if sys.getfilesystemencoding() == "utf-8" or "PYTHONUTF8" in os.environ:
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
