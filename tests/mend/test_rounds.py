"""A report mended in rounds: one of each slip that a program can mend, and what stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from reportgen.edit import Conflict, Unchangeable
from reportgen.mend import repair
from reportgen.pipeline import check_report
from reportgen.rulebook.rule import Mends
from reportgen.rules import Phase, all_rules
from reportgen.world import World, shipped_templates
from tests.rules.harness import BASE

SLIPS = """\
# 首行註解
title：出席測試會議  # 標題後註解
category: 開會
agency: 國家發展委員會
destinations: [{country: FR, cities: [巴黎]}]
period: {start: 2016-12-05, end: 2016-12-11}
report_date: 2017-01-05
roster:
- {id: pan, name: 潘國才, agency: 國家發展委員會, unit: 資訊管理處, post: 處長, role: reporter}
-{id: lin, name: 林菊穗, agency: 國家發展委員會, unit: 資訊管理處, post: 科長, role: reporter}
purpose:   # 目的後註解
  prose: |
    本平台推動資料開放,並與民間合作。。「资料」很重要, 我們也說"公民科技"與”Fork”。
    推動委員會（Steering Committee）與秘書處(Support Unit)。本次有２５００人參加...等
    各國的經驗能直接移植到我國嗎。資料資料已公開，零\u200b寬與\u2f00般。
    馬尼許·班納致詞，馬尼許·班納主持，馬尼許‧班納總結。已有 26 國加入［^1］：OGP活動。

    [^1]：截至 2016 年。
itinerary:
  days:
  - {date: 2016-12-05, place: 巴黎, activity: 整理資料, 下午返國}
  - date: 2016-12-06
\u3000  place: 巴黎
\t  activity: 會議
reflections:
# 心得前註解
- {title: 公開是信任的起點。, prose: "各國經驗\\"如此\\",佔比高。"}
recommendations:
  items:
  - prose: 請公開資料。  # 值後註解
# 末行註解
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(shipped_templates(), tmp_path / "cache", date(2017, 2, 1))


def report(tmp_path: Path, text: str, **others: str) -> Path:
    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "report.yaml").write_bytes(text.encode())
    for name, other in others.items():
        (folder / f"{name}.yaml").write_bytes(other.encode())
    return folder


def comments(text: str) -> list[str]:
    return [line[line.index("# ") :] for line in text.split("\n") if "# " in line]


@pytest.mark.parametrize("unsafe", [False, True])
def test_one_of_each_slip_is_mended_and_the_second_run_finds_nothing(
    tmp_path: Path, world: World, unsafe: bool
) -> None:
    folder = report(tmp_path, SLIPS)
    made = repair(world, folder, unsafe=unsafe)
    made.write()
    text = (folder / "report.yaml").read_text("utf-8")
    assert comments(text) == comments(SLIPS)
    assert not repair(world, folder, unsafe=unsafe).changes
    remaining = [f for f in check_report(world, folder).findings if f.mend]
    assert [f.code for f in remaining if unsafe or (f.mend and f.mend.certain)] == []
    purpose = yaml.safe_load(text)["purpose"]["prose"]
    assert purpose.startswith("本平臺推動資料開放，並與民間合作。")
    assert ("嗎？" in purpose) is unsafe
    codes = {finding.code for finding in made.made}
    assert {"COLON-FULLWIDTH", "YAML-SYNTAX", "INDENT-TAB", "INDENT-FULLWIDTH-SPACE"} <= codes
    assert {"KEY-UNKNOWN", "PUNCTUATION-HALF-WIDTH", "QUOTE-FORM", "SPACING-MIXED"} <= codes
    assert ("WORD-DOUBLED" in codes) is unsafe


def test_what_is_ignored_is_not_mended(tmp_path: Path, world: World) -> None:
    base = "".join(BASE.values())
    text = base + (
        "purpose:\n"
        "  # reportgen: ignore CHARACTER-NONSTANDARD 依原公文\n"
        "  prose: 平台與計劃。\n"
        "reflections:\n- {title: 平台, prose: 計劃。}\n"
    )
    folder = report(tmp_path, text)
    repair(world, folder).write()
    after = (folder / "report.yaml").read_text("utf-8")
    assert "prose: 平台與計劃。\n" in after
    assert "- {title: 平臺, prose: 計畫。}\n" in after


