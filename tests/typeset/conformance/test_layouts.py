"""The tag tree of a small report in each layout, as it was last looked at.

``REPORTGEN_GOLDEN=write`` writes the trees anew; read the difference before it is kept.
"""

import os
from pathlib import Path

import pytest

from reportgen.pipeline import build_report
from reportgen.world import World
from tests.typeset.conformance.tagtree import TagTree

GOLDEN = Path(__file__).with_name("golden")

RECORDS = """\
authority: {authority}
title: {{zh: 出席測試會議, foreign: Réunion d’essai, lang: fr}}
category: 開會
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
- kind: references
  title: 參考資料
  groups:
  - title: 一組
    references:
    - {{title: 文件, url: "https://www.example.org/a"}}
"""


@pytest.mark.parametrize("authority", ["executive-yuan", "civil-society"])
def test_tag_tree(world: World, tmp_path: Path, authority: str) -> None:
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True)
    (folder / "report.yaml").write_text(RECORDS.format(authority=authority), encoding="utf-8")
    outcome = build_report(world, folder, tmp_path)
    assert outcome.pdf is not None
    assert "ENGINE-WARNING" not in {finding.code for finding in outcome.findings}
    tree = TagTree(outcome.pdf.read_bytes())
    assert tree.unmarked == [""] * outcome.pages
    lines = [line for line in tree.dump().splitlines() if not line.startswith("page ")]
    dump = "\n".join(lines) + "\n"
    golden = GOLDEN / f"{authority}.txt"
    if os.environ.get("REPORTGEN_GOLDEN") == "write":
        golden.write_text(dump, encoding="utf-8")
    assert dump == golden.read_text(encoding="utf-8")
