"""Lists of people and programmes from tables; hostile ones are refused within bounds."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.records.choices import Role
from reportgen.scaffold import tables
from reportgen.scaffold.answers import Refused, Traveller
from reportgen.scaffold.people import people_of
from reportgen.scaffold.programme import Event, Speaker
from reportgen.scaffold.tables import read_table
from reportgen.scaffold.timetables import table_programme

FIRST = date(2025, 3, 11)
HEADINGS = {"name": ("姓名", "Name"), "post": ("職稱",)}
ROWS = [["姓名", "職稱", "備註"], ["林菊穗", "分析師", "素食"], [], ["王大明"]]


def as_csv(rows: Sequence[Sequence[object]], path: Path, encoding: str = "utf-8-sig") -> Path:
    text = "\r\n".join(",".join("" if c is None else str(c) for c in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def as_workbook(rows: Sequence[Sequence[object]], path: Path) -> Path:
    book = openpyxl.Workbook()
    book.create_sheet("空白", 0)
    for row in rows:
        book.worksheets[1].append(list(row))
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950", "utf-16"])
def test_csv_in_any_usual_encoding(encoding: str, tmp_path: Path) -> None:
    table = read_table(as_csv(ROWS, tmp_path / "a.csv", encoding), HEADINGS, "name")
    assert table.rows == (
        (2, {"name": "林菊穗", "post": "分析師"}),
        (4, {"name": "王大明", "post": ""}),
    )
    assert table.unused == ("備註",)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_with_other_marks_between(delimiter: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"姓名{delimiter}職稱\n甲{delimiter}乙\n", encoding="utf-8")
    table = read_table(tmp_path / "a.csv", HEADINGS, "name")
    assert table.rows == ((2, {"name": "甲", "post": "乙"}),)


def test_a_workbook(tmp_path: Path) -> None:
    rows = [["團員名單"], *ROWS]
    table = read_table(as_workbook(rows, tmp_path / "a.xlsx"), HEADINGS, "name")
    assert [number for number, _ in table.rows] == [3, 5]
    assert table.rows[0][1] == {"name": "林菊穗", "post": "分析師"}


def a_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for number in range(3):
            with parts.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                for _ in range(40):
                    part.write(b" " * 1_000_000)


def entities(path: Path) -> None:
    as_workbook(ROWS, path)
    names = [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x" * 100}">' for n in range(10)]
    with zipfile.ZipFile(path) as parts:
        data = {name: parts.read(name) for name in parts.namelist()}
    # Where the texts stand depends on the library that writes.
    part = next(name for name, content in data.items() if b"<t>" in content)
    root = re.search(r"<(\w+)", text := data[part].decode().rpartition("?>")[2])
    assert root is not None
    head = f"<!DOCTYPE {root[1]} [{''.join(names)}]>"
    data[part] = (head + text.replace("<t>", "<t>&a9;", 1)).encode()
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in data.items():
            parts.writestr(name, content)


def a_word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def cut_off(path: Path) -> None:
    whole = as_workbook(ROWS, path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def too_long(path: Path) -> None:
    as_workbook([["姓名"], *[["甲"]] * 5_100], path)


def too_wide(path: Path) -> None:
    as_workbook([["姓名", *"乙" * 250]], path)


def a_novel(path: Path) -> None:
    as_workbook([["姓名"], ["甲" * 3_000]], path)


@pytest.mark.parametrize(
    "make",
    [a_bomb, entities, a_word_file, encrypted, cut_off, too_long, too_wide, a_novel],
)
def test_a_hostile_workbook_is_refused(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.xlsx")
    with pytest.raises(Refused) as refused:
        read_table(tmp_path / "a.xlsx", HEADINGS, "name")
    assert "「" in refused.value.message.text()


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_bomb(tmp_path / "a.xlsx")
    monkeypatch.setattr(tables, "bounded", None)
    with pytest.raises(Refused, match="解開後過大"):
        read_table(tmp_path / "a.xlsx", HEADINGS, "name")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xls", b"x", "不是讀得出的表格"),
        ("a.csv", b"\x81\xff\xfe", "不是 UTF-8 也不是 Big5"),
        ("a.csv", "甲,乙\n".encode(), "找不到標題列"),
        ("a.csv", b'"' + b"x" * 200_000, "不合 CSV 的寫法"),
    ],
)
def test_a_table_that_cannot_be_read(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match=message):
        read_table(tmp_path / name, HEADINGS, "name")


def test_without_the_library_the_line_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "find_spec", lambda name: None)
    with pytest.raises(Refused) as refused:
        read_table(as_workbook(ROWS, tmp_path / "a.xlsx"), HEADINGS, "name")
    (hint,) = refused.value.hints
    assert hint.text() == '請執行 pip install "taiwan-mission-report[new]"。'


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(data)
    with pytest.raises(Refused):
        read_table(path, {"name": ("\U0001f9ed",)}, "name")


def people(tmp_path: Path, *rows: Sequence[object]) -> tuple[Traveller, ...]:
    found, _ = people_of(as_csv(rows, tmp_path / "a.csv"), "國家發展委員會")
    return found


def test_people(tmp_path: Path) -> None:
    assert people(
        tmp_path,
        ["姓名", "英文姓名", "服務機關", "單位", "職稱", "官職等", "電話"],
        ["林菊穗", "Lin Ju-Sui", "國家發展委員會", "資訊處", "分析師", "薦任", "02-23165300"],
        ["唐鳳", "", "行政院", "", "政務委員", "", ""],
    ) == (
        Traveller("林菊穗", "分析師", "資訊處", "02-23165300", "國家發展委員會", "薦任",
                  "Lin Ju-Sui"),
        Traveller("唐鳳", "政務委員", agency="行政院", role=Role.DELEGATION),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "roles"),
    [
        (
            [["甲", "團員"], ["乙", "報告人"], ["丙", "駐外人員"]],
            ["delegation", "reporter", "local"],
        ),
        ([["甲", "團員"], ["乙", "團員"]], ["reporter", "delegation"]),
        ([["甲", "？"], ["乙", ""]], ["reporter", "reporter"]),
    ],
)
def test_roles(rows: list[list[str]], roles: list[str], tmp_path: Path) -> None:
    found = people(tmp_path, ["姓名", "身分"], *rows)
    assert [str(person.role) for person in found] == roles


def test_what_is_left_out_of_the_people_is_reported(tmp_path: Path) -> None:
    rows = [["姓名", "飲食"], ["甲", "素"], ["", "葷"]]
    _, notes = people_of(as_csv(rows, tmp_path / "a.csv"), "機關")
    texts = [note.text() for note in notes]
    assert [text.partition("」")[2] for text in texts] == [
        "第 3 列沒有姓名，未採用。", "沒有用到的欄：飲食。",
    ]  # fmt: skip


def test_a_list_of_nobody(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="沒有人"):
        people(tmp_path, ["姓名"])


def test_a_programme(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["日期", "時間", "場次", "會場", "類別", "講者", "主持人"],
        [date(2025, 3, 12), "09:30-11:00", "開幕", "大廳", "主場", "Ada (GovLab, NYU)、Bob", "王"],
        [None, "下午2點", "第二場"],
        ["3/13（四）", time(9, 5), "第三場"],
        [datetime(2025, 3, 14), "上午", "參觀"],
        ["114/3/14", None, "休會"],
    ]
    programme = table_programme(as_workbook(rows, tmp_path / "a.xlsx"), FIRST)
    assert programme.events == (
        Event(date(2025, 3, 12), time(9, 30), time(11), "開幕", "大廳", "主場",
              (Speaker("Ada", "GovLab, NYU"), Speaker("Bob")), (Speaker("王"),)),
        Event(date(2025, 3, 12), time(14), None, "第二場"),
        Event(date(2025, 3, 13), time(9, 5), None, "第三場"),
        Event(date(2025, 3, 14), None, None, "參觀", part="上午"),
        Event(date(2025, 3, 14), None, None, "休會"),
    )  # fmt: skip
    assert programme.findings == ()


def test_start_and_end_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [["Session", "Start", "End"], ["A", "2025-03-12 09:00", "2025-03-12 10:30"]]
    (event,) = table_programme(as_csv(rows, tmp_path / "a.csv"), FIRST).events
    assert event == Event(date(2025, 3, 12), time(9), time(10, 30), "A")


def test_a_row_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    rows = [
        ["日期", "時間", "場次"], ["", "09:00", "太早"], ["2025-03-12", "09:00", "開幕"],
        ["2025-02-30", "09:00", "無此日"], ["", "九點", "不明"], ["", "10:00", ""],
    ]  # fmt: skip
    programme = table_programme(as_csv(rows, tmp_path / "a.csv"), FIRST)
    assert [event.title for event in programme.events] == ["開幕"]
    assert [(f.code, f.place.line) for f in programme.findings] == [
        ("DATE-FORM", 2), ("DATE-FORM", 4), ("TIME-FORM", 5), ("VALUE-EMPTY", 6),
    ]  # fmt: skip


def test_no_row_that_can_be_read(tmp_path: Path) -> None:
    rows = [["日期", "場次"], ["某日", "開幕"]]
    with pytest.raises(Refused, match="沒有讀得出的場次"):
        table_programme(as_csv(rows, tmp_path / "a.csv"), FIRST)
