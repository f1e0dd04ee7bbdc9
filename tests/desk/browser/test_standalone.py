"""Pages that are opened from the disk beside the desk: the portal's fields and the index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALL
from tests.desk.browser.test_access import AXE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of one report, in both languages."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "content/trip").mkdir(parents=True)
    (folder / "content/trip/report.yaml").write_text(SMALL, encoding="utf-8")
    for language, out in (("zh-Hant", "chinese"), ("en", "english")):
        for verb in (["form", "portal", "content/trip"], ["index", "content"]):
            command = [sys.executable, "-m", "reportgen", "--lang", language, *verb]
            ran = subprocess.run([*command, "--out", out], cwd=folder, check=False)
            assert ran.returncode in (0, 1)
    return folder


@pytest.mark.parametrize("name", ["trip-portal.html", "index.html"])
@pytest.mark.parametrize("language", ["chinese", "english"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make desk")
def test_axe_finds_nothing(
    browser: Any, pages: Path, name: str, language: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    window = context.new_page()
    window.goto((pages / language / name).as_uri())
    window.add_script_tag(path=str(AXE))
    found = window.evaluate("() => axe.run()")["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found] == []
    context.close()


def next_button(window: Any) -> None:
    """Go on by Tab to the next button; links may stand before it."""
    for _ in range(5):
        window.keyboard.press("Tab")
        if window.evaluate("() => document.activeElement.tagName") == "BUTTON":
            return
    raise AssertionError("no button")


def test_every_button_copies_its_value_and_is_reached_by_keyboard(
    browser: Any, pages: Path
) -> None:
    context = browser.new_context()
    window, pad = context.new_page(), context.new_page()
    problems: list[str] = []
    window.on("pageerror", lambda problem: problems.append(str(problem)))
    window.goto((pages / "chinese/trip-portal.html").as_uri())
    pad.set_content("<textarea></textarea>")
    values = window.locator("button").evaluate_all(
        "(all) => all.map((button) => button.previousElementSibling.textContent)"
    )
    assert len(values) > 8
    for value in values:
        window.bring_to_front()
        next_button(window)
        window.keyboard.press("Enter")
        window.locator("button:focus.done").wait_for()
        assert window.locator("[role=status]").inner_text() != ""
        pad.bring_to_front()
        pad.fill("textarea", "")
        pad.focus("textarea")
        pad.keyboard.press("Control+V")
        assert pad.input_value("textarea") == value
    assert problems == []
    context.close()
