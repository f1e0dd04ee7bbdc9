"""Outline and tag tree of a small report in each layout, as they were last looked at.

``REPORTGEN_GOLDEN=write`` writes them anew; read the difference before it is kept.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from reportgen.authority.load import load_layout
from reportgen.pipeline import build_report
from reportgen.world import World, shipped_templates
from tests.typeset.conformance.tagtree import TagTree

GOLDEN = Path(__file__).with_name("golden")
LAYOUTS = sorted(path.name for path in shipped_templates().iterdir() if path.is_dir())

RECORDS = """\
authority: {authority}
title: {{zh: 出席測試會議, foreign: Réunion d’essai, lang: fr}}
category: {category}
agency: 國家發展委員會
contact: pan
destinations: [{{country: FR, cities: [巴黎]}}]
period: {{start: 2016-12-05, end: 2016-12-06}}
report_date: 2017-01-20
keywords: [開放政府, 資料品質]
abstract: 摘要一段。
roster:
- {{id: pan, name: 潘國才, agency: 國家發展委員會, post: 處長, role: reporter}}
purpose:
  prose: |
    為了解[Programme Société Numérique]{{lang=fr}}[^1]，見[](#tbl-a)與[網頁](https://www.ndc.gov.tw/)。

    1. 項目
       - 細項

    {{#tbl-a caption="經費" source="主計處"}}
    | 項目 | 金額 |
    |---|---:|
    | 機票 | 48,200 |

    [^1]: 註文。
itinerary:
  days:
  - {{date: 2016-12-05, place: 巴黎, activity: 拜會, sessions: [visit]}}
sessions:
- id: visit
  title: {{zh: 拜會, foreign: Visit}}
  date: 2016-12-05
  prose: 拜會一段。
  sessions:
  - title: 座談
    prose: 座談一段。
reflections:
- title: 心得一則
  prose: 心得。
recommendations:
  items:
  - prose: 建議。
    horizon: 立即可行
appendices:
- kind: agenda
  title: 議程
  venues:
  - {{id: hall, name: 大廳, site: {{foreign: Palais, lang: fr}}}}
  - {{id: room, name: Room 1, site: {{foreign: Palais, lang: fr}}}}
  - {{id: stage, name: 舞臺, form: list}}
  days:
  - date: 2016-12-05
    slots:
    - {{time: "09:00-09:30", venue: hall, title: 開幕, languages: [fr, en]}}
    - {{time: "09:00-10:00", venue: room, title: Workshop}}
    - {{time: "09:30-10:00", venue: hall, title: 座談}}
    - {{time: "10:00", venue: stage, title: 短講, organiser: OGP}}
- kind: roster
  title: 團員名單
- kind: references
  title: 參考資料
  groups:
  - title: 一組
    references:
    - {{title: 文件, url: "https://www.example.org/a"}}
"""


def outline(reader: PdfReader, entries: list[Any], depth: int = 0) -> Iterator[str]:
    """The bookmarks, each with its page."""
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(reader, entry, depth + 1)
        else:
            yield f"{'  ' * depth}{entry.title} {reader.get_destination_page_number(entry) + 1}"


@pytest.mark.parametrize("authority", LAYOUTS)
def test_outline_and_tag_tree(world: World, tmp_path: Path, authority: str) -> None:
    layout = load_layout((shipped_templates(),), authority).layout
    assert layout is not None
    category = next(iter(layout.authority.categories), "開會")
    records = RECORDS.format(authority=authority, category=category)
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True)
    (folder / "report.yaml").write_text(records, encoding="utf-8")
    outcome = build_report(world, folder, tmp_path)
    assert outcome.pdf is not None
    codes = {finding.code for finding in outcome.findings}
    assert codes.isdisjoint({"ENGINE-WARNING", "ENGINE-ERROR"})
    tree = TagTree(outcome.pdf.read_bytes())
    assert tree.unmarked == [""] * outcome.pages
    tags = [line for line in tree.dump().splitlines() if not line.startswith("page ")]
    lines = [*outline(tree.reader, tree.reader.outline), "", *tags]
    dump = "\n".join(lines) + "\n"
    golden = GOLDEN / f"{authority}.txt"
    if os.environ.get("REPORTGEN_GOLDEN") == "write":
        golden.write_text(dump, encoding="utf-8")
    assert dump == golden.read_text(encoding="utf-8")
