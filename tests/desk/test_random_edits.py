"""Edits of random fields of the real reports touch the lines of their values alone."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from reportgen.desk.files import Files
from reportgen.edit import Set
from reportgen.edit.document import Document
from tests.desk.test_keys import scalars

ROOT = Path(__file__).parents[2]
EDITS = 50
"""Of each report."""


@pytest.mark.parametrize("name", ["2016-ogp-paris", "2018-ogp-tbilisi"])
def test_only_the_lines_of_the_value_differ(tmp_path: Path, name: str) -> None:
    rng = random.Random(4)
    folder = shutil.copytree(
        ROOT / "content" / name, tmp_path / name, ignore=shutil.ignore_patterns("figures")
    )
    files = Files(folder)
    for _ in range(EDITS):
        content = files.read(rng.choice(files.names()))
        document = Document(content.text)
        keys = rng.choice(scalars(document.data))
        old = document.node(keys).value
        new = rng.choice(NEW)(old)
        after = files.change(content.path, content.version, [Set(keys, new)])
        changed = Document(after.text)
        assert changed.node(keys).value == new
        assert changed.comments() == document.comments()
        before_lines, after_lines = content.text.splitlines(), after.text.splitlines()
        node = document.node(keys)
        first, end = node.start_mark.line, node.end_mark
        last = end.line + (end.column > 0)
        for tag, start, stop, _, _ in SequenceMatcher(
            None, before_lines, after_lines, autojunk=False
        ).get_opcodes():
            if tag != "equal":
                assert first <= start
                assert stop <= last
    for _ in range(EDITS):
        files.undo()
    original = ROOT / "content" / name
    for path in files.names():
        assert (folder / path).read_bytes() == (original / path).read_bytes()


NEW: list[Callable[[str], str]] = [
    lambda old: old + "增" if not old.endswith("\n") else old[:-1] + "增\n",
    lambda old: "改" + old,
    lambda old: old.replace("的", "之") or "新",
    lambda _: "全新的值",
    lambda _: "冒號: 與 # 井號",
]
