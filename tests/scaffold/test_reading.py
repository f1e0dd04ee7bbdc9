"""Answers as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.findings import say
from reportgen.scaffold.answers import Destination, Refused, Traveller
from reportgen.scaffold.reading import (
    a_choice,
    a_country,
    a_day,
    a_line,
    a_person,
    destinations,
    in_order,
)


@pytest.mark.parametrize(
    "text",
    ["2025-03-11", "114/3/11", "114年3月11日", "民國114年3月11日", "2025/03/11", "１１４／３／１１",
     "20250311", " 114.3.11 "],
)  # fmt: skip
def test_a_day(text: str) -> None:
    assert a_day(text) == date(2025, 3, 11)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-02-29", "沒有「2025-02-29」這一天。"),
        ("114/13/1", "沒有「114/13/1」這一天。"),
        ("20250230", "沒有「20250230」這一天。"),
        ("25/3/11", "「25/3/11」的年份只有兩位，看不出是民國還是西元。"),
        ("三月十一日", "「三月十一日」不是看得懂的日期。"),
        ("", "「」不是看得懂的日期。"),
    ],
)
def test_no_day(text: str, message: str) -> None:
    with pytest.raises(Refused) as refused:
        a_day(text)
    assert refused.value.message.text() == message
    assert refused.value.hints


def test_a_return_before_the_departure() -> None:
    in_order(date(2025, 3, 11), date(2025, 3, 11))
    with pytest.raises(Refused, match="返國日 2025-03-01 早於啟程日 2025-03-11"):
        in_order(date(2025, 3, 11), date(2025, 3, 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [("日本", "JP"), ("jp", "JP"), ("Japan", "JP"), ("台灣", "TW"), ("臺灣", "TW"), ("ＪＰ", "JP"),
     ("中國大陸", "CN"), ("United Kingdom", "GB")],
)  # fmt: skip
def test_a_country(text: str, code: str) -> None:
    assert a_country(text) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("日奔", "是否為「日本」？"),
        ("Germny", "是否為「德國」？"),
        ("桃花源記之國", "請寫國名（日本）或 ISO 3166 的兩碼（JP）。"),
    ],
)
def test_no_country(text: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        a_country(text)
    assert [message.text() for message in refused.value.hints] == [hint]


def test_cities_belong_to_the_only_country() -> None:
    assert destinations(["日本"], ["東京", "京都、大阪"]) == (
        Destination("JP", ("東京", "京都", "大阪")),
    )


def test_cities_of_several_countries() -> None:
    wanted = (Destination("FR", ("巴黎",)), Destination("DE", ("柏林", "波昂")))
    assert destinations(["法國", "DE"], ["德國/柏林", "法國／巴黎", "DE/波昂"]) == wanted


@pytest.mark.parametrize("city", ["巴黎", "西班牙/馬德里"])
def test_a_city_of_no_country_that_was_given(city: str) -> None:
    with pytest.raises(Refused, match="國"):
        destinations(["法國", "德國"], [city])


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("林菊穗", Traveller("林菊穗")),
        (
            "林菊穗/分析師/資訊處/02-2316 5300",
            Traveller("林菊穗", "分析師", "資訊處", "02-2316 5300"),
        ),
        ("林菊穗////外交部", Traveller("林菊穗", agency="外交部")),
        ("林菊穗／／資訊處", Traveller("林菊穗", "", "資訊處")),
    ],
)
def test_a_person(text: str, person: Traveller) -> None:
    assert a_person(text) == person


@pytest.mark.parametrize("text", ["", "/分析師", "甲/乙/丙/丁/戊/己", "林\x07菊"])
def test_no_person(text: str) -> None:
    with pytest.raises(Refused):
        a_person(text)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for read in (a_line, a_day, a_country, a_person):
        with suppress(Refused):
            read(text)


@pytest.mark.parametrize("text", ["2", "２", "開會"])
def test_a_choice(text: str) -> None:
    assert a_choice(text, ["考察", "開會"], say("沒有。")) == "開會"


@pytest.mark.parametrize("text", ["0", "3", "-1", "開會會", "9" * 5000])
def test_no_choice(text: str) -> None:
    with pytest.raises(Refused) as refused:
        a_choice(text, ["考察", "開會"], say("沒有。"))
    assert refused.value.hints[-1].text() == "可以填：考察、開會。"
