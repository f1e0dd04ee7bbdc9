"""Typed values know where they stand, as texts do."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

from reportgen.places import NOWHERE, Source, Text
from reportgen.records.values import ColourKind, DateKind, PlacedDate, SystemIdKind, TimeKind


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
