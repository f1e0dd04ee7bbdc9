"""A report in files, as somebody writes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.editor.cursor import Cursor, cursor_at
from reportgen.editor.opened import OpenReport
from reportgen.world import World, shipped_templates
from tests.conftest import SMALL

FILES = {
    "sessions/010-opening.yaml": """\
id: opening
title: 開幕
kind: meeting
date: 2016-12-05
our_people: [pan]
their_people:
  - name: Ada Lovelace
    post: 主席
prose: |
  開幕由主席致詞，說明各國的進度與來年的工作，並介紹與會的機關。見 [](#fig-hall)。

  ![會場](figures/hall.png){#fig-hall alt="講臺與座位" source="作者攝"}
""",
    "appendices/010-agenda.yaml": """\
kind: agenda
id: app-agenda
title: 議程
venues:
  - id: hall
    name: Hall
days:
  - date: 2016-12-05
    slots:
      - time: 09:00-10:00
        title: Opening
        venue: hall
""",
}


WITH_ID = SMALL.replace("- title: 公開是", "- id: openness\n  title: 公開是")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "trip"
    for name, text in ({"report.yaml": WITH_ID} | FILES).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "figures").mkdir()
    (folder / "figures/hall.png").touch()
    return folder


@pytest.fixture
def report(folder: Path, tmp_path: Path) -> OpenReport:
    report = OpenReport(World(shipped_templates(), tmp_path / "cache", date(2017, 2, 1)), folder)
    report.refresh({})
    assert report.manuscript is not None
    return report


def at(file: str, text: str) -> Cursor:
    """The cursor at ``‸`` in *text*."""
    before, _, after = text.partition("‸")
    line = before.count("\n")
    return cursor_at(file, (before + after).split("\n"), line, len(before.rpartition("\n")[2]))
