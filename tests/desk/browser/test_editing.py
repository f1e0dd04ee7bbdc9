"""Edits in the window reach the file and the pages, and nothing is lost."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.driving import (
    PATIENCE,
    Served,
    digests,
    drawn,
    field,
    focused,
    open_all,
    ready,
    settled,
)  # fmt: skip
from tests.desk.test_uploads import picture
from tests.many.children import wait_until

pytestmark = pytest.mark.browser
SENTENCE = "此行的目標有二"


def test_an_edit_changes_its_line_and_its_pages(page: Any, served: Served) -> None:
    before, kept = served.text, len(page.asked)
    drawn(page)
    agency = field(page, "agency")
    agency.fill("國家發展委員會資訊處")
    page.wait_for_function("() => drawn.includes(0)", timeout=PATIENCE)
    assert served.text == before.replace(
        "agency: 國家發展委員會\ncontact", "agency: 國家發展委員會資訊處\ncontact"
    )
    settled(page)
    asked = [url for url in page.asked[kept:] if "/page?" in url]
    assert asked
    numbers = {int(re.search(r"[?&]n=(\d+)", url)[1]) for url in asked}  # type: ignore[index]
    assert numbers < set(range(page.locator(".sheet").count()))
    assert len(asked) == len(set(asked))
    page.click("#undo")
    assert wait_until(lambda: served.text == before)


def test_fast_typing_loses_nothing(page: Any, served: Served) -> None:
    before = served.text
    prose = field(page, "purpose", "prose")
    prose.click()
    page.keyboard.press("Control+End")
    typed = "".join(chr(0x4E00 + 7 * number) for number in range(100))
    for character in typed:
        page.keyboard.insert_text(character)
    assert wait_until(lambda: typed in served.text)
    assert served.text.replace(typed, "") == before
    settled(page)
    assert prose.input_value().endswith(typed)
    fresh = page.context.new_page()
    fresh.goto(served.home)
    ready(fresh)
    assert digests(page) == digests(fresh)


def test_a_click_on_a_sentence_leads_to_its_field(page: Any, served: Served) -> None:
    line = next(n for n, text in enumerate(served.text.split("\n"), 1) if SENTENCE in text)
    settled(page)
    place, rectangle = page.evaluate(
        "(line) => fetch(`boxes?path=report.yaml&line=${line}`).then((r) => r.json())"
        ".then((boxes) => boxes.at(-1))",
        line,
    )
    sheet = page.locator(".sheet").nth(place)
    sheet.scroll_into_view_if_needed()
    area = sheet.bounding_box()
    left, bottom, _, top = rectangle
    scale = area["width"] / 595.28
    sheet.click(
        position={"x": (left + 20) * scale, "y": area["height"] - (bottom + top) / 2 * scale}
    )
    focused(page, "purpose", "prose")
    page.wait_for_selector(".outline", timeout=PATIENCE)


def test_a_slip_is_a_finding_and_the_pages_stay(page: Any, served: Served) -> None:
    sheets = page.locator(".sheet").count()
    open_all(page)
    field(page, "category").fill("開會x")
    item = page.locator("#list .finding", has_text="開會x").first
    item.wait_for(timeout=PATIENCE)
    item.click()
    focused(page, "category")
    assert page.locator(".sheet").count() == sheets


def test_a_killed_builder_is_started_again(page: Any, served: Served) -> None:
    first = served.builder()
    os.kill(first, signal.SIGKILL)
    drawn(page)
    field(page, "agency").fill("外交部")
    page.wait_for_function("() => drawn.includes(0)", timeout=PATIENCE)
    assert served.builder() != first
    settled(page)
    assert page.locator("#banner").is_hidden()


def test_two_windows_show_the_same(page: Any, served: Served) -> None:
    other = page.context.new_page()
    other.goto(served.home)
    ready(other)
    field(page, "agency").fill("外交部")
    other.wait_for_function(
        "() => [...document.querySelectorAll('input')].some((i) => i.value === '外交部')",
        timeout=PATIENCE,
    )
    field(other, "agency").fill("外交部秘書處")
    page.wait_for_function(
        "() => [...document.querySelectorAll('input')].some((i) => i.value === '外交部秘書處')",
        timeout=PATIENCE,
    )
    assert "agency: 外交部秘書處\n" in served.text


def test_a_photo_goes_from_a_file_to_the_page(page: Any, served: Served, tmp_path: Path) -> None:
    photo = tmp_path / "會談 照片.jpg"
    photo.write_bytes(picture(size=(900, 600)))
    prose = page.locator(".field.prose", has=field(page, "purpose", "prose"))
    field(page, "purpose", "prose").click()
    page.keyboard.press("Control+End")
    with page.expect_file_chooser() as chooser:
        prose.locator("button", has_text="圖片").click()
    chooser.value.set_files(photo)
    page.fill("#ask-caption", "雙方會談")
    page.fill("#ask-alt", "兩人對坐")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('#dialog').open")
    assert wait_until(lambda: "fig-" in served.text)
    assert (served.folder / "figures/會談-照片.jpg").read_bytes() == photo.read_bytes()
    assert re.search(
        r'!\[雙方會談\]\(figures/會談-照片\.jpg\)\{#fig-\w+ alt="兩人對坐"\}', served.text
    )
    settled(page)
    assert page.locator("#list .error", has_text="figures").count() == 0


def test_a_session_is_added_filled_in_and_removed(page: Any, served: Served) -> None:
    before = served.text
    assert page.locator("#file option[value='+roster']").count() == 0
    page.select_option("#file", "+topics")
    page.wait_for_selector("#editor[data-path='topics/010-new.yaml']", timeout=PATIENCE)
    field(page, "title").fill("資料品質的檢核")
    page.wait_for_function(
        "() => [...document.querySelectorAll('#file option')]"
        ".some((o) => o.textContent.includes('資料品質的檢核'))",
        timeout=PATIENCE,
    )
    file = served.folder / "topics/010-new.yaml"
    assert file.read_text(encoding="utf-8").startswith("title: 資料品質的檢核\n")
    page.click(".remove")
    page.wait_for_function("() => document.querySelector('#file').value === 'report.yaml'")
    assert not file.exists()
    assert served.text == before


def test_nobody_types_into_a_file_that_is_being_left(page: Any, served: Served) -> None:
    page.select_option("#file", "+topics")
    page.wait_for_selector("#editor[data-path='topics/010-new.yaml']", timeout=PATIENCE)
    asked: list[Any] = []
    page.route(re.compile(r"/file\?"), lambda route: asked.append(route))
    field(page, "title").fill("資料品質的檢核")
    with page.expect_request(re.compile(r"/file\?")):
        page.select_option("#file", "report.yaml")
    page.wait_for_selector("#editor[inert]")
    topic = served.folder / "topics/010-new.yaml"
    assert wait_until(lambda: "title: 資料品質的檢核\n" in topic.read_text(encoding="utf-8"))
    with page.expect_response(re.compile(r"/file\?")):
        asked[0].continue_()
    page.unroute(re.compile(r"/file\?"))
    page.wait_for_selector("#editor[data-path='report.yaml']:not([inert])", timeout=PATIENCE)
    page.select_option("#file", "topics/010-new.yaml")
    page.wait_for_selector("#editor[data-path='topics/010-new.yaml']", timeout=PATIENCE)
    assert field(page, "title").input_value() == "資料品質的檢核"
