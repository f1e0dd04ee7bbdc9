"""The server of the desk: its address, its secrets, and its end."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import uvicorn

from reportgen.cache import digest
from reportgen.desk.app import desk
from reportgen.desk.guard import Guard, Keys
from reportgen.desk.report import Report
from reportgen.findings import Translate

LOOPBACK = "127.0.0.1"


class AlreadyOpen(Exception):  # noqa: N818  a refusal, not a bug
    """The reports are on a desk already, at ``address``."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def serve(
    folders: Sequence[Path],
    port: int,
    translate: Translate,
    language: str,
    opened: Callable[[str], None],
    *,
    state: Path | None,
    home: Path | None = None,
    read_only: bool = False,
) -> None:
    """Serve the reports in *folders* until Ctrl-C; *opened* is given the address to enter by.

    Reports that are begun in the browser come into the folder *home*, where there is one.

    *port* 0 is one of the system's choice. Below the folder *state* stands which desks are open.
    Raises :class:`AlreadyOpen` where the same reports are on one, ``OSError`` for a port in use.
    """
    note = _note_of([*folders, *([home] if home else [])], state)
    if note and (address := _open_at(note)):
        raise AlreadyOpen(address)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOOPBACK, port))
        number = listening.getsockname()[1]
        keys = Keys(number)
        reports = [Report(folder, language) for folder in folders]
        application = desk(reports, keys, translate, language, home=home, read_only=read_only)
        address = f"http://{LOOPBACK}:{number}"
        if note:
            _write_note(note, address)
        try:
            # A browser that comes before the server is up has to wait, and is not refused.
            listening.listen()
            opened(f"{address}/enter?token={keys.token}")
            # The server raises Ctrl-C once more when it has ended.
            with suppress(KeyboardInterrupt):
                asyncio.run(_run(application, listening))
        finally:
            for report in reports:
                report.close()
            if note:
                note.unlink(missing_ok=True)


async def _run(application: Guard, listening: socket.socket) -> None:
    config = uvicorn.Config(
        application,
        log_level="critical",
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    await uvicorn.Server(config).serve([listening])


def _note_of(folders: Sequence[Path], state: Path | None) -> Path | None:
    """The file that says where these reports are open."""
    if state is None:
        return None
    return state / "desk" / digest(*sorted(str(folder.resolve()) for folder in folders))[:20]


def _write_note(note: Path, address: str) -> None:
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(json.dumps({"address": address, "pid": os.getpid()}), encoding="utf-8")


def _open_at(note: Path) -> str:
    """The address in *note* where a desk answers there; empty where none does."""
    try:
        address = str(json.loads(note.read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    if not address.startswith(f"http://{LOOPBACK}:"):
        return ""
    try:
        with urllib.request.urlopen(f"{address}/", timeout=2):  # noqa: S310  on this machine
            return ""
    except urllib.error.HTTPError as answer:
        # Our guard asks for its cookie.
        return address if answer.code == 403 else ""
    except OSError:
        return ""
