"""The processes that a process has started, as the system knows them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def alive(leader: subprocess.Popen[str]) -> list[int]:
    """The processes that still run in the session of *leader*, which has one of its own."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(state[3]) == leader.pid and state[0] != "Z":
            found.append(int(entry.name))
    return found


def wait_until(true: Callable[[], object]) -> bool:
    """Wait for *true* to become so, two minutes at most; whether it did."""
    ends = time.monotonic() + 120
    while not true():
        if time.monotonic() > ends:
            return False
        time.sleep(0.01)
    return True
