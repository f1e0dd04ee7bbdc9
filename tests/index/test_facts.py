"""The facts are those of the records; what is not public, and telephones, stay where they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen.index.facts import facts_of
from reportgen.pipeline.first import read_report
from reportgen.world import World

Make = Callable[..., Path]


def facts(world: World, folder: Path, day: date = date(2017, 2, 1)) -> Any:
    text = facts_of(read_report(replace(world, today=day), folder), day)
    return json.loads(text) if text else None


def test_every_fact_is_that_of_the_records(world: World, make_report: Make) -> None:
    assert facts(world, make_report()) == {
        "public": True,
        "title": "出席測試會議",
        "language": "zh-Hant",
        "number": "",
        "agency": "國家發展委員會",
        "category": "開會",
        "periods": [["2016-12-05", "2016-12-06"]],
        "report_date": "2017-01-20",
        "deadline": "2017-03-06",
        "late": False,
        "countries": ["法國"],
        "cities": ["巴黎"],
        "people": [{"name": "潘國才", "agency": "國家發展委員會", "post": "處長"}],
        "recommendations": [
            {
                "text": "建請本會於半年內選定三個機關試辦資料品質檢核，並把檢核結果與資料一併公布，"
                "試辦期滿後檢討檢核項目與人力，再推及其他機關。",
                "lead": "國家發展委員會",
                "due": "2017-06-30",
            }
        ],
    }


@pytest.mark.parametrize(
    ("filed", "day", "late"),
    [
        ("report_date: 2017-01-20", date(2020, 1, 1), False),
        ("report_date: 2017-03-07", date(2020, 1, 1), True),
        ("", date(2017, 3, 6), False),
        ("", date(2017, 3, 7), True),
    ],
)
def test_late_is_filed_or_still_owed_after_the_last_day(
    world: World, make_report: Make, filed: str, day: date, late: bool
) -> None:
    folder = make_report(("report_date: 2017-01-20", filed))
    assert facts(world, folder, day)["late"] is late


@pytest.mark.parametrize("kind", ["限閱", "機密"])
def test_what_is_not_public_stays_inside(world: World, make_report: Make, kind: str) -> None:
    folder = make_report(
        ("category: 開會", f"category: 開會\nconfidentiality: {kind}\nconfidentiality_reason: 談判")
    )
    assert facts(world, folder) == {"public": False}


def test_records_that_cannot_be_read_have_none(world: World, make_report: Make) -> None:
    assert facts(world, make_report(("title: 出席測試會議", "title: [a"))) is None
