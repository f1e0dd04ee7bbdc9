"""Timetables in every shape become slots with their venues, languages and days."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.intake.blocks import Block, Cell, Document, Paragraph, Role, Span, Table, paragraphs
from reportgen.intake.ledger import Ledger
from reportgen.intake.recognise.agenda import agenda_of
from reportgen.intake.recognise.prose import Writer
from reportgen.intake.recognise.roster import Roster
from reportgen.intake.recognise.sessions import Context
from reportgen.intake.recognise.timetables import languages_in

Words = str | tuple[str, int, int]


def table(*rows: tuple[Words, ...]) -> Table:
    """A table of cells: a text, or a text with its columns and rows."""

    def cell(words: Words) -> Cell:
        text, columns, height = (words, 1, 1) if isinstance(words, str) else words
        lines = tuple(Paragraph((Span(line),)) for line in text.split("|"))
        return Cell(lines, columns, height)

    return Table(tuple(tuple(map(cell, row)) for row in rows))


def p(text: str, depth: int = 0) -> Paragraph:
    return Paragraph((Span(text),), depth=depth, role=Role.BULLET if depth else Role.BODY)


def agenda(*blocks: Block, title: str = "議程") -> tuple[Any, list[str]]:
    """The record that *blocks* become, and the words that have no place."""
    document = Document("a.docx", blocks)
    ledger = Ledger()
    context = Context(Writer(document, ledger), Roster(), "a.docx", 2016, [], set())
    made = agenda_of(context, title, blocks, "a.yaml")
    account = ledger.settle(document, {"a.yaml": scalars(made)})
    return made, [item.text for item in account.unplaced]


def scalars(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for child in value.values() for text in scalars(child)]
    if isinstance(value, list):
        return [text for child in value for text in scalars(child)]
    return [str(value)] if value is not None else []


def test_two_head_rows_are_buildings_and_their_rooms() -> None:
    made, unplaced = agenda(
        p("12 月 8 日（四）09:00–12:35"),
        table(
            (("時間", 1, 2), ("Palais d'Iéna", 2, 1), ("Palais de Tokyo", 1, 1)),
            ("Hemicycle\n法文、英文", "Room 1", "Power"),
            ("09:00", ("", 1, 1), ("09:00–09:50 法文|Open State|OECD", 1, 2), ""),
            ("09:15", "09:15|Climate action", ("09:15–10:05|Context|OGP|Unit", 1, 1)),
        ),
    )
    assert unplaced == []
    assert made["venues"] == [
        {"id": "venue-1", "name": "Room 1", "site": "Palais d'Iéna"},
        {"id": "venue-2", "name": "Hemicycle", "site": "Palais d'Iéna", "languages": ["fr", "en"]},
        {"id": "venue-3", "name": "Power", "site": "Palais de Tokyo"},
    ]
    (day,) = made["days"]
    assert day["date"] == "2016-12-08"
    assert day["slots"] == [
        {"time": "09:00-09:50", "title": "Open State", "languages": ["fr"], "venue": "venue-1",
         "organiser": "OECD"},
        {"time": "09:15", "title": "Climate action", "venue": "venue-2"},
        {"time": "09:15-10:05", "title": "Context", "venue": "venue-3", "organiser": "OGP Unit"},
    ]  # fmt: skip


def test_a_cell_over_several_rows_lasts_to_the_end_of_the_last() -> None:
    made, _ = agenda(
        p("105 年 12 月 8 日"),
        table(
            ("時間", "甲會場", "乙會場"),
            ("09:00-10:00", "開幕", ("工作坊", 1, 2)),
            ("10:00-11:00", "座談"),
        ),
    )
    times = [(slot["title"], slot["time"]) for slot in made["days"][0]["slots"]]
    assert times == [("開幕", "09:00-10:00"), ("工作坊", "09:00-11:00"), ("座談", "10:00-11:00")]


def test_a_list_under_a_venue_and_a_programme_in_paragraphs() -> None:
    made, unplaced = agenda(
        p("12 月 8 日（四）Espace Hypostyle，Palais d'Iéna（法文、英文）"),
        table(("時間", "場次", "主辦或講者"), ("09:00", "Polling stations 英文", "Paul")),
        p("12 月 9 日（五）Hôtel de Ville"),
        p("14:00–18:00 Open Local Government"),
        p("地點：3 rue de Lobau。"),
        p("14:00 Opening", depth=1),
        p("18:00 Closing Ceremony"),
    )
    assert unplaced == []
    assert made["venues"][0] == {
        "id": "venue-1", "name": "Espace Hypostyle", "site": "Palais d'Iéna",
        "languages": ["fr", "en"],
    }  # fmt: skip
    (first,), (second, third) = (day["slots"] for day in made["days"])
    assert (first["languages"], first["organiser"]) == (["en"], "Paul")
    assert second["prose"] == "地點：3 rue de Lobau。"
    assert second["items"] == [{"time": "14:00", "title": "Opening"}]
    assert third["title"] == "Closing Ceremony"
    assert {slot["venue"] for slot in (second, third)} == {"venue-2"}


def test_a_list_of_times_without_a_table_is_an_agenda_where_its_title_says_so() -> None:
    blocks = [p("12 月 8 日"), p("09:00-09:30 報到"), p("09:30 開幕：各國代表致詞")]
    made, unplaced = agenda(*blocks)
    assert [slot["title"] for slot in made["days"][0]["slots"]] == ["報到", "開幕：各國代表致詞"]
    assert unplaced == []
    assert agenda(*blocks, title="紀要")[0] is None


def test_tracks_come_from_the_legend() -> None:
    made, unplaced = agenda(
        p("類別圖例"),
        p("A 公民科技（Civic tech）", depth=1),
        p("B 開放議會", depth=1),
        p("12 月 8 日"),
        table(("時間", "甲會場"), ("09:00", "09:00–10:00 B|議會")),
    )
    assert unplaced == []
    assert [track["label"] for track in made["tracks"]] == ["A", "B"]
    assert made["tracks"][0]["name"] == {"zh": "公民科技", "foreign": "Civic tech"}
    assert made["days"][0]["slots"][0]["track"] == "track-2"


@pytest.mark.parametrize(
    "blocks",
    [
        [p("12 月 8 日"), table(("時間", "會場"), ("不詳", "開幕"))],
        [table(("時間", "會場"), ("09:00", "開幕"))],
        [p("12 月 8 日"), p("不是時間的文字。"), table(("時間", "會場"), ("09:00", "開幕"))],
    ],
)
def test_what_is_not_understood_whole_is_no_agenda(blocks: list[Block]) -> None:
    made, unplaced = agenda(*blocks)
    assert made is None
    assert len(unplaced) == sum(bool(q.line) for q in paragraphs(tuple(blocks)))


def test_languages_are_known_by_their_names_alone() -> None:
    assert languages_in("法文、英語") == ("fr", "en")
    assert languages_in("法文、講者") == ()
    assert languages_in("論文") == ()


def test_nothing_is_no_agenda() -> None:
    assert agenda() == (None, [])


def test_the_programme_of_a_slot_keeps_its_people() -> None:
    """Entries with times, and behind each who takes part; deeper ones belong to the one above."""
    made, unplaced = agenda(
        p("12 月 8 日（四）08:30–13:00：議會"),
        p("08:30–13:00 Open Parliament"),
        p("08:30 Welcome", 1),
        p("09:00 Opening remarks\n講者：Claude Bartolone（National Assembly President）、李明", 1),
        p("圓桌會議 法文\n主持人：Xavier Berne（Nextimpact）\n致詞人：王大同", 2),
        p("不拍照。", 1),
    )
    assert unplaced == []
    (slot,) = made["days"][0]["slots"]
    assert "prose" not in slot
    welcome, remarks, photos = slot["items"]
    assert welcome == {"time": "08:30", "title": "Welcome"}
    assert [person["name"] for person in remarks["speakers"]] == ["Claude Bartolone", "李明"]
    assert remarks["speakers"][0]["post"] == "President"
    (table,) = remarks["items"]
    assert (table["title"], table["languages"]) == ("圓桌會議", ["fr"])
    assert [person["name"] for person in table["moderators"]] == ["Xavier Berne"]
    assert [(group["label"], group["people"][0]["name"]) for group in table["people"]] == [
        ("致詞人", "王大同")
    ]
    assert photos["title"] == "不拍照。"


def test_a_list_without_times_and_people_is_text() -> None:
    made, _ = agenda(p("12 月 8 日：議會"), p("08:30 開幕"), p("請攜帶證件", 1), p("請準時", 1))
    (slot,) = made["days"][0]["slots"]
    assert "items" not in slot
    assert "請攜帶證件" in slot["prose"]
