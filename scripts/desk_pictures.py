"""Pictures of the desk for the READMEs, in Chinese and English: ``docs/images/desk*.png``.

    python scripts/desk_pictures.py

A copy of a report with two slips is opened by ``reportgen preview`` and looked at with the system's
Chromium, which Playwright drives.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "content/2016-ogp-paris"
RECORD = "sessions/010-digital-agency.yaml"
SLIPS = {
    "reflections/010-visibility.yaml": ("，", ","),
    "report.yaml": ("category: 開會", "category: 會議"),
}
SIZE = ViewportSize(width=1280, height=720)
COLOURS = 96
PATIENCE = 180_000
"""Milliseconds for a build on a busy machine."""


def main() -> None:
    """Make both pictures."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, REPORT.name)
        shutil.copytree(REPORT, report)
        for name, (right, wrong) in SLIPS.items():
            path = report / name
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        for language, name in (("zh-Hant", "desk"), ("en", "desk-en")):
            picture(report, language, ROOT / f"docs/images/{name}.png")


def picture(report: Path, language: str, target: Path) -> None:
    """Write the desk with *report* in *language* to *target*."""
    command = [sys.executable, "-m", "reportgen", "--lang", language, "preview", str(report)]
    with subprocess.Popen([*command, "--no-browser"], stderr=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stderr is not None
            address = next(filter(None, (re.search(r"http://\S+", line) for line in desk.stderr)))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"), args=["--no-sandbox"]
                )
                page = browser.new_page(viewport=SIZE, locale=language)
                page.goto(address[0])
                show(page)
                save(page.screenshot(), target)
                browser.close()
        finally:
            desk.terminate()


def show(page: Page) -> None:
    """A session's form, and its place on the pages."""
    page.wait_for_selector("#sheets img", timeout=PATIENCE)
    page.wait_for_selector("#list li", timeout=PATIENCE)
    page.select_option("#file", RECORD)
    page.wait_for_selector("#editor textarea", timeout=PATIENCE)
    page.locator("#editor textarea").first.focus()
    page.keyboard.press("Control+Home")
    page.wait_for_selector(".outline", timeout=PATIENCE)
    page.evaluate("() => { document.getElementById('records').scrollTop = 0; }")
    page.wait_for_timeout(3000)


def save(data: bytes, target: Path) -> None:
    """As a palette PNG, small enough for a README."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        target, optimize=True
    )
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
