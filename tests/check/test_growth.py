"""What a check costs grows with the report: counted in calls, which are the same at each run."""

from __future__ import annotations

import cProfile
from pathlib import Path
from pstats import Stats

import yaml

from reportgen.pipeline import check_report
from reportgen.world import World
from tests.conftest import SMALL

PROSE = """\
承辦人第 {number} 次說明開放資料平臺（Open Data Platform）的第 {number} 項制度[^1]，計有 {number} 個
機關參加，其中 {number} 個完成檢核。國家發展委員會潘國才處長於 105 年 12 月 5 日（一）表示，此一制度
自 2016 年起推動，成果見[](#tbl-{number})。

1. 第 {number} 組由民間團體召集。
2. 第 {number} 組由機關召集。

{{#tbl-{number} caption="第 {number} 項制度的檢核結果"}}
| 項目 | 件數 |
|------|-----:|
| 甲 {number} | {number} |
| 乙 {number} | 2 |

[^1]: 依第 {number} 號公告。
"""


def _calls(world: World, folder: Path, sessions: int) -> int:
    folder.mkdir()
    record = yaml.load(SMALL, Loader=yaml.BaseLoader)
    record["sessions"] = [
        {"title": f"第 {number} 場討論", "date": "2016-12-05", "place": "巴黎",
         "prose": PROSE.format(number=number)}
        for number in range(1, sessions + 1)
    ]  # fmt: skip
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    profile = cProfile.Profile()
    outcome = profile.runcall(check_report, world, folder)
    assert not [f for f in outcome.findings if f.code.startswith(("KEY", "TYPE", "YAML"))]
    return int(Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_twice_the_sessions_are_twice_the_calls(world: World, tmp_path: Path) -> None:
    _calls(world, tmp_path / "first", 5)  # what is done once in a process
    few, many, more = (_calls(world, tmp_path / str(n), n) for n in (20, 40, 80))
    assert many - few < 1.15 * few
    assert more - many < 2.15 * (many - few)
