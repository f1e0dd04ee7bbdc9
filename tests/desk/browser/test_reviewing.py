"""A document of superiors in the window: by a drop, by choice, by keys alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen.world import World
from tests.desk.browser.driving import PATIENCE, Served, digests, settled
from tests.desk.test_reviewing import SENTENCE, sent_back
from tests.many.children import wait_until

pytestmark = pytest.mark.browser

_DROP = """([bytes, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name));
  for (const kind of ["dragover", "drop"]) {
    document.getElementById("pages").dispatchEvent(
      new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture
def document(page: Any, served: Served, tmp_path: Path) -> Path:
    """The report with two tracked changes; its window shows the sentence that they are in."""
    path = tmp_path / "長官.docx"
    path.write_bytes(sent_back(World.here(), served.folder, tmp_path / "out"))
    page.reload()
    page.wait_for_function(
        "(words) => [...document.querySelectorAll('textarea')].some((a) => a.value === words)",
        arg=SENTENCE, timeout=PATIENCE,
    )  # fmt: skip
    settled(page)
    return path


def choose(page: Any, file: Path) -> None:
    page.click("#more summary")
    with page.expect_file_chooser() as chooser:
        page.click("#returned button")
    chooser.value.set_files(file)


def test_changes_are_accepted_and_rejected_by_keys_alone(
    page: Any, served: Served, document: Path
) -> None:
    before, pages = served.text, digests(page)
    choose(page, document)
    page.wait_for_selector("#review:not([hidden])", timeout=PATIENCE)
    for words in ("林", "2026-03-20", "report.yaml:", "持續", "穩健"):
        assert words in page.locator("#review li").first.inner_text()
    page.locator("#review [data-change]").first.focus()
    page.keyboard.press("Enter")  # the first is accepted, and the next one has the focus
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # not accepted; then the button that writes has the focus
    assert served.text == before
    page.keyboard.press("Enter")
    assert wait_until(lambda: "穩健推動開放資料。" in served.text)
    assert served.text == before.replace(SENTENCE, "穩健推動開放資料。")
    page.wait_for_selector("#review >> text=已寫回 1 處", timeout=PATIENCE)
    page.wait_for_function("() => document.activeElement.matches('#review .main')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#review", state="hidden")
    settled(page)
    assert digests(page) != pages
    page.click("#undo")
    assert wait_until(lambda: served.text == before)


def test_a_document_is_dropped_and_a_change_leads_to_its_field(
    page: Any, served: Served, document: Path
) -> None:
    page.evaluate(_DROP, [list(document.read_bytes()), document.name])
    page.locator("#review .finding").first.click(timeout=PATIENCE)
    page.wait_for_function(
        "(words) => document.activeElement.value === words", arg=SENTENCE, timeout=PATIENCE
    )
    page.click("#review >> text=接受全部追蹤修訂")
    page.click("#review .main")
    assert wait_until(lambda: "穩健推動公開資料。" in served.text)


def test_what_others_wrote_over_is_asked_about(page: Any, served: Served, document: Path) -> None:
    choose(page, document)
    page.click("#review >> text=接受全部追蹤修訂", timeout=PATIENCE)
    other = served.text.replace("持續推動", "一再推動")
    (served.folder / "report.yaml").write_text(other, encoding="utf-8")
    page.refused = True
    page.click("#review .main")
    page.wait_for_selector("#notice:not([hidden]) >> text=請再看一次", timeout=PATIENCE)
    assert served.text == other
    page.wait_for_selector("#review li >> text=記錄在這之後改過", timeout=PATIENCE)
    assert page.locator("#review [data-change]").count() == 0
    page.click("#review >> text=不處理")
    page.wait_for_selector("#review", state="hidden")
    assert served.text == other


def test_a_hostile_document_is_one_sentence(page: Any, served: Served, tmp_path: Path) -> None:
    before = served.text
    page.refused = True
    for name, data in (("a.docx", b"PK\x03\x04junk"), ("b.pdf", b"%PDF-1.7 nothing")):
        page.evaluate(_DROP, [list(data), name])
        page.wait_for_selector(f"#notice:not([hidden]) >> text={name}", timeout=PATIENCE)
        assert page.locator("#review").is_hidden()
    page.evaluate(_DROP, [[1, 2, 3], "c.exe"])
    page.wait_for_selector("#notice >> text=.docx、.odt", timeout=PATIENCE)
    assert served.text == before
