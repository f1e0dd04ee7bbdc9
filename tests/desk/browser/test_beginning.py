"""From an empty folder to a report with photos, as somebody would who has never seen YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.driving import PATIENCE, Served, field, ready, watched
from tests.desk.test_uploads import picture
from tests.many.children import wait_until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "scheme"), [("zh-Hant", "light"), ("en", "dark")])
def test_a_newcomer_makes_a_report(
    browser: Any, tmp_path: Path, language: str, scheme: str
) -> None:
    home = tmp_path / "work"
    home.mkdir()
    desk = Served(home, language=language)
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme=scheme)
    window = watched(context)
    window.set_default_timeout(PATIENCE)
    try:
        window.goto(desk.address)
        begin(window)
        ready(window)
        report = home / "2025-03-jp"
        fill_in(window, tmp_path, report)
        window.wait_for_function(
            "() => document.querySelectorAll('.sheet').length >= 6", timeout=PATIENCE
        )
        assert window.problems == []
        own = (desk.home, "blob:")
        assert [url for url in window.asked if not url.startswith(own)] == []
        window.goto(desk.home)
        window.click("#rows a")
        ready(window)
    finally:
        context.close()
        desk.stop()


def begin(window: Any) -> None:
    """The form of a new report: a mistake first, with the keyboard."""
    window.fill("[name=agency]", "國家發展委員會")
    window.select_option("[name=category]", "考察")
    window.fill("[name=start]", "2025-03-14")
    window.fill("[name=end]", "2025-03-11")
    window.refused = True
    window.click("#begin [type=submit]")
    window.wait_for_selector("#notice:not([hidden])")
    window.fill("[name=end]", "2025-03-16")
    window.select_option("[data-key=country]", "JP")
    window.fill("[data-key=cities]", "東京")
    window.fill("[data-key=name]", "林菊穗")
    window.fill("[data-key=post]", "分析師")
    window.keyboard.press("Enter")


def fill_in(window: Any, tmp_path: Path, report: Path) -> None:
    """A sentence where 待填 stands, and two photos: one is pasted, one is chosen."""
    window.select_option("#file", "purpose.yaml")
    prose = field(window, "prose")
    prose.wait_for()
    prose.click()
    window.keyboard.insert_text("為了解檢核制度，訪問日本主管機關。" * 160)  # no short report
    purpose = report / "purpose.yaml"
    assert wait_until(
        lambda: "prose: 為了解檢核制度" in purpose.read_text("utf-8").replace("|\n  ", "")
    )
    session = report / "sessions/010-session.yaml"
    window.select_option("#file", "sessions/010-session.yaml")
    field(window, "our_people").wait_for()
    prose = field(window, "prose")
    prose.click()
    prose.evaluate(
        """(area, bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "會場.png", { type: "image/png" }));
          area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
        }""",
        list(picture("PNG", (300, 200))),
    )
    answer(window, "會場")
    photo = tmp_path / "IMG_2.jpg"
    photo.write_bytes(picture(size=(800, 600)))
    with window.expect_file_chooser() as chooser:
        window.locator(".prose .bar button").nth(4).click()
    chooser.value.set_files(photo)
    answer(window, "合影")
    assert wait_until(lambda: session.read_text("utf-8").count("{#fig-") == 2)
    assert len(list((report / "figures").iterdir())) == 2


def answer(window: Any, caption: str) -> None:
    window.wait_for_selector("#dialog[open] #ask-caption")
    window.fill("#ask-caption", caption)
    window.fill("#ask-alt", f"{caption}的照片")
    window.keyboard.press("Enter")
    window.wait_for_function("() => !document.querySelector('#dialog').open")
