"""The desk for those who use the keyboard, a screen reader, or dark colours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.browser.conftest import Standing
from tests.desk.browser.driving import PATIENCE, ROOT, Served, field, open_all, ready
from tests.many.children import wait_until

pytestmark = pytest.mark.browser
PARTS = (("#as-form", "#editor .field"), ("#as-text", "#text .cm-content"))
"""What brings each part of the window up, and what then stands there."""
AXE = ROOT / "build/axe/node_modules/axe-core/axe.min.js"


def test_the_keyboard_is_enough(page: Any, served: Served) -> None:
    focused = "() => document.activeElement.dataset.keys || document.activeElement.id"
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(focused))
    assert {"pdf", "file", "as-form", "as-text", '["agency"]'} <= set(reached)
    for part in ("pages", "levels", "records"):
        page.keyboard.press("F6")
        assert page.evaluate("(id) => document.activeElement.closest('#' + id) !== null", part)
    field(page, "agency").focus()
    page.keyboard.press("End")
    page.keyboard.type("A")
    assert wait_until(lambda: "agency: 國家發展委員會A\n" in served.text)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make desk")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, served: Served, standing: Standing, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, color_scheme=scheme, bypass_csp=True,
        storage_state=standing.inside,
    )  # fmt: skip
    window = context.new_page()
    window.goto(served.home)
    ready(window)
    window.add_script_tag(path=str(AXE))
    for press, shown in PARTS:
        window.click(press)
        window.locator(shown).first.wait_for(timeout=PATIENCE)
        open_all(window)
        result = window.evaluate("() => axe.run()")
        violations = [
            (violation["id"], violation["nodes"][0]["html"][:200])
            for violation in result["violations"]
        ]
        assert violations == [], press
    context.close()
