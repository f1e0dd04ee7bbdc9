"""The desk in a browser: the Chromium of the system, driven by Playwright."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.desk.test_uploads import picture
from tests.many.children import wait_until

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

ROOT = Path(__file__).parents[2]
AXE = ROOT / "build/axe/node_modules/axe-core/axe.min.js"
PATIENCE = 90_000
"""Milliseconds for a build on a busy machine."""
_ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run",
)  # fmt: skip
SENTENCE = "此行的目標有二"

Make = Callable[..., Path]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield chromium
        chromium.close()


class Served:
    """A running ``reportgen preview`` of one report."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "reportgen", "preview", str(folder), *options]
        self.process = subprocess.Popen(
            [*command, "--no-browser"], stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self.process.stderr
        match = re.search(r"http://127\.0\.0\.1:(\d+)/\S+", self.process.stderr.readline())
        assert match
        self.address, self.port = match[0], int(match[1])

    @property
    def text(self) -> str:
        return (self.folder / "report.yaml").read_text(encoding="utf-8")

    def builder(self) -> int:
        """The number of the builder process."""
        number = self.process.pid
        listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii")
        return next(
            int(child)
            for child in listed.split()
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        )

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.process.wait()
            assert self.process.stderr
            self.process.stderr.close()


@pytest.fixture
def served(make_report: Make) -> Iterator[Served]:
    desk = Served(make_report())
    yield desk
    desk.stop()


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    window = context.new_page()
    window.asked, window.problems = [], []
    context.on("request", lambda request: window.asked.append(request.url))
    window.on("pageerror", lambda problem: window.problems.append(str(problem)))
    window.on("console", lambda m: m.type == "error" and window.problems.append(m.text))
    window.goto(served.address)
    window.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
    window.wait_for_function("() => /·/.test(document.querySelector('#status').textContent)")
    yield window
    assert window.problems == []
    own = (f"http://127.0.0.1:{served.port}/", "blob:")
    assert [url for url in window.asked if not url.startswith(own)] == []
    context.close()


def field(page: Any, *keys: str | int) -> Any:
    """The control of a value."""
    import json

    name = json.dumps(keys, separators=(",", ":"), ensure_ascii=False)
    return page.locator(f"[data-keys='{name}']").first


def open_all(page: Any) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def drawn(page: Any) -> None:
    """Note from now on which pages are drawn."""
    page.evaluate(
        "() => { window.drawn = [];"
        " document.addEventListener('drawn', (e) => drawn.push(e.target.number)); }"
    )


def settled(page: Any) -> None:
    page.wait_for_function("() => !document.body.classList.contains('busy')", timeout=PATIENCE)


def test_an_edit_changes_its_line_and_its_pages(page: Any, served: Served) -> None:
    settled(page)
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
    page.wait_for_function("() => document.querySelector('#undo').disabled")
    assert served.text == before


def test_fast_typing_loses_nothing(page: Any, served: Served) -> None:
    settled(page)
    before = served.text
    prose = field(page, "purpose", "prose")
    prose.click()
    page.keyboard.press("Control+End")
    typed = "".join(chr(0x4E00 + 7 * number) for number in range(100))
    for character in typed:
        page.keyboard.insert_text(character)
    assert wait_until(lambda: typed in served.text)
    assert served.text.replace(typed, "") == before
    page.wait_for_timeout(1500)
    settled(page)
    assert prose.input_value().endswith(typed)
    asked = page.evaluate(
        "() => [...document.querySelectorAll('.sheet')].map((s) => s.dataset.digest)"
    )
    fresh = page.context.new_page()
    fresh.goto(f"http://127.0.0.1:{served.port}/r/0/")
    fresh.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
    assert asked == fresh.evaluate(
        "() => [...document.querySelectorAll('.sheet')].map((s) => s.dataset.digest)"
    )


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
    page.wait_for_function(
        "() => document.activeElement.dataset.keys === JSON.stringify(['purpose', 'prose'])",
        timeout=PATIENCE,
    )
    page.wait_for_selector(".outline", timeout=PATIENCE)


def test_a_slip_is_a_finding_and_the_pages_stay(page: Any, served: Served) -> None:
    settled(page)
    sheets = page.locator(".sheet").count()
    open_all(page)
    field(page, "category").fill("開會x")
    item = page.locator("#list .finding", has_text="開會x").first
    item.wait_for(timeout=PATIENCE)
    item.click()
    page.wait_for_function(
        "() => document.activeElement.dataset.keys === JSON.stringify(['category'])"
    )
    assert page.locator(".sheet").count() == sheets


def test_text_that_is_no_yaml_keeps_the_pages(page: Any, served: Served) -> None:
    settled(page)
    sheets = page.locator(".sheet").count()
    page.click("#as-text")
    text = page.locator("#text")
    good = text.input_value()
    text.fill(good.replace("title: ", "title: [", 1))
    page.wait_for_selector("#banner:not([hidden])", timeout=PATIENCE)
    assert page.locator(".sheet").count() == sheets
    assert page.locator("#as-form").is_disabled()
    page.locator("#list .error .finding").first.click()
    page.wait_for_function("() => document.activeElement.id === 'text'")
    text.fill(good)
    page.wait_for_selector("#banner", state="hidden", timeout=PATIENCE)
    assert served.text == good


def test_a_killed_builder_is_started_again(page: Any, served: Served) -> None:
    settled(page)
    first = served.builder()
    os.kill(first, signal.SIGKILL)
    drawn(page)
    field(page, "agency").fill("外交部")
    page.wait_for_function("() => drawn.includes(0)", timeout=PATIENCE)
    assert served.builder() != first
    settled(page)
    assert page.locator("#banner").is_hidden()


def test_the_end_leaves_nothing_behind(browser: Any, make_report: Make, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        desk = Served(make_report())
    context = browser.new_context()
    window = context.new_page()
    window.goto(desk.address)
    window.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
    assert list(temporary.glob("reportgen-desk-*"))
    context.close()
    desk.stop()
    assert desk.process.returncode == 0
    assert not list(temporary.glob("reportgen-desk-*"))


def test_two_windows_show_the_same(page: Any, served: Served) -> None:
    other = page.context.new_page()
    other.goto(f"http://127.0.0.1:{served.port}/r/0/")
    other.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
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


class _Hostile(BaseHTTPRequestHandler):
    """A page of another origin that tries what it can."""

    target = ""

    def do_GET(self) -> None:
        script = f"""<script>
          const at = "{self.target}";
          const body = JSON.stringify({{path: "report.yaml", version: "", text: "title: x\\n"}});
          const forged = {{method: "POST", mode: "no-cors", credentials: "include", body}};
          const tries = [
            fetch(at + "/r/0/write", forged),
            fetch(at + "/r/0/undo", forged),
            fetch(at + "/r/0/file?path=report.yaml", {{credentials: "include"}})
              .then((r) => r.text()).then((text) => {{ document.title = "read " + text; }}),
          ];
          const image = new Image();
          image.onload = () => {{ document.title = "shown"; }};
          image.src = at + "/static/icon.svg";
          Promise.allSettled(tries).then(() => {{ document.body.id = "done"; }});
        </script><iframe src="{self.target}/r/0/"></iframe>"""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>evil</title><body>{script}".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_page_of_another_origin_can_do_nothing(browser: Any, page: Any, served: Served) -> None:
    settled(page)
    before = served.text
    _Hostile.target = f"http://127.0.0.1:{served.port}"
    server = HTTPServer(("127.0.0.1", 0), _Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        context = browser.new_context(storage_state=page.context.storage_state())
        evil = context.new_page()
        evil.goto(f"http://localhost:{server.server_port}/")
        evil.wait_for_selector("#done", timeout=PATIENCE)
        assert evil.title() == "evil"
        inside = [frame for frame in evil.frames if frame.parent_frame]
        assert not any(frame.locator("#desk").count() for frame in inside)
        context.close()
    finally:
        server.shutdown()
        server.server_close()
    assert served.text == before


def test_the_keyboard_is_enough(page: Any, served: Served) -> None:
    settled(page)
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
    page.wait_for_function("() => !document.querySelector('#undo').disabled", timeout=PATIENCE)
    assert "agency: 國家發展委員會A\n" in served.text


def test_a_photo_goes_from_a_file_to_the_page(page: Any, served: Served, tmp_path: Path) -> None:
    settled(page)
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
    page.wait_for_function("() => !document.querySelector('#undo').disabled", timeout=PATIENCE)
    assert (served.folder / "figures/會談-照片.jpg").read_bytes() == photo.read_bytes()
    assert re.search(
        r'!\[雙方會談\]\(figures/會談-照片\.jpg\)\{#fig-\w+ alt="兩人對坐"\}', served.text
    )
    settled(page)
    assert page.locator("#list .error", has_text="figures").count() == 0


def test_a_session_is_added_filled_in_and_removed(page: Any, served: Served) -> None:
    settled(page)
    before = served.text
    assert page.locator("#file option[value='+roster']").count() == 0
    page.select_option("#file", "+topics")
    title = field(page, "title")
    title.wait_for(timeout=PATIENCE)
    title.fill("資料品質的檢核")
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


def test_a_read_only_desk_has_nothing_to_write_with(browser: Any, make_report: Make) -> None:
    desk = Served(make_report(), "--read-only")
    try:
        context = browser.new_context()
        window = context.new_page()
        window.goto(desk.address)
        window.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
        assert window.locator(".add, .tools, .prose .bar").count() == 0
        assert window.locator("input:not([readonly], [disabled])").count() == 0
        context.close()
    finally:
        desk.stop()


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make desk")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, served: Served, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, color_scheme=scheme, bypass_csp=True
    )
    window = context.new_page()
    window.goto(served.address)
    window.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
    settled(window)
    window.add_script_tag(path=str(AXE))
    for prepare in ("() => {}", "() => document.getElementById('as-text').click()"):
        window.evaluate(prepare)
        open_all(window)
        result = window.evaluate("() => axe.run()")
        found = [
            (violation["id"], violation["nodes"][0]["html"][:200])
            for violation in result["violations"]
        ]
        assert found == []
    context.close()
