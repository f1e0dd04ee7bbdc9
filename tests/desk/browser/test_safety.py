"""What others may do to the desk, and what its end leaves."""

from __future__ import annotations

import shutil
import struct
import subprocess
import threading
import zlib
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser.driving import PATIENCE, Served, field, ready
from tests.many.children import wait_until

pytestmark = pytest.mark.browser


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
          tries.push(new Promise((resolve) => {{
            image.onload = () => {{ document.title = "shown"; resolve(); }};
            image.onerror = resolve;
          }}));
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


def test_the_end_leaves_nothing_behind(browser: Any, folder: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        desk = Served(folder)
    context = browser.new_context()
    window = context.new_page()
    window.goto(desk.address)
    window.wait_for_selector(".sheet img[src]", timeout=PATIENCE)
    assert list(temporary.rglob("reportgen-desk-*"))
    context.close()
    desk.stop()
    assert desk.process.returncode == 0
    assert not list(temporary.iterdir())


def test_a_read_only_desk_has_nothing_to_write_with(browser: Any, folder: Path) -> None:
    desk = Served(folder, "--read-only")
    try:
        context = browser.new_context()
        window = context.new_page()
        window.goto(desk.address)
        ready(window)
        assert window.locator("#editor input").count()
        assert window.locator(".add, .tools, .prose .bar, .handle").count() == 0
        assert window.locator("input:not([readonly], [disabled])").count() == 0
        context.close()
    finally:
        desk.stop()


def test_a_hostile_picture_is_refused_with_a_reason(
    page: Any, served: Served, tmp_path: Path
) -> None:
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(bomb_of(60_000, 60_000))
    script = tmp_path / "photo.jpg"
    script.write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "utf-8")
    before = served.text
    page.refused = True
    prose = page.locator(".field.prose", has=field(page, "purpose", "prose"))
    for file in (bomb, script):
        with page.expect_file_chooser() as chooser:
            prose.locator("button", has_text="圖片").click()
        chooser.value.set_files(file)
        page.wait_for_selector("#dialog[open] >> text=這不是讀得懂的照片", timeout=PATIENCE)
        page.keyboard.press("Enter")
        page.wait_for_function("() => !document.querySelector('#dialog').open")
    assert served.text == before
    assert not (served.folder / "figures").exists() or not any(
        (served.folder / "figures").iterdir()
    )


def bomb_of(width: int, height: int) -> bytes:
    """A PNG of a few bytes that would take gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_full_disk_loses_nothing(browser: Any, folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    mounted = shutil.which("mount") and subprocess.run(command, capture_output=True, check=False)
    if not mounted or mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        report = shutil.copytree(folder, disk / "trip")
        (disk / "filler").write_bytes(b"x" * (64 * 1024 - 4096 * 4))
        desk = Served(report)
        try:
            full_disk(browser, desk, disk)
        finally:
            desk.stop()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def full_disk(browser: Any, desk: Served, disk: Path) -> None:
    before = desk.text
    window = browser.new_context().new_page()
    window.goto(desk.address)
    ready(window)
    with (disk / "last").open("wb", buffering=0) as last, suppress(OSError):
        while last.write(b"x" * 4096):
            pass
    agency = field(window, "agency")
    agency.fill("外交部")
    window.wait_for_selector("#notice:not([hidden])", timeout=PATIENCE)
    assert desk.text == before
    assert agency.input_value() == "外交部"
    (disk / "last").unlink()
    agency.fill("外交部秘書處")
    assert wait_until(lambda: "agency: 外交部秘書處" in desk.text)
    window.wait_for_selector("#notice", state="hidden", timeout=PATIENCE)
    window.context.close()
