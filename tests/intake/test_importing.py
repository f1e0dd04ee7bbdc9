"""Whole files become whole reports, and no letter is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.imports.__main__ import KINDS, Bench, lost
from bench.imports.facts import facts_of, right
from bench.imports.script import load
from reportgen.authority.load import Layout, load_layout
from reportgen.findings import Finding, Severity
from reportgen.intake.blocks import Document
from reportgen.intake.importing import (
    Imported,
    Taken,
    read_files,
    recognised,
    take_over,
    write,
)
from reportgen.pipeline import check_report
from reportgen.world import World, shipped_templates
from tests.intake.wordfiles import docx, p, part, table

WORD = [kind for kind, (suffix, _) in KINDS.items() if suffix == ".docx" and " " not in kind]


def layout(name: str = "executive-yuan") -> Layout:
    loaded = load_layout([shipped_templates()], name).layout
    assert loaded is not None
    return loaded


def imported(folder: Path, body: str, **parts: str) -> tuple[Imported, Path]:
    """What a Word file with *body* becomes, and the folder that it was written into."""
    path = folder / "報告.docx"
    path.write_bytes(docx(body, **parts))
    document = read_files([path])
    assert isinstance(document, Document)
    taken = take_over(document, layout())
    assert isinstance(taken, Taken)
    write(taken, document, folder / "trip")
    return recognised(document, layout()), folder / "trip"


@pytest.mark.parametrize("kind", [*WORD, "text"])
@pytest.mark.parametrize("name", ["fisheries", "police"])
def test_facts_come_to_their_fields_and_no_letter_is_lost(
    tmp_path: Path, name: str, kind: str
) -> None:
    bench = Bench(tmp_path, show=False)
    bench.run(name, kind)
    (score,) = bench.scores.values()
    assert score.imports == 1
    assert score.lost == 0
    assert score.percent > (80 if kind == "text" else 92)


def test_the_account_has_every_character_and_the_report_builds(tmp_path: Path) -> None:
    body = (
        p("出國報告（出國類別：開會）")
        + p("出席測試會議")
        + p("服務機關：國家發展委員會")
        + p("姓名職稱：潘國才處長")
        + p("派赴國家：法國巴黎")
        + p("出國期間：105 年 12 月 5 日至 12 月 11 日")
        + p("壹、目的")
        + p("為了解各國作法，派員出席。")
        + p("貳、過程")
        + p("（一）12 月 7 日拜會數位署")
        + p("時間：105 年 10 月 7 日上午")
        + p("我方出席人員：潘處長國才等人")
        + p("雙方交換意見。")
        + p("參、心得及建議")
        + p("一、建議")
        + p("（一）持續推動。")
    )
    made, folder = imported(tmp_path, body)
    assert made.account.missing == 0
    assert made.account.unplaced == ()
    records = load(folder)
    assert str(records.title.main) == "出席測試會議"
    (session,) = records.sessions
    assert (str(session.title.main), str(session.date)) == ("拜會數位署", "2016-12-07")
    assert session.time is not None
    assert session.more_people is True
    assert [f.code for f in made.findings] == ["IMPORT-CONFLICT"]
    assert "匯入：請核對" in (folder / "sessions/010-session.yaml").read_text("utf-8")
    findings = check_report(World.here(), folder).findings
    assert not [f for f in findings if f.code in {"KEY-MISSING", "TYPE-WRONG", "VALUE-EMPTY"}]


def test_the_basis_of_a_recommendation_comes_back_by_its_titles(tmp_path: Path) -> None:
    body = (
        p("壹、目的") + p("為了解各國作法，派員出席。")
        + p("貳、過程") + p("（一）12 月 7 日拜會數位署")
        + p("時間：105 年 12 月 7 日上午") + p("雙方交換意見。")
        + p("參、心得及建議") + p("一、心得") + p("（一）公開是信任的起點")
        + p("檢核結果一併公布。")
        + p("二、建議") + p("（一）訂定檢核項目") + p("建請本會訂定檢核項目。")
        + p("期程：立即可行　依據：公開是信任的起點（頁 7）、拜會數位署（頁 4）、某次談話（頁 5）")
    )  # fmt: skip
    made, folder = imported(tmp_path, body)
    assert made.account.missing == 0
    records = load(folder)
    assert records.recommendations is not None
    (item,) = records.recommendations.items
    assert item.based_on == ("reflection-1", "session-1")
    assert item.prose.strip().endswith("依據：某次談話")
    findings = check_report(World.here(), folder).findings
    assert not [f for f in findings if f.code == "BASIS-UNKNOWN"]


def test_what_has_no_place_is_in_unplaced_with_the_heading_that_it_stood_under(
    tmp_path: Path,
) -> None:
    body = p("壹、目的") + p("文。") + p("出國期間：某年某月")
    made, folder = imported(tmp_path, p("出國期間：某年某月") + body)
    assert [item.text for item in made.account.unplaced] == ["出國期間：某年某月"]
    assert made.account.missing == 0
    assert "出國期間：某年某月" in (folder / "unplaced.md").read_text("utf-8")


def test_an_empty_file_is_a_report_with_all_to_be_filled_in(tmp_path: Path) -> None:
    made, folder = imported(tmp_path, "")
    assert made.account.whole.characters == 0
    assert load(folder).roster[0].name.main == "待填"
    errors = [
        f for f in check_report(World.here(), folder).findings if f.severity is Severity.ERROR
    ]
    assert errors


def test_a_table_of_days_is_the_itinerary_whatever_its_heading(tmp_path: Path) -> None:
    body = (
        p("出國期間：105 年 12 月 5 日至 12 月 6 日")
        + p("壹、目的") + p("文。") + p("貳、過程") + p("一、訓練課程表")
        + table(("日期", "地點", "行程"), ("12/5（一）", "巴黎", "抵達"), ("12/6", "巴黎", "返國"))
    )  # fmt: skip
    _, folder = imported(tmp_path, body)
    itinerary = load(folder).itinerary
    assert itinerary is not None
    assert [str(day.date) for day in itinerary.days] == ["2016-12-05", "2016-12-06"]


def test_recommendations_in_a_sentence_each_have_their_term_and_who_does_them(
    tmp_path: Path,
) -> None:
    body = p("壹、心得及建議") + p("一、建議") + p(
        "（一）立即可行建議：於辦公室設置回收站。（主辦機關：秘書室；協辦機關：各科、工友班）"
    ) + p("（二）中長期建議：研訂採購準則。") + p("（三）定期檢討。（主辦：企劃科）")  # fmt: skip
    made, folder = imported(tmp_path, body)
    items = load(folder).recommendations.items
    assert [str(item.prose).strip() for item in items] == [
        "於辦公室設置回收站。", "研訂採購準則。", "定期檢討。",
    ]  # fmt: skip
    assert [str(item.horizon) for item in items] == ["立即可行", "中長期", "None"]
    assert [str(item.lead) for item in items] == ["秘書室", "None", "企劃科"]
    assert [list(map(str, item.supporting)) for item in items] == [["各科", "工友班"], [], []]
    assert made.account.unplaced == ()


@pytest.mark.parametrize(
    ("agencies", "expected"),
    [("經濟部能源署", ["經濟部能源署", "經濟部能源署"]), ("經濟部、交通部", ["None", "None"])],
)
def test_reporters_are_of_the_only_agency_of_the_cover(
    tmp_path: Path, agencies: str, expected: list[str]
) -> None:
    body = p(f"服務機關：{agencies}") + p("姓名職稱：周庭安科長、方怡君技士") + p("壹、目的")
    _, folder = imported(tmp_path, body)
    people = load(folder).roster
    assert [str(person.agency) for person in people] == expected


def test_a_term_in_brackets_behind_a_recommendation(tmp_path: Path) -> None:
    body = p("壹、心得及建議") + p("一、建議") + p("（一）調查岸電需求。（短期）") + p(
        "（二）訂定補助要點。（中長期，主辦機關：航港局；協辦：港務公司）"
    ) + p("（三）比照辦理（詳附件）") + p("（四）分兩期辦理。（短期及中長期）")  # fmt: skip
    made, folder = imported(tmp_path, body)
    items = load(folder).recommendations.items
    assert [str(item.prose).strip() for item in items] == [
        "調查岸電需求。", "訂定補助要點。", "比照辦理（詳附件）", "分兩期辦理。（短期及中長期）",
    ]  # fmt: skip
    assert [str(item.horizon) for item in items] == ["立即可行", "中長期", "None", "None"]
    assert [str(item.lead) for item in items] == ["None", "航港局", "None", "None"]
    assert [list(map(str, item.supporting)) for item in items] == [[], ["港務公司"], [], []]
    assert made.account.unplaced == ()


def test_numbered_reflections_have_what_stands_before_the_colon_as_their_title(
    tmp_path: Path,
) -> None:
    body = p("壹、心得及建議") + p("一、心得") + p(
        "（一）岸電須先行：港區用電在十年內倍增。"
    ) + p("另須備援。") + p("（二）人才為本：培訓由業者共同出資。")  # fmt: skip
    made, folder = imported(tmp_path, body)
    reflections = load(folder).reflections
    assert [str(item.title) for item in reflections] == ["岸電須先行", "人才為本"]
    assert [str(item.prose).split() for item in reflections] == [
        ["港區用電在十年內倍增。", "另須備援。"], ["培訓由業者共同出資。"],
    ]  # fmt: skip
    assert made.account.unplaced == ()


def test_a_list_in_a_reflection_stays_a_list(tmp_path: Path) -> None:
    body = p("壹、心得及建議") + p("一、心得") + p("此行所見有二。") + p(
        "1. 岸電：用電在十年內倍增。"
    ) + p("2. 人才：培訓由業者共同出資。")  # fmt: skip
    _, folder = imported(tmp_path, body)
    (reflection,) = load(folder).reflections
    assert "1. 岸電：" in str(reflection.prose)


def test_keywords_behind_the_words_of_an_abstract(tmp_path: Path) -> None:
    body = (
        p("摘要") + p("本次考察走訪三地。") + p("關鍵字：滯洪池、河川") + p("壹、目的") + p("文。")
    )
    made, folder = imported(tmp_path, body)
    report = load(folder)
    assert list(map(str, report.keywords)) == ["滯洪池", "河川"]
    assert str(report.abstract).strip() == "本次考察走訪三地。"
    assert made.account.unplaced == ()


@pytest.mark.parametrize("kind", ["our odt", "our docx"])
def test_a_report_comes_back_from_its_own_edition(tmp_path: Path, kind: str) -> None:
    bench = Bench(tmp_path, show=False)
    bench.run("museum", kind)
    (score,) = bench.scores.values()
    assert score.imports == 1
    assert score.percent >= 95
    assert score.lost == 0


def test_the_measure_sees_a_fact_that_is_gone_and_one_at_another_place(tmp_path: Path) -> None:
    """The bench itself: facts of another report are hardly ever right."""
    bench = Bench(tmp_path, show=False)
    records, folder = bench._records("museum")
    others, elsewhere = bench._records("police")
    assert records is not None
    assert others is not None
    facts = facts_of(records, folder)
    assert right(facts, facts).total() == facts.total() > 100
    assert right(facts, facts_of(others, elsewhere)).total() < facts.total() / 10
    assert lost(Document("a", ()), tmp_path) == 0


COMMENTS = part(
    "comments",
    '<w:comment w:id="1" w:author="王科長" w:date="2025-01-02T00:00:00Z">'
    f"{p('請查數字')}</w:comment>",
)
REMARK = '<w:r><w:commentReference w:id="1"/></w:r>'


def test_a_comment_stands_above_the_key_that_it_is_about(tmp_path: Path) -> None:
    body = p("壹、目的") + p("note: 有 12 人出席。", raw=REMARK)
    made, folder = imported(tmp_path, body, comments=COMMENTS)
    lines = (folder / "purpose.yaml").read_text("utf-8").split("\n")
    at = lines.index("# 王科長（2025-01-02）批註：請查數字")
    assert lines[at + 1] == "prose: |"
    assert str(load(folder).purpose.prose).strip() == "note: 有 12 人出席。"  # type: ignore[union-attr]
    assert made.account.unplaced == ()


def test_a_comment_on_what_has_no_place_is_not_dropped(tmp_path: Path) -> None:
    _, folder = imported(
        tmp_path, p("出國期間：某年某月", raw=REMARK) + p("壹、目的"), comments=COMMENTS
    )
    assert "王科長（2025-01-02）批註：請查數字" in (folder / "unplaced.md").read_text("utf-8")


def test_recognising_has_bounds_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text on which a search takes for ever is one finding, and the program goes on."""
    path = tmp_path / "報告.docx"
    path.write_bytes(docx(p("壹、目的") + p("文。")))
    document = read_files([path])
    assert isinstance(document, Document)

    def endless(*_: object, **__: object) -> None:
        while True:
            pass

    def greedy(*_: object, **__: object) -> list[bytes]:
        return [bytes(1 << 27) for _ in range(1 << 20)]

    monkeypatch.setattr("reportgen.limits.IMPORT_RECOGNISING", 1)
    for search in (endless, greedy):
        monkeypatch.setattr("reportgen.intake.importing.recognise", search)
        finding = take_over(document, layout())
        assert isinstance(finding, Finding)
        assert finding.code == "IMPORT-TOO-LARGE"
        assert finding.place.file.endswith("報告.docx")


def test_a_running_head_that_shortens_the_title_is_the_short_title(tmp_path: Path) -> None:
    title = "出席開放政府夥伴關係聯盟二〇一六年高峰會報告"
    head = part("hdr", p("開放政府聯盟高峰會"))
    body = (
        p("出國報告（出國類別：開會）")
        + p(title)
        + p("服務機關：國發會")
        + p("壹、目的")
        + p("文。")
    )
    made, folder = imported(tmp_path, body, header1=head)
    assert str(load(folder).short_title) == "開放政府聯盟高峰會"
    assert made.account.unplaced == ()
