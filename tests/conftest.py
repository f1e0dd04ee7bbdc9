"""What many tests need: a small report on disk, and a world with a cache of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reportgen.world import World, shipped_templates

TODAY = date(2017, 2, 1)

SMALL = """\
title: 出席測試會議
category: 開會
agency: 國家發展委員會
contact: pan
destinations: [{country: FR, cities: [巴黎]}]
period: {start: 2016-12-05, end: 2016-12-06}
report_date: 2017-01-20
keywords: [開放政府, 公民科技, 資料品質]
abstract: |
  本次任務為出席測試會議。
roster:
- {id: pan, name: 潘國才, agency: 國家發展委員會, unit: 資訊管理處, post: 處長,
   phone: "02-23165300", role: reporter}
purpose: {prose: 出席測試會議，了解開放政府的推動方式。}
itinerary:
  preparation: 聯繫主辦單位並確認行程。
  days:
  - {date: 2016-12-05, place: 巴黎, activity: 啟程。}
  - {date: 2016-12-06, place: 巴黎, activity: 出席會議後返國。}
reflections:
- {title: 公開是信任的起點, prose: 各國的經驗顯示，公開資料能增進信任。}
recommendations:
  items:
  - {prose: 建請於半年內試辦資料品質檢核。, horizon: 立即可行, lead: 國家發展委員會}
"""


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose cache is kept for the run of the tests."""
    return World(shipped_templates(), tmp_path_factory.mktemp("cache"), TODAY)


@pytest.fixture
def make_report(tmp_path: Path) -> Callable[..., Path]:
    """Write a small report, changed by pairs of (what stands there, what to put in its place)."""

    def make(*changes: tuple[str, str], name: str = "trip", **files: str) -> Path:
        text = SMALL
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        folder = tmp_path / "content" / name
        folder.mkdir(parents=True)
        (folder / "report.yaml").write_text(text, encoding="utf-8")
        for file, content in files.items():
            (folder / f"{file}.yaml").write_text(content, encoding="utf-8")
        return folder

    return make
