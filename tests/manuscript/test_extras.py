"""A report chooses its extras, else its layout does; people are met once, wherever they speak."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.authority import Authority
from reportgen.manuscript.extras import Chosen, chosen, who_was_met
from reportgen.records import Records
from reportgen.records.extras import Extras

BASE: dict[str, Any] = {
    "title": "出席會議",
    "agency": "國家發展委員會",
    "destinations": [{"country": "FR"}],
    "period": {"start": "2016-12-05", "end": "2016-12-11"},
    "roster": [{"id": "pan", "name": "潘國才"}],
}


def records(**more: Any) -> Records:
    return Records.model_validate(BASE | more)


def authority(**extras: str) -> Authority:
    return Authority.model_construct(extras=Extras.model_validate(extras))


@pytest.mark.parametrize(
    ("own", "usual", "overview"),
    [
        (None, {}, False),
        (None, {"overview": "true"}, True),
        ({"overview": "false"}, {"overview": "true"}, False),
        ({"overview": "true"}, {}, True),
        ({"counts": "true"}, {"overview": "true"}, True),
    ],
)
def test_the_report_decides_before_its_layout(
    own: dict[str, str] | None, usual: dict[str, str], overview: bool
) -> None:
    parts = chosen(records(extras=own), authority(**usual))
    assert parts.overview is overview
    assert parts.counts is bool(own and "counts" in own)


def test_nothing_is_made_where_nobody_asks() -> None:
    assert not any(chosen(records(), authority()))
    assert set(Chosen._fields) == set(Extras.model_fields)


def test_people_are_met_once_and_stand_by_their_bodies() -> None:
    ada = {"name": "Ada", "organisation": "數位署"}
    made = records(
        guests=[{"id": "ben", "name": "Ben", "organisation": "圖書館"}],
        sessions=[
            {"title": "甲", "their_people": [ada, "ben", "pan"]},
            {"title": "乙", "sessions": [{"title": "丙", "speakers": [ada, "ben"]}]},
            {"title": "丁", "people": [{"label": "與談人", "people": [
                {"name": "Cy", "organisation": "數位署"}]}]},
        ],
    )  # fmt: skip
    met = who_was_met(made)
    assert [str(one.guest.name.main) for one in met] == ["Ada", "Cy", "Ben"]
    assert [[str(s.title.main) for s in one.sessions] for one in met] == [
        ["甲", "丙"], ["丁"], ["甲", "丙"],
    ]  # fmt: skip
