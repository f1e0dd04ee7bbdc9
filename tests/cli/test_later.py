"""Running a verb: what it leaves behind in the folder for temporary files, which is nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.world import World
from tests.cli.test_many import environment
from tests.cli.test_new import options

Make = Callable[..., Path]

VERBS = [
    ["diff", "content/trip", "content/other", "--pdf", "changes.pdf"],
    ["form", "followup", "content/trip", "content/other"],
    ["form", "portal", "content/trip"],
    ["form", "review", "content/trip"],
    ["import", "letter.md", "--out", "imported"],
    ["new", "begun", *options()],
    ["check", "content/trip"],
    ["index", "content/trip"],
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: " ".join(verb[:2]))
def test_no_verb_leaves_anything_in_the_temporary_folder(
    verb: list[str], make_report: Make, world: World, tmp_path: Path
) -> None:
    make_report()
    make_report(("title: 出席", "title: 再次出席"), name="other")
    (tmp_path / "letter.md").write_text("# 目的\n\n參加會議。\n", encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "reportgen", *verb]
    environ = environment(world, tmp_path / "temporary")
    ran = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert list((tmp_path / "temporary").iterdir()) == []
