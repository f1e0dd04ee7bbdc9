"""A builder process as the web server sees it: started, asked, and started again when it dies."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportgen.desk.builder import main
from reportgen.desk.messages import Answer, Sent

PATIENCE = 20.0
"""Seconds that an answer may take: a long report may just be built."""
QUICK = 5.0
"""Seconds; a process that dies sooner counts against the next start."""
TRIES = 3


class Supervisor:
    """Keeps one builder of the report in *folder* alive; its messages go to *receive*.

    *died* is called with whether it is started again.
    """

    def __init__(
        self,
        folder: Path,
        language: str,
        receive: Callable[[Sent], None],
        died: Callable[[bool], None],
    ) -> None:
        self.folder, self.language = folder, language
        self.receive, self.died = receive, died
        self._numbers = count()
        self.looks = 0
        """How often the builder was asked to look at the files."""
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._connection: Connection | None = None
        self._process: Any = None
        self._stopping = False
        # Here, not in the process: one that is killed would leave it behind.
        self._out: TemporaryDirectory[str] | None = None
        self._quick_deaths = 0

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process; its messages come in the running loop."""
        loop = asyncio.get_running_loop()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._out = self._out or TemporaryDirectory(prefix="reportgen-desk-")
        arguments = theirs, str(self.folder), self._out.name, self.language, self.looks
        process = context.Process(target=main, args=arguments, name="reportgen-builder")
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        reader = threading.Thread(
            target=self._read, args=(ours, loop, time.monotonic()), daemon=True
        )
        reader.start()

    def stop(self) -> None:
        """End the process."""
        self._stopping = True
        if self._connection:
            with suppress(OSError):
                self._connection.close()
        if self._process:
            self._process.terminate()
            self._process.join(2)
            if self._process.is_alive():
                self._process.kill()
                self._process.join(2)
        if self._out:
            self._out.cleanup()
            self._out = None

    def look(self) -> None:
        """Let the builder look at the files now: one of them may just have been written."""
        self.looks += 1
        self._send(("look", self.looks))

    async def ask(self, kind: str, *details: Any) -> Any:
        """The answer of the builder; ``None`` where none comes in time."""
        number = next(self._numbers)
        future = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        try:
            if not self._send((kind, number, *details)):
                return None
            return await asyncio.wait_for(future, PATIENCE)
        except (TimeoutError, asyncio.CancelledError):
            return None
        finally:
            self._waiting.pop(number, None)

    def _send(self, question: tuple[Any, ...]) -> bool:
        try:
            if self._connection is None:
                return False
            self._connection.send(question)
        except (OSError, ValueError):
            return False
        return True

    def _read(self, connection: Connection, loop: asyncio.AbstractEventLoop, begun: float) -> None:
        """Body of the thread that waits for messages."""
        with suppress(EOFError, OSError, RuntimeError):
            while True:
                loop.call_soon_threadsafe(self._take, connection.recv())
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(self._gone, begun)

    def _take(self, message: Sent) -> None:
        if not isinstance(message, Answer):
            self.receive(message)
        elif (future := self._waiting.get(message.number)) and not future.done():
            future.set_result(message.value)

    def _gone(self, begun: float) -> None:
        if self._stopping:
            return
        for future in self._waiting.values():
            future.cancel()
        quick = time.monotonic() - begun < QUICK
        self._quick_deaths = self._quick_deaths + 1 if quick else 0
        again = self._quick_deaths < TRIES
        self._connection = None
        self._process.join(0.1)
        self.died(again)
        if again:
            self.start()
