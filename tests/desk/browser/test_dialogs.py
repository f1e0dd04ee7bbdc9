"""Every question of the desk, and the form of a new report: with axe, and by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen.world import World
from tests.conftest import SMALL
from tests.desk.browser.driving import PATIENCE, Served, field, focused, open_all, ready, watched
from tests.desk.browser.test_access import AXE
from tests.desk.browser.test_documents import REMARKS
from tests.desk.browser.test_races import CHANGE, Held, comes
from tests.desk.test_reviewing import sent_back
from tests.desk.test_uploads import picture
from tests.many.children import wait_until

pytestmark = pytest.mark.browser
judged = pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make desk")


@pytest.fixture(scope="module", params=["zh-Hant", "en"])
def language(request: Any) -> str:
    return str(request.param)


@pytest.fixture
def window(browser: Any) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, bypass_csp=True, locale="en-US"
    )
    opened = watched(context)
    opened.set_default_timeout(PATIENCE)
    yield opened
    context.close()


@pytest.fixture
def empty(tmp_path: Path, language: str) -> Iterator[Served]:
    """A desk without a report."""
    (tmp_path / "work").mkdir()
    desk = Served(tmp_path / "work", language=language)
    yield desk
    desk.stop()


@pytest.fixture
def full(tmp_path: Path, language: str) -> Iterator[tuple[Served, Path]]:
    """A desk with a report, remarks on it, and a document of superiors."""
    folder = tmp_path / "trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(SMALL, encoding="utf-8")
    document = tmp_path / "chief.docx"
    document.write_bytes(sent_back(World.here(), folder, tmp_path / "out"))
    (folder / "review.yaml").write_text(REMARKS, encoding="utf-8")
    desk = Served(folder, language=language)
    yield desk, document
    desk.stop()


def judge(window: Any, what: str) -> None:
    """No violation in *what* is shown, in light and in dark."""
    if not window.evaluate("() => 'axe' in globalThis"):
        window.add_script_tag(path=str(AXE))
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        faults = window.evaluate("() => axe.run()")["violations"]
        assert [(f["id"], f["nodes"][0]["html"][:200]) for f in faults] == [], (what, scheme)


@judged
def test_axe_finds_nothing_in_the_form_of_a_new_report(window: Any, empty: Served) -> None:
    window.goto(empty.address)
    window.wait_for_selector("#begin [type=submit]")
    judge(window, "the form")
    window.locator("#begin .add").last.click()
    window.fill("[name=agency]", "外交部")
    window.fill("[name=start]", "2025-03-14")
    window.fill("[name=end]", "2025-03-11")
    window.click("#begin [type=submit]")
    window.wait_for_selector("#notice:not([hidden])")
    judge(window, "a refusal")


@judged
def test_axe_finds_nothing_in_any_question(window: Any, full: tuple[Served, Path]) -> None:
    desk, document = full
    window.goto(desk.address)
    ready(window)
    open_all(window)
    window.locator("#list .mend").first.wait_for()
    judge(window, "remarks and handles")
    window.click("#more summary")
    judge(window, "the list of documents")
    with window.expect_file_chooser() as chooser:
        window.click("#returned button")
    chooser.value.set_files(document)
    window.locator("#review [data-change]").first.click()
    judge(window, "changes of superiors")
    window.locator("#review .main").click()
    window.locator("#review .hint").first.wait_for()
    judge(window, "changes that were made")
    window.locator("#review .main").click()
    photos(window, document.parent)
    conflict(window, desk)


def photos(window: Any, folder: Path) -> None:
    """The words for a photo, and the refusal of what is none."""
    good, bad = folder / "a.jpg", folder / "b.jpg"
    good.write_bytes(picture())
    bad.write_bytes(b"none")
    for file in (good, bad):
        prose = window.locator(".field.prose", has=field(window, "purpose", "prose"))
        with window.expect_file_chooser() as chooser:
            prose.locator(".bar button").nth(4).click()
        chooser.value.set_files(file)
        window.wait_for_selector("#dialog[open]")
        judge(window, f"the question about {file.name}")
        window.keyboard.press("Enter")
        window.wait_for_function("() => !document.querySelector('#dialog').open")


def conflict(window: Any, desk: Served) -> None:
    """Both texts of a conflict."""
    requests = Held(window, CHANGE)
    field(window, "agency").fill("外交部")
    assert requests.come()
    (desk.folder / "report.yaml").write_text(f"{desk.text}# 別人\n", encoding="utf-8")
    requests.go()
    window.wait_for_selector("#dialog[open] .both")
    judge(window, "a conflict")
    window.keyboard.press("Escape")  # is no answer
    window.wait_for_selector("#dialog[open] .main")
    window.locator("#dialog .main").focus()
    window.keyboard.press("Enter")
    assert comes(window, lambda: "agency: 外交部" in desk.text)


def test_a_photo_and_its_words_by_keys_alone(
    window: Any, full: tuple[Served, Path], tmp_path: Path
) -> None:
    desk, _ = full
    window.goto(desk.address)
    ready(window)
    photo = tmp_path / "a.jpg"
    photo.write_bytes(picture())
    prose = field(window, "purpose", "prose")
    # Beforehand: the browser is asked for its chooser while the first keys are on their way.
    with window.expect_file_chooser() as chooser:
        prose.focus()
        window.keyboard.press("Shift+Tab")
        focused_button = window.evaluate("document.activeElement.parentElement.className")
        window.keyboard.press("Enter")
    assert focused_button == "bar"
    chooser.value.set_files(photo)
    window.wait_for_selector("#dialog[open]")
    window.keyboard.insert_text("會場")
    window.keyboard.press("Tab")
    window.keyboard.insert_text("會場全景")
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert wait_until(lambda: '![會場](figures/a.jpg){#fig-a alt="會場全景"}' in desk.text)
    focused(window, "purpose", "prose")
