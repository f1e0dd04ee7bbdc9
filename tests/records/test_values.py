"""Typed values know where they stand, as texts do."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest
from pydantic_core import PydanticCustomError

from reportgen.places import NOWHERE, Source, Text
from reportgen.records.moments import DateKind, LooseDateKind, PlacedDate, TimeKind
from reportgen.records.values import ColourKind, SystemIdKind


def text(value: str) -> Text:
    return Text(value, Source("a.yaml", f"key: {value}"), (5, 5 + len(value)))


def test_a_date_stands_where_it_is_written() -> None:
    day = DateKind.read(text("2016-12-07"))
    assert day == date(2016, 12, 7)
    assert (day.place.file, day.place.line, day.place.column, day.place.end_column) == (
        "a.yaml", 1, 6, 16,
    )  # fmt: skip
    assert (day + timedelta(days=1)).place == NOWHERE
    assert pickle.loads(pickle.dumps(day)) == day
    assert PlacedDate(2016, 12, 7).place == NOWHERE


def test_a_time_stands_where_it_is_written() -> None:
    for value in ("09:00", "09:00-10:30", "上午"):
        span = TimeKind.read(text(value))
        assert span.place.column == 6
        assert span == TimeKind.read(Text(value))


def test_what_is_read_is_kept() -> None:
    assert ColourKind.read(text("#2F6f9f")) == "#2F6f9f"
    assert SystemIdKind.read(text("C114AB110")) == "C114AB110"


@pytest.mark.parametrize(
    ("written", "first", "precision"),
    [
        ("1951", date(1951, 1, 1), "year"),
        ("1687", date(1687, 1, 1), "year"),
        ("2018-08", date(2018, 8, 1), "month"),
        ("2018-08-17", date(2018, 8, 17), "day"),
    ],
)
def test_a_date_as_far_as_it_is_known(written: str, first: date, precision: str) -> None:
    day = LooseDateKind.read(text(written))
    assert (day, day.precision, day.place.column) == (first, precision, 6)


@pytest.mark.parametrize("written", ["0999", "2018-13", "2018-8", "107", "2018-02-30", "2018/08"])
def test_what_is_no_date_at_all(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        LooseDateKind.read(text(written))
