"""The desk in the Chromium of the system, driven by Playwright.

One desk serves all tests of a process: what a test has changed is put back before the next.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALL
from tests.desk.browser.driving import (
    ARGUMENTS,
    Served,
    State,
    digests,
    ready,
    watched,
)  # fmt: skip

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HERE = CHROMIUM and all(find_spec(name) for name in ("playwright", "starlette", "uvicorn"))
collect_ignore_glob = [] if HERE else ["test_*.py"]
"""Without Chromium or Playwright nothing can be tried; `.ci/run` says so."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


class Standing:
    """A desk that serves one test after the other; ``inside`` opens its windows."""

    def __init__(self, browser: Any, desk: Served) -> None:
        self.desk, self.state = desk, State(desk.folder)
        context = browser.new_context()
        window = context.new_page()
        window.goto(desk.address)
        ready(window)
        self.pages = digests(window)
        self.inside = context.storage_state()
        context.close()


@pytest.fixture(scope="session")
def standing(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    folder = tmp_path_factory.mktemp("desk") / "trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(SMALL, encoding="utf-8")
    desk = Served(folder)
    try:
        yield Standing(browser, desk)
    finally:
        desk.stop()


@pytest.fixture
def served(standing: Standing) -> Served:
    standing.state.restore()
    return standing.desk


@pytest.fixture
def page(browser: Any, standing: Standing, served: Served) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, storage_state=standing.inside
    )
    window = watched(context)
    window.goto(served.home)
    ready(window)
    assert digests(window) == standing.pages
    yield window
    assert window.problems == []
    own = (served.home, "blob:")
    assert [url for url in window.asked if not url.startswith(own)] == []
    context.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report for a desk of its own."""
    (tmp_path / "trip").mkdir()
    (tmp_path / "trip/report.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path / "trip"
