"""Internal errors: the traceback goes into a file, its path on the screen."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from reportgen import __version__
from reportgen.cli.screen import visible
from reportgen.findings import Translate

BUG = 3
"""The exit status of a run with an internal error."""


def bug_report(translate: Translate, tracebacks: Iterable[str]) -> str:
    """Write *tracebacks* to a file, each once; return the message with its path.

    Where no file can be written, the message holds the last line of each traceback.
    """
    different = list(dict.fromkeys(tracebacks))
    try:
        handle, name = tempfile.mkstemp(prefix="reportgen-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"reportgen {__version__}, Python {sys.version}\n")
            log.writelines(f"\n{traceback}" for traceback in different)
    except OSError:
        ends = "\n".join(visible(text.rstrip().rpartition("\n")[2]) for text in different)
        return translate("這是 reportgen 的錯誤，不是您的記錄的問題；詳情無處可存，請回報：") + ends
    return translate(
        "這是 reportgen 的錯誤，不是您的記錄的問題。詳情存於 {log}，請連同它回報。"
    ).format(log=Path(name))