@pytest.mark.parametrize("lead", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_byte_order_mark_stay(
    tmp_path: Path, world: World, lead: str, end: str
) -> None:
    text = "".join(BASE.values()) + "purpose:\n  prose: |\n    平台。\n\n    計劃。\n"
    folder = report(tmp_path, lead + text.replace("\n", end))
    repair(world, folder).write()
    expected = text.replace("平台", "平臺").replace("計劃", "計畫")
    written = (folder / "report.yaml").read_bytes().decode()
    assert written == lead + expected.replace("\n", end)


def test_a_file_that_mixes_line_ends_is_mended(tmp_path: Path, world: World) -> None:
    text = "".join(BASE.values()) + "purpose:\n  prose: |\r\n    平台。\r\n\n    計劃。\n"
    folder = report(tmp_path, text)
    repair(world, folder).write()
    written = (folder / "report.yaml").read_bytes().decode()
    assert written == text.replace("平台", "平臺").replace("計劃", "計畫")


_ONE = "- {title: 心得, prose: 計劃。}\n"


def test_a_file_that_was_changed_meanwhile_is_not_written(tmp_path: Path, world: World) -> None:
    base = "".join(BASE.values())
    folder = report(tmp_path, base, purpose="prose: 平台。\n", reflections=_ONE)
    made = repair(world, folder)
    assert set(made.changes) == {"purpose.yaml", "reflections.yaml"}
    (folder / "reflections.yaml").write_text(_ONE + "\n")
    with pytest.raises(Conflict):
        made.write()
    assert (folder / "purpose.yaml").read_text() == "prose: 平台。\n"
    assert sorted(p.name for p in folder.iterdir()) == [
        "purpose.yaml",
        "reflections.yaml",
        "report.yaml",
    ]


def test_a_linked_file_is_not_written(tmp_path: Path, world: World) -> None:
    folder = report(tmp_path, "".join(BASE.values()))
    (folder / "text.yaml").write_text("prose: 平台。\n")
    (folder / "purpose.yaml").symlink_to("text.yaml")
    made = repair(world, folder)
    if made.changes:
        with pytest.raises(Unchangeable):
            made.write()
    assert (folder / "text.yaml").read_text() == "prose: 平台。\n"


def test_a_hundred_of_a_kind_and_more_are_all_mended(tmp_path: Path, world: World) -> None:
    text = "".join(BASE.values()) + "purpose:\n  prose: |\n" + "    平台,計劃。\n" * 150
    folder = report(tmp_path, text)
    made = repair(world, folder)
    assert len(made.made) >= 300
    assert "平台" not in made.changes["report.yaml"].after
    assert "," not in made.changes["report.yaml"].after.split("prose")[1]


READ = [rule for rule in all_rules().values() if rule.phase is Phase.READ and rule.find is None]


EXAMPLES = {
    "CHARACTER-INVISIBLE": "purpose:\n  prose: 林\u200b先生。\n",
    "CHARACTER-LOOKALIKE": "purpose:\n  prose: \u2f00般考察。\n",
    "COLON-FULLWIDTH": "purpose：\n  prose: 一般考察。\n",
    "COLOUR-FORM": (
        "appendices:\n- {kind: agenda, title: 議程, tracks: [{id: a, label: 甲, colour: 2f6f9f}]}\n"
    ),
    "COUNTRY-UNKNOWN": "destinations: [{country: 法國, cities: [巴黎]}]\n",
    "DATE-FORM": "report_date: 2017/1/5\n",
    "DATE-YEAR": "report_date: 0106-01-05\n",
    "DOI-FORM": (
        "appendices:\n- kind: references\n  title: 參考\n  groups:\n"
        "  - title: 官方\n    references:\n    - {title: 甲, doi: 'https://doi.org/10.1115/1.4010337'}\n"
    ),
    "FLAG-FORM": "sessions:\n- {title: 會談, more_people: 是, prose: 甲。}\n",
    "FOOTNOTE-MARKS": "purpose:\n  prose: |\n    已有[^1]。\n\n    [^1]：截至 2016 年。\n",
    "INDENT-FULLWIDTH-SPACE": "purpose:\n\u3000prose: 一般考察。\n",
    "INDENT-TAB": "purpose:\n\tprose: 一般考察。\n",
    "KEY-UNKNOWN": "purpose: {prose: 考察, 下午返國}\n",
    "LANGUAGE-UNKNOWN": "language: zh_Hant_TW\n",
    "LIST-FORM": "purpose:\n  prose: |\n    -編列\n    -加強\n",
    "SYSTEM-ID-FORM": "system_id: c10600437\n",
    "TIME-FORM": "sessions:\n- {title: 會談, date: 2016-12-07, time: 9點30分, prose: 甲。}\n",
    "URL-FORM": (
        "appendices:\n- kind: references\n  title: 參考\n  groups:\n"
        "  - title: 官方\n    references:\n    - {title: 甲, url: www.ndc.gov.tw}\n"
    ),
    "YAML-SYNTAX": "report_date:2017-01-05\n",
}


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_slip_of_reading_is_mended_as_its_rule_says(
    code: str, tmp_path: Path, world: World
) -> None:
    text = EXAMPLES[code]
    base = "".join(part for key, part in BASE.items() if not text.startswith(key))
    folder = report(tmp_path, base + text)
    mends = {
        f.mend.certain for f in check_report(world, folder).findings if f.code == code and f.mend
    }
    assert mends == {all_rules()[code].mends is Mends.CERTAIN}
    repair(world, folder, unsafe=True).write()
    assert code not in {f.code for f in check_report(world, folder).findings}


def test_every_rule_of_reading_that_mends_has_an_example() -> None:
    assert {rule.code for rule in READ if rule.mends is not Mends.NEVER} == set(EXAMPLES)
