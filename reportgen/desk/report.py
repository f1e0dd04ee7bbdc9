"""One report on the desk: what its builder has shown, and the windows that it is shown in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from reportgen.desk.drawing import Drawer
from reportgen.desk.files import Files
from reportgen.desk.messages import Built, Current, Failed, Findings, Sent, Shown, Started
from reportgen.desk.reviewing import Returned
from reportgen.desk.supervise import Supervisor
from reportgen.desk.thumbnails import Thumbnails
from reportgen.language import translator

_WAITING = 64
"""Events that a browser may be behind; it then gets the whole state anew."""
_ALIVE = 15.0
"""Seconds after which a line is sent though nothing has happened, so that lost ends show."""


class Report:
    """The report in *folder*: its files, its last pages and findings, and its open windows."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.language = folder, language
        self.translate = translator(language)
        self.name = folder.resolve().name
        self.files = Files(folder)
        self.drawer = Drawer()
        self.thumbnails = Thumbnails()
        self.returned: Returned | None = None
        """The document of superiors that is being looked at."""
        self.findings: list[dict[str, Any]] = []
        self.status: dict[str, Any] = {"state": "building", "look": 0}
        self._windows: set[asyncio.Queue[str | None]] = set()
        self._started = False
        self.builder = Supervisor(folder, language, self.take, self._died)

    def open(self) -> None:
        """Start the builder, once."""
        if not self._started:
            self._started = True
            self.builder.start()

    def close(self) -> None:
        """End the builder and all windows."""
        if self._started:
            self.builder.stop()
        for window in self._windows:
            window.put_nowait(None)

    # --- messages of the builder

    def take(self, message: Sent) -> None:
        """Take a *message* of the builder, and pass it on to the windows."""
        match message:
            case Started():
                self._state("building")
                self._tell("files", self._versions())
            case Shown():
                self.drawer.show(message)
                self._tell("pages", self._pages())
            case Findings():
                self.findings = message.findings
                self._tell("findings", self.findings)
            case Built():
                self.findings = message.findings
                self._tell("findings", self.findings)
                state = "done" if message.printed else "kept"
                self._state(state, look=message.look, seconds=round(message.seconds, 2))
            case Failed():
                self._state("failed", look=message.look, problem=message.problem)
            case Current():
                self._state(self.status["state"], look=message.look)

    def _died(self, again: bool) -> None:
        self._state("restarting" if again else "dead")

    def _state(self, state: str, **news: Any) -> None:
        self.status |= {"state": state, **news}
        self._tell("status", self._status())

    def _status(self) -> dict[str, Any]:
        """The state, the look at the files that it is of, and the look that was asked for last."""
        return {**self.status, "wanted": self.builder.looks}

    def _pages(self) -> list[tuple[Any, ...]]:
        return [tuple(page) for page in self.drawer.pages]

    def _versions(self) -> dict[str, Any]:
        return {
            "files": self.files.listing(),
            "growing": self.files.growing(),
            "undo": self.files.undoable,
        }

    # --- windows

    def tell_files(self) -> None:
        """Tell the windows that a file was written, and let the builder look."""
        self._tell("files", self._versions())
        self.builder.look()

    def _tell(self, event: str, data: Any) -> None:
        text = _event(event, data)
        for window in list(self._windows):
            try:
                window.put_nowait(text)
            except asyncio.QueueFull:
                self._windows.discard(window)

    async def events(self) -> AsyncIterator[str]:
        """The state as it is, then what happens, as server-sent events."""
        window: asyncio.Queue[str | None] = asyncio.Queue(_WAITING)
        self._windows.add(window)
        self.builder.look()
        try:
            yield _event("files", self._versions())
            yield _event("findings", self.findings)
            yield _event("pages", self._pages())
            yield _event("status", self._status())
            while window in self._windows or not window.empty():
                try:
                    text = await asyncio.wait_for(window.get(), _ALIVE)
                except TimeoutError:
                    text = ": alive\n\n"
                if text is None:
                    return
                yield text
        finally:
            self._windows.discard(window)


def _event(name: str, data: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
