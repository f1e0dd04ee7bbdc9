"""A running desk, and what a person does in its window."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
PATIENCE = 90_000
"""Milliseconds for a build on a busy machine."""
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run",
)  # fmt: skip


class Served:
    """A running ``reportgen preview`` of the reports in *folder*."""

    def __init__(self, folder: Path, *options: str, language: str = "zh-Hant") -> None:
        self.folder = folder
        command = [sys.executable, "-m", "reportgen", "--lang", language, "preview", str(folder)]
        self.process = subprocess.Popen(
            [*command, *options, "--no-browser"], stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self.process.stderr
        match = re.search(r"http://127\.0\.0\.1:(\d+)/\S+", self.process.stderr.readline())
        assert match
        self.address, self.port = match[0], int(match[1])

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def text(self) -> str:
        return (self.folder / "report.yaml").read_text(encoding="utf-8")

    def builder(self) -> int:
        """The number of the builder process."""
        number = self.process.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
        return next(int(child) for child in listed.split() if b"spawn_main" in _command(child))

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE / 1000)
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stderr
            self.process.stderr.close()


def _command(process: str) -> bytes:
    """The command line of *process*; empty where it has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


class State:
    """The files of a folder, to be put back as they were."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def restore(self) -> None:
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in self.files:
                path.unlink()
        for path, data in self.files.items():
            if not path.is_file() or path.read_bytes() != data:
                path.write_bytes(data)


def watched(context: Any) -> Any:
    """A window of *context* that notes what it asks for, and what goes wrong in it."""
    window = context.new_page()
    window.asked, window.problems, window.refused = [], [], False
    context.on("request", lambda request: window.asked.append(request.url))
    window.on("pageerror", lambda problem: window.problems.append(str(problem)))
    window.on("console", lambda message: _note(window, message))
    return window


def _note(window: Any, message: Any) -> None:
    """Note an error; the browser reports a refusal, too, which a test may ask for."""
    refusal = window.refused and re.search(r"status of (409|422|507)", message.text)
    if message.type == "error" and not refusal:
        window.problems.append(message.text)


_DRAWN = """() => {
  const sheets = [...document.querySelectorAll(".sheet")].filter((sheet) => sheet.inSight);
  return sheets.length > 0 && sheets.every(({ img }) => img.getAttribute("src")
    && img.getAttribute("src") === img.dataset.address);
}"""


def ready(window: Any) -> None:
    """Wait until a file is shown, and the pages in sight are drawn and verified."""
    window.wait_for_selector("#editor[data-path]:not([inert])", timeout=PATIENCE)
    window.wait_for_function(
        "() => /·/.test(document.querySelector('#status').textContent)", timeout=PATIENCE
    )
    settled(window)
    window.wait_for_function(_DRAWN, timeout=PATIENCE)


def settled(window: Any) -> None:
    """Wait until the window shows all that was written in it, or stood there when it was opened.

    From the event by which a field is changed on, the window is busy.
    """
    window.wait_for_function("() => !document.body.classList.contains('busy')", timeout=PATIENCE)


def digests(window: Any) -> list[str]:
    """What the pages show, by name."""
    return list(
        window.evaluate("() => [...document.querySelectorAll('.sheet')].map(s => s.dataset.digest)")
    )


def field(window: Any, *keys: str | int) -> Any:
    """The control of a value."""
    name = json.dumps(keys, separators=(",", ":"), ensure_ascii=False)
    return window.locator(f"[data-keys='{name}']").first


def focused(window: Any, *keys: str | int) -> None:
    """Wait until the control of a value has the focus."""
    window.wait_for_function(
        "(keys) => document.activeElement.dataset.keys === JSON.stringify(keys)",
        arg=list(keys), timeout=PATIENCE,
    )  # fmt: skip


def open_all(window: Any) -> None:
    window.evaluate(
        "() => document.querySelectorAll('#editor details').forEach((d) => { d.open = true; })"
    )


def drawn(window: Any) -> None:
    """Note from now on which pages are drawn."""
    window.evaluate(
        "() => { window.drawn = [];"
        " document.addEventListener('drawn', (e) => drawn.push(e.target.number)); }"
    )
