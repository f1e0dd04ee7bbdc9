"""What is typed while answers are on their way, refused or late is written where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.driving import PATIENCE, Served, digests, field, focused, open_all, settled
from tests.desk.test_uploads import picture
from tests.many.children import wait_until

pytestmark = pytest.mark.browser
CHANGE = re.compile(r"/r/0/change$")


def comes(page: Any, true: Callable[[], object]) -> bool:
    """Wait for *true*, while requests of *page* that a test looks at go on."""
    return wait_until(lambda: page.wait_for_timeout(1) or true())


class Held:
    """The requests of *page* for *address*: they wait until they are let go, by `go`."""

    def __init__(self, page: Any, address: re.Pattern[str]) -> None:
        self.page, self.gone = page, False
        self.waiting: list[Any] = []
        page.route(address, lambda route: self.take(route))

    def take(self, route: Any) -> None:
        """Keep a request, or let it go on."""
        if self.gone:
            route.continue_()
        else:
            self.waiting.append(route)

    def come(self) -> bool:
        """Wait for the first one."""
        return comes(self.page, lambda: self.waiting)

    def go(self) -> None:
        """Let all go, those that come later, too."""
        self.gone = True
        for route in self.waiting:
            route.continue_()


def test_an_empty_field_takes_every_key_while_it_is_made(page: Any, served: Served) -> None:
    """The answer to the first key makes the form anew; the keys after it are newer."""
    open_all(page)
    title = field(page, "short_title")
    title.focus()
    requests = Held(page, CHANGE)
    page.keyboard.type("a")
    assert requests.come()
    page.keyboard.type("bc")
    requests.go()
    focused(page, "short_title")
    page.keyboard.type("d")
    assert comes(page, lambda: "abcd" in served.text)
    settled(page)
    assert title.input_value() == "abcd"


def test_what_the_network_lost_is_written_with_the_next_key(page: Any, served: Served) -> None:
    page.route(CHANGE, lambda route: route.abort())
    field(page, "agency").fill("外交部")
    page.wait_for_selector("#notice:not([hidden])", timeout=PATIENCE)
    page.problems.clear()
    page.unroute(CHANGE)
    prose = field(page, "purpose", "prose")
    prose.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("此外無他。")
    assert comes(page, lambda: "此外無他。" in served.text)
    assert "agency: 外交部\n" in served.text
    page.wait_for_selector("#notice", state="hidden", timeout=PATIENCE)
    assert field(page, "agency").input_value() == "外交部"


def test_a_file_that_cannot_be_written_is_not_left(page: Any, served: Served) -> None:
    page.select_option("#file", "+topics")
    page.wait_for_selector("#editor[data-path='topics/010-new.yaml']", timeout=PATIENCE)
    page.route(CHANGE, lambda route: route.abort())
    field(page, "title").fill("資料品質的檢核")
    page.select_option("#file", "report.yaml")
    page.wait_for_selector("#notice:not([hidden])", timeout=PATIENCE)
    page.wait_for_function("() => document.querySelector('#file').value.startsWith('topics/')")
    assert field(page, "title").input_value() == "資料品質的檢核"
    page.unroute(CHANGE)
    topic = served.folder / "topics/010-new.yaml"
    assert comes(page, lambda: "資料品質的檢核" in topic.read_text("utf-8"))
    page.problems.clear()


def test_a_conflict_asks_about_all_that_was_typed(page: Any, served: Served) -> None:
    """What was typed while the refusal was on its way is part of the question."""
    page.refused = True
    requests = Held(page, CHANGE)
    field(page, "agency").fill("外交部")
    assert requests.come()
    field(page, "category").fill("開會")
    other = served.text.replace("agency: 國家發展委員會\n", "agency: 教育部\n")
    (served.folder / "report.yaml").write_text(other, encoding="utf-8")
    requests.go()
    page.wait_for_selector("#dialog[open]", timeout=PATIENCE)
    page.keyboard.press("Escape")  # is no answer
    page.wait_for_selector("#dialog[open] .main", timeout=PATIENCE)
    page.click("#dialog .main")
    assert comes(page, lambda: "agency: 外交部\n" in served.text)
    assert "category: 開會\n" in served.text


def test_no_field_is_written_by_the_position_that_it_had(page: Any, served: Served) -> None:
    """While the first of two items is deleted, nobody types into the second."""
    open_all(page)
    second = field(page, "reflections", 1, "prose")
    text = second.input_value()
    requests = Held(page, CHANGE)
    tools = page.locator("[data-item='[\"reflections\",0]'] .tools button").last
    tools.click()
    page.wait_for_selector("#editor[inert]")
    page.keyboard.insert_text("寫錯了")
    requests.go()
    page.wait_for_selector("#editor:not([inert])", timeout=PATIENCE)
    settled(page)
    assert field(page, "reflections", 0, "prose").input_value() == text
    assert "寫錯了" not in served.text


def test_a_photo_comes_to_its_field_though_that_was_shown_anew(
    page: Any, served: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(picture())
    prose = page.locator(".field.prose", has=field(page, "purpose", "prose"))
    with page.expect_file_chooser() as chooser:
        prose.locator("button", has_text="圖片").click()
    chooser.value.set_files(photo)
    page.wait_for_selector("#dialog[open] #ask-caption", timeout=PATIENCE)
    other = served.text.replace("agency: 國家發展委員會\n", "agency: 教育部\n", 1)
    (served.folder / "report.yaml").write_text(other, encoding="utf-8")
    page.wait_for_function(
        "() => [...document.querySelectorAll('#editor input')].some((i) => i.value === '教育部')",
        timeout=PATIENCE,
    )
    page.fill("#ask-caption", "會場")
    page.keyboard.press("Enter")
    assert comes(page, lambda: "![會場](figures/a.jpg)" in served.text)
    focused(page, "purpose", "prose")
    assert "agency: 教育部\n" in served.text


def test_questions_come_one_after_the_other(page: Any, served: Served, tmp_path: Path) -> None:
    """A conflict that comes up while words for a photo are asked waits for them."""
    page.refused = True
    photo = tmp_path / "a.jpg"
    photo.write_bytes(picture())
    requests = Held(page, CHANGE)
    field(page, "agency").fill("外交部")
    prose = page.locator(".field.prose", has=field(page, "purpose", "prose"))
    with page.expect_file_chooser() as chooser:
        prose.locator("button", has_text="圖片").click()
    chooser.value.set_files(photo)
    page.wait_for_selector("#dialog[open] #ask-caption", timeout=PATIENCE)
    other = served.text.replace("agency: 國家發展委員會\n", "agency: 教育部\n")
    (served.folder / "report.yaml").write_text(other, encoding="utf-8")
    with page.expect_response(CHANGE):
        requests.go()
    page.fill("#ask-caption", "會場")
    page.keyboard.press("Enter")
    page.wait_for_selector("#dialog[open] .both", timeout=PATIENCE)
    page.click("#dialog .main")
    assert comes(page, lambda: "agency: 外交部\n" in served.text)
    assert (served.folder / "figures/a.jpg").exists()


def test_news_that_come_in_another_order_end_with_the_newest(page: Any, served: Served) -> None:
    """The answer about an older state comes while a newer one is already listed."""
    address = re.compile(r"/r/0/file\?")
    requests = Held(page, address)
    text, first = served.text, digests(page)[0]
    write(served, text, "教育部")
    assert requests.come()
    old = page.request.get(requests.waiting[0].request.url).text()
    second = new_cover(page, first)
    write(served, text, "外交部")
    new_cover(page, second)
    requests.waiting.pop(0).fulfill(body=old, content_type="application/json")
    requests.go()
    page.wait_for_function(
        "() => [...document.querySelectorAll('#editor input')].some((i) => i.value === '外交部')",
        timeout=PATIENCE,
    )


def write(served: Served, text: str, agency: str) -> None:
    """Write the report with another *agency*, as somebody else would."""
    new = text.replace("agency: 國家發展委員會\n", f"agency: {agency}\n", 1)
    (served.folder / "report.yaml").write_text(new, encoding="utf-8")


def new_cover(page: Any, before: str) -> str:
    """The digest of the cover when it is not *before* any more."""
    page.wait_for_function(
        "(before) => document.querySelector('.sheet').dataset.digest !== before",
        arg=before, timeout=PATIENCE,
    )  # fmt: skip
    return digests(page)[0]
