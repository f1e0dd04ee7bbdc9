from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.read import suggest
from reportgen.read.nearest import distance, nearest
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("key_words", "keywords"),
        ("report-date", "report_date"),
        ("abs", "abstract"),
        ("reportdate", "report_date"),
        ("x", ""),
        ("", ""),
        ("顏色", ""),
        ("a" * 100_000, ""),
    ],
)
def test_nearest(word: str, expected: str) -> None:
    assert nearest(word, ["title", "keywords", "report_date", "abstract"]) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("", "ab", 2), ("ab", "ba", 1), ("kitten", "sitting", 3), ("a", "a", 0)],
)
def test_distance(a: str, b: str, expected: int) -> None:
    assert distance(a, b) == distance(b, a) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016/12/5", "2016-12-05"),
        ("105年12月5日", "2016-12-05"),
        ("民國 105 年 12 月 5 日", "2016-12-05"),
        ("２０１６.１２.５", "2016-12-05"),
        ("20161205", "2016-12-05"),
        ("2016/13/5", ""),
        ("12/5", ""),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert suggest.a_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9：00", "09:00"),
        ("下午2時30分", "14:30"),
        ("9:00至10:30", "09:00-10:30"),
        ("2:30 PM", "14:30"),
        ("0900-1030", "09:00-10:30"),
        ("25:00", ""),
        ("早上", ""),
    ],
)
def test_times(text: str, expected: str) -> None:
    assert suggest.a_time(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法國", "FR"),
        ("fr", "FR"),
        ("France", "FR"),
        ("Frnace", "FR"),
        ("台灣", "TW"),
        ("喬治亞", "GE"),
        ("某國", ""),
    ],
)
def test_countries(text: str, expected: str) -> None:
    assert suggest.a_country(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("法文", "fr"), ("法語", "fr"), ("English", "en"), ("ZH_Hant", "zh-Hant"), ("某文", "")],
)
def test_languages(text: str, expected: str) -> None:
    assert suggest.a_language(text) == expected


def test_other_values() -> None:
    assert suggest.a_colour("ABC") == "#AABBCC"
    assert suggest.a_colour("blue") == ""
    assert suggest.a_flag("yes") == "true"
    assert suggest.a_flag("否") == "false"
    assert suggest.a_flag("maybe") == ""
    assert suggest.a_web_address("ndc.gov.tw/a") == "https://ndc.gov.tw/a"
    assert suggest.a_web_address("國發會") == ""
    assert suggest.an_id("Lin Chu-Sui") == "lin-chu-sui"
    assert suggest.an_id("林") == ""
    assert suggest.a_system_id(" c10600437") == "C10600437"
    assert suggest.a_system_id("c114 ab110") == "C114AB110"
    assert suggest.a_system_id("C114XB110") == ""


@pytest.mark.timing
@pytest.mark.parametrize("guess", [suggest.a_date, suggest.a_time, suggest.a_system_id])
def test_a_long_value_is_no_slip_of_a_short_one(guess: Callable[[str], str]) -> None:
    for value in ("10:", "上午", "105年", "C"):
        assert growth(guess, lambda n, value=value: value + " " * n + "x") < LINEAR


def test_only_so_many_names_are_compared() -> None:
    names = iter([f"session-{number}" for number in range(2000)])
    assert nearest("talk", names) == ""
    assert next(names) == "session-500"
