"""Titles break on the cover where the sense allows; as many people stand there as fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose.cover import crowd, title_lines
from reportgen.text import unmarked

LONG = (
    "出席第五屆開放政府夥伴聯盟全球高峰會暨公共程式與開放資料國際研討會"
    "並赴丹麥考察數位政府之推動經驗與法制作業"
)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("赴美研習", ["赴美研習"]),
        (
            "出席開放政府夥伴關係聯盟（Open Government Partnership, OGP）2016 年高峰會",
            ["出席開放政府夥伴關係聯盟", "（Open Government Partnership, OGP）", "2016 年高峰會"],
        ),
        (
            "2018 年開放政府夥伴聯盟全球高峰會臺灣民間參訪團報告",
            ["2018 年開放政府夥伴聯盟", "全球高峰會臺灣民間參訪團報告"],
        ),
        ("赴荷蘭及比利時考察都市排水與雨水再利用", ["赴荷蘭及比利時", "考察都市排水與雨水再利用"]),
        (
            "參加美國道路安全年會及參訪加州智慧交通控制中心",
            ["參加美國道路安全年會", "及參訪加州智慧交通控制中心"],
        ),
        (
            "赴法國國立高等裝飾藝術學院進修博物館展示設計",
            ["赴法國國立高等裝飾藝術學院", "進修博物館展示設計"],
        ),
        (
            "參加東京國際食品展並拜會日本農產品進口商",
            ["參加東京國際食品展", "並拜會日本農產品進口商"],
        ),
        ("Civic Budget Offices of Lisbon", ["Civic Budget ", "Offices of Lisbon"]),
    ],
)  # fmt: skip
def test_a_title_breaks_by_sense(title: str, lines: list[str]) -> None:
    assert list(title_lines(title).lines) == lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "赴越南參加亞太水產動物疫病診斷研討會及考察芹苴養殖場報告",
            ["赴越南參加亞太水產動物疫病診斷研討會", "及考察芹苴養殖場報告"],
        ),
        (
            "赴韓國參訪首爾都會區軌道交通號誌系統更新工程出國報告",
            ["赴韓國參訪首爾都會區軌道交通號誌系統更新工程", "出國報告"],
        ),
    ],
)  # fmt: skip
def test_a_title_is_smaller_rather_than_parted_in_a_word(title: str, lines: list[str]) -> None:
    assert title_lines(title) == (tuple(lines), True)


@pytest.mark.parametrize("length", range(4, len(LONG)))
def test_lines_of_a_title_are_even(length: int) -> None:
    made = title_lines(LONG[:length])
    assert all(len(line) <= (22 if made.small else 16) for line in made.lines)
    assert len(made.lines) <= 4
    assert all(len(line) >= 4 for line in made.lines)


@given(st.text(alphabet="文（）「」，。 OGP第5屆年", min_size=1, max_size=40))
def test_no_character_of_a_title_is_lost(title: str) -> None:
    lines = title_lines(title).lines
    assert "".join(lines) == title


def test_marks_in_a_title_change_no_line() -> None:
    marked = "".join(f"{char}\U000f0001" for char in LONG)
    lines = title_lines(marked).lines
    assert "".join(lines) == marked
    assert tuple(map(unmarked, lines)) == title_lines(LONG).lines


def test_numbers_stay_with_their_units() -> None:
    title = "文" * 13 + "第 12 屆會議，2016 年 5 月 6 日"
    for line in title_lines(title).lines[1:]:
        assert not line.startswith(("屆", "年", "月", "日", "12", "6"))


def test_an_author_breaks_the_title() -> None:
    assert title_lines("甲乙丙丁", ("甲", "乙丙丁")).lines == ("甲", "乙丙丁")


def test_a_title_without_end_is_left_to_the_page() -> None:
    assert title_lines("文" * 9999).lines == ("文" * 9999,)


@pytest.mark.parametrize(
    ("count", "rows", "columns", "whole"),
    [(1, 1, 1, True), (10, 10, 1, True), (11, 6, 2, True), (20, 10, 2, True), (21, 1, 1, False)],
)
def test_people_fit(count: int, rows: int, columns: int, whole: bool) -> None:
    people = [f"林小明{number}科長" for number in range(count)]
    made = crowd(people)
    assert (len(made.rows), made.columns, made.whole) == (rows, columns, whole)
    if whole:
        assert [row[column] for column in range(columns) for row in made.rows
                if column < len(row)] == people  # fmt: skip


def test_long_lines_of_people_count_for_what_they_take() -> None:
    assert not crowd(["林小明" + "長" * 60] * 4).whole
    assert not crowd(["國家發展委員會　林小明處長"] * 12).whole
    assert crowd([]).rows == ()
