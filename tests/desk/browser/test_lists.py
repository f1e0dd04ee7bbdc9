"""Lists in the window: their order, by dragging and by keys."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.desk.browser.driving import PATIENCE, Served, field, focused, open_all, settled
from tests.many.children import wait_until

pytestmark = pytest.mark.browser
FIRST, SECOND = "公開是信任的起點", "分工須於事前訂明"


def handle(page: Any, *keys: str | int) -> Any:
    name = json.dumps([*keys, "⠿"], separators=(",", ":"), ensure_ascii=False)
    return page.locator(f".handle[data-keys='{name}']")


def fold(page: Any) -> None:
    """Fold the items, so that all handles are in sight."""
    page.evaluate("() => document.querySelectorAll('.box > details').forEach(d => d.open = false)")


def order(served: Served) -> list[str]:
    """The titles of the reflections as they stand in the file."""
    return sorted((FIRST, SECOND), key=served.text.index)


def test_keys_move_an_item_and_stay_on_it(page: Any, served: Served) -> None:
    before = served.text
    handle(page, "reflections", 0).focus()
    page.keyboard.press("ArrowDown")
    assert wait_until(lambda: order(served) == [SECOND, FIRST])
    focused(page, "reflections", 1, "⠿")
    page.keyboard.press("Home")
    assert wait_until(lambda: served.text == before)
    focused(page, "reflections", 0, "⠿")


def test_an_item_is_dragged_to_another_place(page: Any, served: Served) -> None:
    before = served.text
    fold(page)
    handle(page, "reflections", 1).drag_to(handle(page, "reflections", 0))
    assert wait_until(lambda: order(served) == [SECOND, FIRST])
    page.click("#undo")
    assert wait_until(lambda: served.text == before)


def test_an_item_goes_to_no_other_list(page: Any, served: Served) -> None:
    before = served.text
    fold(page)
    handle(page, "reflections", 1).drag_to(handle(page, "itinerary", "days", 0))
    settled(page)
    assert served.text == before


def test_days_words_and_ticks(page: Any, served: Served) -> None:
    open_all(page)
    day = page.locator("fieldset", has=field(page, "period", "start")).locator("output.day").first
    assert day.inner_text() == "105 年 12 月 5 日（一）"
    page.click("#as-text")
    page.locator("#text .cm-content").wait_for(timeout=PATIENCE)
    page.click("#as-form")
    open_all(page)
    category = field(page, "category")
    for control, word in (
        (category, "[...e.list.options].some(o => o.value === '考察')"),
        (field(page, "contact"), "e.selectedOptions[0].textContent === '潘國才'"),
        (field(page, "authority"), "[...e.options].some(o => o.textContent.includes('行政院'))"),
    ):
        page.wait_for_function(f"(e) => {word}", arg=control.element_handle(), timeout=PATIENCE)
