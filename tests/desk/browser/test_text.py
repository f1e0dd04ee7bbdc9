"""The file as text: an editor that helps with YAML."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.browser.driving import PATIENCE, Served
from tests.many.children import wait_until

pytestmark = pytest.mark.browser


def as_text(page: Any) -> Any:
    """The text editor, with the caret in it."""
    page.click("#as-text")
    content = page.locator("#text .cm-content")
    content.wait_for(timeout=PATIENCE)
    content.click()
    return content


def test_lines_have_numbers_and_findings(page: Any, served: Served) -> None:
    as_text(page)
    assert page.locator("#text .cm-lineNumbers .cm-gutterElement", has_text="1").count()
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.type("x")
    page.wait_for_selector(
        "#text .cm-lint-marker-error, #text .cm-lint-marker-warning", timeout=PATIENCE
    )


def test_enter_and_tab_indent(page: Any, served: Served) -> None:
    as_text(page)
    page.keyboard.press("Control+End")
    page.keyboard.type("evidence:")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("檔名: 甲")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("說明: 乙")
    assert wait_until(lambda: served.text.endswith("evidence:\n  檔名: 甲\n  說明: 乙"))


def test_undo_in_the_text_and_of_the_desk(page: Any, served: Served) -> None:
    before = served.text
    as_text(page)
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("# one")  # at once: one step to be taken back
    assert wait_until(lambda: served.text == before + "# one")
    page.keyboard.press("Control+z")
    assert wait_until(lambda: served.text == before)
    page.keyboard.press("Control+y")
    assert wait_until(lambda: served.text == before + "# one")
    page.click("#undo")
    assert wait_until(lambda: served.text == before)
    assert wait_until(lambda: "# one" not in page.locator("#text .cm-content").inner_text())


def test_escape_and_tab_leave_the_text(page: Any, served: Served) -> None:
    as_text(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id !== 'text'")


def test_what_was_typed_is_kept_when_the_form_is_shown_at_once(page: Any, served: Served) -> None:
    as_text(page)
    page.keyboard.press("Control+End")
    page.keyboard.type("# two")
    page.click("#as-form")
    assert wait_until(lambda: served.text.endswith("# two"))


def test_text_that_is_no_yaml_keeps_the_pages(page: Any, served: Served) -> None:
    good, sheets = served.text, page.locator(".sheet").count()
    as_text(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Home")
    page.keyboard.type("[")
    page.wait_for_selector("#banner:not([hidden])", timeout=PATIENCE)
    assert page.locator(".sheet").count() == sheets
    page.wait_for_selector("#as-form:disabled", timeout=PATIENCE)
    page.locator("#list .error .finding").first.click()
    page.wait_for_function("() => document.activeElement.id === 'text'")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Delete")
    page.wait_for_selector("#banner", state="hidden", timeout=PATIENCE)
    assert served.text == good


def test_no_style_and_no_script_of_another_host(page: Any, served: Served) -> None:
    as_text(page)
    assert page.locator("head style").count() == 0
    assert (
        page.locator("#text .cm-content").evaluate("e => getComputedStyle(e).whiteSpace")
        != "normal"
    )
