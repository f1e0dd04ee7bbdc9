"""A value may be unknown, with its reason, in the fields that allow it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.records import Records
from reportgen.records.sessions import Session
from reportgen.records.walk import texts

REPORT: dict[str, Any] = {
    "title": "測試",
    "agency": "機關",
    "destinations": [{"country": "FR"}],
    "period": "不詳（原件缺頁）",
    "roster": [{"id": "a", "name": "王"}],
}


def test_an_unknown_value_is_no_value_and_keeps_its_words() -> None:
    records = Records.model_validate({**REPORT, "report_date": "不詳 (未載)"})
    assert (records.period, records.report_date) == (None, None)
    assert records.unknown("period") == "不詳（原件缺頁）"
    assert records.unknown("report_date") == "不詳 (未載)"
    assert records.unknown("category") is None
    assert (records.periods, records.returned, records.years) == ((), None, ())


def test_its_words_are_among_the_texts() -> None:
    words = {str(entry.text) for entry in texts(Records.model_validate(REPORT))}
    assert "不詳（原件缺頁）" in words


def test_a_copy_keeps_what_is_unknown() -> None:
    session = Session.model_validate({"title": "拜會", "date": "不詳（未載）"})
    assert session.model_copy(update={"place": None}).unknown("date") == "不詳（未載）"


@pytest.mark.parametrize(
    "value", ["不詳", "不詳（）", "不詳（ ）", "未詳（原件未載）", "不詳，未載"]
)
def test_without_a_reason_it_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        Session.model_validate({"title": "拜會", "date": value})


def test_other_fields_know_no_unknown_value() -> None:
    with pytest.raises(ValidationError):
        Session.model_validate({"title": "拜會", "date": "2016-12-07", "until": "不詳（未載）"})
    session = Session.model_validate({"title": "拜會", "place": "不詳（未載）"})
    assert (session.place, session.unknown("place")) == ("不詳（未載）", None)


def test_an_english_report_says_unknown() -> None:
    session = Session.model_validate({"title": "Visit", "date": "unknown (no date is given)"})
    assert session.unknown("date") == "unknown (no date is given)"


def test_a_missing_period_is_still_missing() -> None:
    with pytest.raises(ValidationError, match="period"):
        Records.model_validate({key: REPORT[key] for key in REPORT if key != "period"})
    with pytest.raises(ValidationError, match="period"):
        Records.model_validate({**REPORT, "period": "不詳"})


def test_several_stays() -> None:
    spring = {"start": "2023-03-01", "end": "2023-05-30"}
    winter = {"start": "2023-12-30", "end": "2024-01-02"}
    records = Records.model_validate({**REPORT, "period": spring, "more_periods": [winter]})
    days = [period.days for period in records.periods]
    assert (days, str(records.returned), records.years) == ([91, 4], "2024-01-02", (2023, 2024))
    first, last = records.periods
    assert records.is_abroad(first.end)
    assert records.is_abroad(last.start)
    assert not records.is_abroad(first.end.replace(month=6))
