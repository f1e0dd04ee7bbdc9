"""Random edits and clicks in the real reports."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from reportgen.edit.document import Document
from reportgen.text import fold
from tests.desk.browser.driving import PATIENCE, ROOT, Served, ready
from tests.many.children import wait_until
from tests.whereabouts.test_pages import clicks

pytestmark = pytest.mark.browser
EDITS = 100
"""On both reports."""
REPORTS = ("2016-ogp-paris", "2018-ogp-tbilisi")

_FIELDS = """() => [...document.querySelectorAll(
  "#editor input[type=text][data-keys], #editor textarea[data-keys]")]
  .filter((each) => each.value && !each.readOnly).map((each) => each.dataset.keys)"""
_TYPE = """([keys, text]) => {
  const input = [...document.querySelectorAll("#editor [data-keys]")]
    .find((each) => each.dataset.keys === keys);
  input.value += text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


@pytest.fixture(params=REPORTS)
def report(request: Any, browser: Any, tmp_path: Path) -> Iterator[tuple[Served, Any]]:
    """A window of a real report."""
    folder = shutil.copytree(ROOT / "content" / request.param, tmp_path / request.param)
    desk = Served(folder)
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    window = context.new_page()
    window.goto(desk.address)
    window.wait_for_selector("#editor [data-keys]", timeout=PATIENCE)
    try:
        yield desk, window
    finally:
        context.close()
        desk.stop()


def test_edits_and_clicks(report: tuple[Served, Any]) -> None:
    """Why in one: the report is set once."""
    desk, window = report
    ready(window)
    clicks_lead_to_the_line(desk, window)
    edits_touch_their_lines_alone(desk, window)


def clicks_lead_to_the_line(desk: Served, window: Any) -> None:
    """100 characters of each report; the place is what the window is given for a click there."""
    lines = {
        path.relative_to(desk.folder).as_posix(): path.read_text("utf-8").split("\n")
        for path in desk.folder.rglob("*.yaml")
    }
    folded = {path: [fold(line) for line in text] for path, text in lines.items()}
    judged = wrong = 0
    pdf = window.request.get(f"{desk.home}r/0/pdf").body()
    for page, x, y, words in clicks(pdf, EDITS):
        if not any(words in line for text in folded.values() for line in text):
            continue  # words of the layout
        judged += 1
        query = f"page={page}&x={x:.2f}&y={y:.2f}"
        place = window.request.get(f"{desk.home}r/0/at?{query}", timeout=PATIENCE).json()
        line = folded[place["path"]][place["line"] - 1] if place else ""
        wrong += not any(part in line for part in (words, words[1:3], words[2:4]))
    assert judged > EDITS / 2
    assert wrong <= 0.03 * judged


def edits_touch_their_lines_alone(desk: Served, window: Any) -> None:
    rng = random.Random(3)
    paths = window.evaluate(
        "() => [...document.querySelectorAll('#file option')].map(o => o.value)"
        ".filter(v => !v.startsWith('+'))"
    )
    done = 0
    while done < EDITS // len(REPORTS):
        path = rng.choice(paths)
        window.select_option("#file", path)
        window.wait_for_function(
            "(path) => document.querySelector('#editor').dataset.path === path", arg=path
        )
        for keys in rng.sample(fields := window.evaluate(_FIELDS), min(5, len(fields))):
            edit(desk.folder / path, window, keys, rng.choice(("增", "：x", " # y", "「二」")))
            done += 1


def edit(file: Path, window: Any, keys: str, text: str) -> None:
    before = file.read_text("utf-8")
    window.evaluate(_TYPE, [keys, text])
    assert wait_until(lambda: file.read_text("utf-8") != before), (file, keys)
    after = file.read_text("utf-8")
    old, new = Document(before), Document(after)
    path = tuple(json.loads(keys))
    while path and not holds(old, path):
        path = path[:-1]  # a name that is a scalar
    node = old.node(path)
    assert new.comments() == old.comments()
    first, last = node.start_mark.line, node.end_mark.line + (node.end_mark.column > 0)
    matcher = SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for tag, start, stop, _, _ in matcher.get_opcodes():
        assert tag == "equal" or (first <= start and stop <= last), (file, keys)


def holds(document: Document, path: tuple[str | int, ...]) -> bool:
    data = document.data
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return False
    return True
