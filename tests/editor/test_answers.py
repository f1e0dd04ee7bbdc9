"""What is offered, what a word prints, where a name is, the outline."""

from __future__ import annotations

import pytest

from reportgen.editor.completion import completions
from reportgen.editor.hover import hover
from reportgen.editor.names import definitions, is_name, uses
from reportgen.editor.opened import OpenReport
from reportgen.editor.outline import Entry, outline
from reportgen.editor.values import values_for
from tests.editor.conftest import FILES, at

SESSION = "sessions/020.yaml"


def offered(report: OpenReport, file: str, text: str) -> dict[str, str]:
    return {found.text: found.detail for found in completions(report, at(file, text))}


@pytest.mark.parametrize(
    ("file", "text", "value", "meaning"),
    [
        (SESSION, "our_people: [‸", "pan", "潘國才（國家發展委員會 處長）"),
        ("report.yaml", "contact: ‸", "pan", "潘國才（國家發展委員會 處長）"),
        (SESSION, "kind: ‸", "visit", "參訪"),
        (SESSION, "date: ‸", "2016-12-06", "105 年 12 月 6 日（二）"),
        ("report.yaml", "category: ‸", "考察", ""),
        ("report.yaml", "authority: ‸", "taipei", ""),
        ("report.yaml", "destinations:\n  - country: ‸", "JP", "日本"),
        ("report.yaml", "confidentiality: ‸", "限閱", ""),
        ("itinerary.yaml", "days:\n  - date: 2016-12-05\n    sessions: [‸", "opening", "開幕"),
        ("recommendations.yaml", "items:\n  - based_on: [‸", "opening", "開幕"),
        ("recommendations.yaml", "items:\n  - based_on: [‸", "openness", "公開是信任的起點"),
        ("roster.yaml", "- role: ‸", "reporter", "報告人，列於封面與提要表"),
        (
            "appendices/010.yaml",
            "kind: agenda\ndays:\n  - slots:\n      - venue: ‸",
            "hall",
            "Hall",
        ),
        ("appendices/010.yaml", "kind: photos\nphotos:\n  - file: ‸", "figures/hall.png", ""),
        (SESSION, "more_people: ‸", "true", "是"),
        ("purpose.yaml", "prose: |\n  見 [](#‸", "fig-hall", "圖 1"),
        ("purpose.yaml", "prose: |\n  見 [](#‸", "app-agenda", "附錄一"),
        (SESSION, "‸", "our_people:", "我方出席人員"),
        (SESSION, "ti‸", "title:", "標題"),
    ],
)
def test_completion(report: OpenReport, file: str, text: str, value: str, meaning: str) -> None:
    found = offered(report, file, text)
    assert value in found
    assert found[value].startswith(meaning)


def test_keys_that_are_there_are_not_offered(report: OpenReport) -> None:
    found = offered(report, SESSION, "title: 甲\n‸\nprose: 乙")
    assert "kind: " in found
    assert not {"title:", "prose: "} & set(found)


@pytest.mark.parametrize("text", ["prose: |\n  ‸", "title: ‸", "place: ‸"])
def test_nothing_is_offered_where_anything_may_stand(report: OpenReport, text: str) -> None:
    assert offered(report, SESSION, text) == {}


def test_sessions_inside_sessions_are_no_identifiers(report: OpenReport) -> None:
    assert values_for(report, at("sessions/010.yaml", "sessions:\n  - ‸")) == []


def test_what_can_still_be_read_is_offered_while_a_file_is_broken(report: OpenReport) -> None:
    report.refresh({"sessions/010-opening.yaml": "title: [甲\n"})
    assert report.findings
    assert "pan" in offered(report, SESSION, "our_people: [‸")


@pytest.mark.parametrize(
    ("file", "text", "shown"),
    [
        (SESSION, "our_people: [p‸an]", "印出：潘國才（國家發展委員會 處長）"),
        (SESSION, "date: 2016-12‸-05", "印出：105 年 12 月 5 日（一）"),
        (SESSION, "kind: vi‸sit", "印出：參訪"),
        ("report.yaml", "destinations:\n  - country: F‸R", "印出：法國"),
        ("purpose.yaml", "prose: |\n  見 [](#fig-h‸all)", "印出：圖 1"),
        (SESSION, "tit‸le: 甲", "**標題**（必填）\n\n場次名稱。\n\n例：`拜會法國數位署`"),
        (SESSION, "title: 開‸幕", "印出：（一）開幕"),
        ("appendices/1.yaml", "title: '議‸程'", "印出：一、議程"),
        (SESSION, "title: 甲‸", ""),
        (SESSION, "nothing‸: 甲", ""),
        ("purpose.yaml", "prose: |\n  p‸an", ""),
    ],
)
def test_hover(report: OpenReport, file: str, text: str, shown: str) -> None:
    assert hover(report, at(file, text)) == shown


def test_names(report: OpenReport) -> None:
    cursor = at("sessions/010-opening.yaml", "our_people: [p‸an]")
    assert is_name(cursor)
    assert [(spot.file, spot.line) for spot in definitions(report, "pan")] == [("report.yaml", 15)]
    assert {(spot.file, spot.line) for spot in uses(report, "pan")} == {
        ("report.yaml", 3), ("sessions/010-opening.yaml", 4),
    }  # fmt: skip
    (figure,) = definitions(report, "fig-hall")
    line = FILES["sessions/010-opening.yaml"].split("\n")[figure.line]
    assert line[figure.start : figure.end] == "fig-hall"
    assert [spot.line for spot in uses(report, "fig-hall")] == [9]
    assert [spot.line for spot in uses(report, "hall")] == [11]


@pytest.mark.parametrize("text", ["title: p‸an", "prose: |\n  p‸an", "our_pe‸ople: [pan]"])
def test_no_names(text: str) -> None:
    assert not is_name(at(SESSION, text))


def names(entries: tuple[Entry, ...], depth: int = 0) -> list[str]:
    lines = []
    for entry in entries:
        lines.append("  " * depth + f"{entry.name} {entry.detail}".rstrip())
        lines += names(entry.children, depth + 1)
    return lines


def test_outline() -> None:
    file = "appendices/010-agenda.yaml"
    assert names(outline(file, FILES[file])) == [
        "種類 agenda", "代號 app-agenda", "標題 議程", "會場", "  Hall", "    代號 hall",
        "    名稱 Hall", "日程", "  2016-12-05", "    日期 2016-12-05", "    場次", "      Opening",
        "        時間 09:00-10:00", "        標題 Opening", "        會場 hall",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "title: [", "- 甲\n- 乙", "‸"])
def test_an_outline_of_any_text(text: str) -> None:
    assert outline("sessions/010.yaml", text) == ()
    assert outline("notes.yaml", "title: 甲") == ()
