"""Forms and comparisons that are opened from the desk, and remarks of superiors."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.browser.driving import PATIENCE, Served, focused
from tests.many.children import wait_until

pytestmark = pytest.mark.browser
REMARKS = "- who: 王處長\n  text: 請補充依據\n  file: report.yaml\n  line: 2\n"


def test_the_fields_of_the_portal_are_copied(page: Any, served: Served) -> None:
    page.click("#more summary")
    with page.expect_popup() as popup:
        page.click("#more a[href*=portal]")
    portal = popup.value
    portal.context.grant_permissions(["clipboard-read", "clipboard-write"])
    portal.locator("button").first.wait_for(timeout=PATIENCE)
    portal.locator("button").first.click()
    portal.locator("button.done").wait_for(timeout=PATIENCE)
    assert portal.evaluate("() => navigator.clipboard.readText()")


def test_the_review_form_is_a_pdf(page: Any, served: Served) -> None:
    answer = page.request.get(f"{served.home}r/0/document?kind=review", timeout=PATIENCE)
    assert answer.body().startswith(b"%PDF")


def test_the_list_of_documents_by_keyboard(page: Any, served: Served) -> None:
    page.focus("#more summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')").endswith("review")
    page.keyboard.press("Escape")
    assert not page.evaluate("() => document.getElementById('more').open")


def test_a_remark_leads_to_its_field_and_is_dealt_with(page: Any, served: Served) -> None:
    file = served.folder / "review.yaml"
    file.write_text(REMARKS, encoding="utf-8")
    item = page.locator("#list .note", has_text="請補充依據")
    item.locator(".finding").click(timeout=PATIENCE)
    focused(page, "category")
    item.locator(".mend").click()
    item.wait_for(state="detached", timeout=PATIENCE)
    assert wait_until(lambda: "state: done" in file.read_text("utf-8"))
