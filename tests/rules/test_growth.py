"""No rule is worse than linear in the length of a text, whatever stands in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from reportgen import limits
from reportgen.check.run import check
from reportgen.check.subject import Subject
from reportgen.pipeline import check_report
from reportgen.pipeline.first import read_report
from reportgen.world import World, shipped_templates
from tests.growth import LINEAR, growth
from tests.rules.harness import BASE, TODAY

FIXTURES = Path(__file__).with_name("fixtures")

MARKS = (
    *".,:;!?。，、：；！？…‥・-－—（()）[]［］【】「」『』《》“”‘’\"'`*_|<>{}^~#\\/&%○●XＸ１ 中a1A",
    "！，", "（a", "a）", "中(", "中,", "中. ", "中:「", "「甲", "「「」", "『「", "“」", "[^",
    "![", "](", "[a](", "<a", "{#a", "&#", "- ", "1. ", "中-", "中…", "...", "中... ",
    "（一）", "一、", "第一", "(一)", "3/4（三）", "3 月 8 日（一）", "2016（105）年",
    "民國 105 年（", "前年", "今年", "甲、", "甲，", "由甲會、", "等代表參加",
    "國家發展委員會、", "王", "王小明", "潘國才處長", "處長王", "推動（Ab ", "（Open ", "Ab ",
    "AB CD ", "OGP 高峰會", "a.b", "www.a", "http://a", "https://https://", "共 4 場，包括",
    "共計 3 場", "4 項結論：", "逾 70 個", "1,111", "1 2", "詳附錄三", "圖 1-", "圖 1 ", "的的",
    "研究研究", "中中", "待補", "國国", "平台", "台灣中台", "中 a", "\n", "\n\n", " \n", "中\n",
    "**中：**\n", "a：\n\n1. 中\n\n",
)  # fmt: skip
"""What rules look at, alone and in the beginnings of what they look for."""


def _report(folder: Path, prose: str) -> Path:
    folder.mkdir(exist_ok=True)
    text = f"purpose:\n  prose: {json.dumps(prose, ensure_ascii=False)}\n"
    (folder / "report.yaml").write_text("".join(BASE.values()) + text, encoding="utf-8")
    return folder


@pytest.fixture
def subject_of(tmp_path: Path) -> Callable[[str], Subject]:
    world = World(shipped_templates(), tmp_path / "cache", TODAY)

    def make(prose: str) -> Subject:
        report = read_report(world, _report(tmp_path / "report", prose))
        assert report.manuscript is not None
        return Subject(report.manuscript, report.folder, TODAY)

    return make


def _repeated(unit: str, size: int) -> str:
    return "中" + unit * (size // len(unit)) + "中"


@pytest.mark.parametrize("unit", MARKS)
def test_marks(unit: str, subject_of: Callable[[str], Subject]) -> None:
    ratio = growth(
        lambda subject: Counter(check(subject)),
        lambda size: subject_of(_repeated(unit, size)),
        first=2048,
    )
    assert ratio < LINEAR


def _proses(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "prose":
                yield str(inner)
            else:
                yield from _proses(inner)
    elif isinstance(value, list):
        for item in value:
            yield from _proses(item)


def test_everything_that_rules_find(subject_of: Callable[[str], Subject]) -> None:
    files = sorted(path for path in FIXTURES.glob("*/err*.yaml") if "@" not in path.name)
    records = (yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in files)
    chorus = "\n\n".join(prose for record in records for prose in _proses(record))
    assert len(chorus) > 5000
    ratio = growth(
        lambda subject: Counter(check(subject)),
        lambda size: subject_of("\n\n".join([chorus] * (size // 256))),
        first=256,
    )
    assert ratio < LINEAR


@pytest.mark.parametrize(
    ("unit", "code"), [("（", "BRACKET-UNPAIRED"), ("中,", "PUNCTUATION-HALF-WIDTH")]
)
def test_findings_are_counted_behind_the_hundredth(unit: str, code: str, tmp_path: Path) -> None:
    world = World(shipped_templates(), tmp_path / "cache", TODAY)
    folder = _report(tmp_path / "report", unit * 1000)
    findings = [f for f in check_report(world, folder).findings if f.code == code]
    assert len(findings) == limits.FINDINGS + 1
    assert [f.others for f in findings if f.others] == [1000 - limits.FINDINGS]
    (rest,) = (f for f in findings if f.others)
    assert "900" in rest.message.text()
    assert rest.place.column > findings[0].place.column
