"""No input of any kind makes check raise: arbitrary values, arbitrary bytes, arbitrary edits."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.findings import Finding
from reportgen.pipeline import check_report
from reportgen.world import World, shipped_templates
from tests.conftest import SMALL

WORLD = World(
    shipped_templates(), Path(tempfile.gettempdir()) / "reportgen-cache", date(2017, 2, 1)
)
PATIENT = settings(max_examples=60, suppress_health_check=list(HealthCheck))

WORDS = st.sampled_from(
    [
        "", "○○", "TODO", "2016-12-07", "105年12月7日（三）", "12月7日", "今年", "值得借鏡", "「」",
        "（", "）", "。。", "資料資料", "信息", "計劃", "4 個結論", "共 10 人", "Open Data", "http://",
        "https://example.org/a", "[](#fig-a)", "![圖](a.png)", "[^a]", "[^a]: b", "\u200b",
        "\ufffc",
        "潘國才", "國家發展委員會", "10:00-09:00", "pan", "𠮷", "\u0301",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "# reportgen: ignore URL-BARE 理由", "見附錄九", "圖 99", "一、甲\n二、乙",
        "『甲』", "‘乙’", "由林菊穗主持", "共 10 人（男 3 人、女 4 人）",
        "甲 1 場、乙 2 場，共 4 場", "三項工作：甲、乙。", "此行共參訪 5 個機關",
        "民國 105 年即西元 2017 年", "宣言（Open Data）", "X 月 X 日", "的的", "羣", "| 合計 |",
    ]
)  # fmt: skip
TEXTS = st.one_of(WORDS, st.lists(WORDS, max_size=4).map("".join), st.text(max_size=30))


def check_bytes(data: bytes) -> list[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.yaml").write_bytes(data)
        return list(check_report(WORLD, Path(folder)).findings)


@PATIENT
@given(st.binary(max_size=400))
def test_bytes(data: bytes) -> None:
    assert check_bytes(data), "bytes that are no report have a finding"


VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
)


@PATIENT
@given(st.dictionaries(st.sampled_from([*yaml.safe_load(SMALL), "sessions", "appendices"]), VALUES))
def test_any_value_under_any_key(values: dict[str, object]) -> None:
    record = {**yaml.load(SMALL, Loader=yaml.BaseLoader), **values}
    check_bytes(yaml.safe_dump(record, allow_unicode=True).encode("utf-8", "replace"))


@PATIENT
@given(
    st.lists(TEXTS, min_size=6, max_size=6),
    st.sampled_from(["executive-yuan", "taoyuan", "taipei"]),
)
def test_any_wording_in_a_sound_report(texts: list[str], authority: str) -> None:
    title, purpose, session, reflection, recommendation, alt = (text or "無" for text in texts)
    record = {
        **yaml.load(SMALL, Loader=yaml.BaseLoader),
        "authority": authority,
        "title": " ".join(title.split()) or "無",
        "purpose": {"prose": purpose},
        "sessions": [
            {"title": " ".join(session.split()) or "無", "kind": "visit", "date": "2016-12-06",
             "time": "09:00-10:00", "our_people": ["pan"], "prose": session + "\n\n" + purpose}
        ],
        "reflections": [{"title": "心得", "prose": reflection}],
        "recommendations": {"items": [{"prose": recommendation}]},
        "appendices": [{"kind": "table", "title": "附表", "columns": ["甲", "乙"],
                        "rows": [["1", " ".join(alt.split()) or "－"]]}],
    }  # fmt: skip
    data = yaml.safe_dump(record, allow_unicode=True).encode("utf-8", "replace")
    for finding in check_bytes(data):
        assert finding.message.text()
        assert finding.place.line >= 1
        assert finding.place.column >= 1


@PATIENT
@given(st.data())
def test_any_edit_of_a_sound_report(data: st.DataObject) -> None:
    lines = SMALL.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        index = data.draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        cut = data.draw(st.integers(0, len(line)))
        lines[index] = (
            line[:cut] + data.draw(TEXTS) + line[data.draw(st.integers(cut, len(line))) :]
        )
    check_bytes("\n".join(lines).encode("utf-8", "replace"))
