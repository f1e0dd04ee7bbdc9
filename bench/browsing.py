"""The desk in a browser, measured from a keystroke until the new page has been decoded there."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.measuring import FailedError, Sample, memory_of_tree
from bench.watching import worked

INSTALL = "apt-get install chromium && .venv/bin/python -m pip install playwright starlette uvicorn"
_PATIENCE = 120_000.0
"""Milliseconds until the pages are there, and until one after a keystroke, at most."""
_REST = 1500.0
"""Milliseconds between a picture and the next keystroke: verification ends, all come to rest."""

_CLOCK = """() => {
  addEventListener("keydown", (event) => { window.begun ??= event.timeStamp; }, true);
  document.addEventListener("drawn", () => { window.ended ??= performance.now(); });
}"""
"""Both moments are of the browser's own clock."""

_CARET = """(marker) => {
  const area = [...document.querySelectorAll("#editor textarea")]
    .find((each) => each.value.includes(marker));
  for (let around = area; around; around = around.parentElement) {
    if (around.matches("details")) around.open = true;
  }
  const at = area.value.indexOf(marker) + marker.length;
  area.focus();
  area.setSelectionRange(at, at);
  area.click();
}"""
"""Puts the caret behind *marker*; the click shows its place on the pages."""


def chromium() -> str | None:
    """Where the browser is; ``None`` where it, or a package for it, is not installed."""
    packages = ("playwright", "starlette", "uvicorn")
    if not all(map(importlib.util.find_spec, packages)):
        return None
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Desk:
    """``reportgen preview`` of *report* in a browser; both are started with the first keystroke."""

    def __init__(self, report: Path, environment: Mapping[str, str]) -> None:
        self.report, self.environment = report, environment
        self.process: subprocess.Popen[str] | None = None
        self.window: Any = None

    def open(self) -> Any:
        """The window."""
        if self.window is None:
            command = [sys.executable, "-m", "reportgen", "preview", str(self.report)]
            self.process = subprocess.Popen(
                [*command, "--no-browser"], env=self.environment, stderr=subprocess.PIPE, text=True
            )
            assert self.process.stderr
            address = re.search(r"http://\S+", self.process.stderr.readline())
            if address is None:
                raise FailedError("reportgen preview did not start")
            from playwright.sync_api import sync_playwright

            self._driver = sync_playwright().start()
            browser = self._driver.chromium.launch(
                executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
            )
            self.window = browser.new_page(viewport={"width": 1280, "height": 720})
            self.window.set_default_timeout(_PATIENCE)
            self.window.goto(address[0])
            self.window.wait_for_selector(".sheet img[src]")
            self.window.wait_for_function(
                "() => /·/.test(document.querySelector('#status').textContent)"
            )
            self.window.evaluate(_CLOCK)
        return self.window

    def close(self) -> None:
        """End both."""
        if self.window is not None:
            self.window.context.browser.close()
            self._driver.stop()
            self.window = None
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            assert self.process.stderr
            self.process.stderr.close()
            self.process = None


class Typing:
    """Keys pressed behind *marker* in the text of *file*, on *desk*; a run is one key.

    Its seconds go from the key until the new picture of the page has been decoded.
    """

    product = None

    def __init__(self, name: str, desk: Desk, file: str, marker: str) -> None:
        self.name, self.desk, self.file = name, desk, file
        self.marker = marker.rsplit("\n")[-1].strip()

    def run(self, *, memory: bool) -> Sample:
        """Press a key."""
        window = self.desk.open()
        assert self.desk.process
        if window.input_value("#file") != self.file:
            self._show(window)
        window.wait_for_timeout(_REST)
        before = worked(self.desk.process.pid)
        window.evaluate("() => { window.begun = window.ended = undefined; }")
        window.keyboard.press("x")
        window.wait_for_function("() => window.ended !== undefined", polling=5)
        seconds = window.evaluate("() => window.ended - window.begun") / 1000
        window.wait_for_function("() => !document.body.classList.contains('busy')")
        processor = worked(self.desk.process.pid) - before
        return Sample(seconds, processor, memory_of_tree(self.desk.process.pid) if memory else 0.0)

    def _show(self, window: Any) -> None:
        """The text with the caret behind the marker, and its place on the pages."""
        window.select_option("#file", self.file)
        window.wait_for_function(
            "(marker) => [...document.querySelectorAll('#editor textarea')]"
            ".some((area) => area.value.includes(marker))", arg=self.marker,
        )  # fmt: skip
        while True:
            window.evaluate(_CARET, self.marker)
            window.wait_for_timeout(_REST)
            typing = "() => document.activeElement.matches('textarea')"
            if window.evaluate(typing) and window.locator(".outline").count():
                return

    def close(self) -> None:
        """End the desk."""
        self.desk.close()
