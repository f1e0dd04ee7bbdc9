"""Owning up to a bug of ours: its traceback goes into a file, never on the screen."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from reportgen import __version__
from reportgen.findings import Translate

BUG = 3
"""The exit status of a run that met one."""


def confession(translate: Translate, tracebacks: Iterable[str]) -> str:
    """Keep *tracebacks* in a file, each once, and say where."""
    handle, name = tempfile.mkstemp(prefix="reportgen-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write(f"reportgen {__version__}, Python {sys.version}\n")
        log.writelines(f"\n{one}" for one in dict.fromkeys(tracebacks))
    return translate(
        "這是 reportgen 的錯誤，不是您的記錄的問題。詳情存於 {log}，請連同它回報。"
    ).format(log=Path(name))
