"""One trial: the command in a child process, and what is wrong with how it ended."""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random

from tools.fuzz.desk import answer
from tools.fuzz.inputs import Input, write
from tools.fuzz.kinds import KINDS, REQUESTS, Files

SECONDS = 60
"""Until a run counts as hanging; a sound one takes one or two."""
MEMORY = 3 * 1024**3
"""Bytes of address space."""
_FORGIVEN = ("home/", "out/")
"""Where a run may write: its cache, and where it was told to."""


def sound_files(kind: str, seed: int, folder: Path) -> Files:
    """Lay the starting point of *kind* below *folder*, and give back all of its files."""
    about = KINDS[kind]
    write(about.start(Random(seed)), folder)
    for name in ("home", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    if about.first:
        status, text = run(about.first, folder)
        assert status == 0, text
        write(about.finished(files_of(folder), Random(seed)), folder)
    return files_of(folder)


def files_of(folder: Path) -> Files:
    """Every file below *folder*."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def fault(given: Input, folder: Path) -> str:
    """Try *given*, whose starting point stands in *folder*: what is wrong, or nothing."""
    write(given.changes, folder)
    about = KINDS[given.kind]
    forgiven = (*_FORGIVEN, *([about.writes] if about.writes else ()))
    before = _outside(folder, forgiven)
    start = time.monotonic()
    status, text = run(about.arguments, folder)
    spent = time.monotonic() - start
    after = _outside(folder, forgiven)
    if spent > SECONDS:
        return f"hangs: {spent:.0f} s\n{text}"
    if status not in {0, 1, 2}:
        return f"status {status}\n{text}\n{_confession(folder)}"
    if "Traceback" in text:
        return f"traceback, status {status}\n{text}"
    if before != after:
        names = sorted(name for name in before | after if before.get(name) != after.get(name))
        return f"files outside: {names}"
    if about.then and status < 2:
        status, text = run(about.then, folder)
        if status > 1 or "Traceback" in text:
            return f"status {status} of what was written\n{text}\n{_confession(folder)}"
    return ""


def _outside(folder: Path, forgiven: tuple[str, ...]) -> Files:
    """The files below *folder* that no command may touch."""
    return {name: data for name, data in files_of(folder).items() if not name.startswith(forgiven)}


def _confession(folder: Path) -> str:
    """The details that reportgen keeps of an error of its own."""
    logs = sorted((folder / "tmp").glob("*"), key=lambda path: path.stat().st_mtime)
    logs += sorted((folder / "home").rglob("*.log"), key=lambda path: path.stat().st_mtime)
    text = "\n".join(path.read_text(errors="replace") for path in logs if path.is_file())
    return text[-3000:]


def run(arguments: Sequence[str], folder: Path) -> tuple[int, str]:
    """The status of ``reportgen`` *arguments* in *folder*, and what it printed.

    Why forked: the package is loaded once, and a trial costs a tenth of a second.
    """
    with (folder / "home/printed").open("w+b") as printed:
        child = os.fork()
        if not child:
            _become(arguments, folder, printed.fileno())
        status = _wait(child)
        printed.seek(0)
        return status, printed.read().decode(errors="replace")[-6000:]


def _wait(child: int) -> int:
    """The exit status of *child*, or minus the signal that ended it, its group gone with it."""
    limit = time.monotonic() + SECONDS + 5
    while True:
        pid, raw = os.waitpid(child, os.WNOHANG)
        if pid or time.monotonic() > limit:
            break
        time.sleep(0.005)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if not pid:
        raw = os.waitpid(child, 0)[1]
    return os.waitstatus_to_exitcode(raw)


def _become(arguments: Sequence[str], folder: Path, printed: int) -> None:
    """Body of the child: leaves through ``os._exit``."""
    status = 3
    try:
        os.setsid()
        os.chdir(folder)
        os.environ |= {
            "HOME": str(folder / "home"),
            "XDG_CACHE_HOME": str(folder / "home/.cache"),
            "TMPDIR": str(folder / "tmp"),
            "REPORTGEN_LANG": "en",
            "SOURCE_DATE_EPOCH": "1746100000",
        }
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        import tempfile

        tempfile.tempdir = None
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        from reportgen.cli.main import run as command

        status = answer() if arguments[0] == REQUESTS else command(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)
