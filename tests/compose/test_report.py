"""What templates see as ``report``: who stands on the front pages."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.authority.load import load_layout
from reportgen.compose.dates import Calendar
from reportgen.compose.report import ReportFacts, facts_of
from reportgen.manuscript import read_manuscript
from reportgen.records import Records
from reportgen.world import shipped_templates

ROSTER = [
    {"id": "a", "name": "潘國才", "role": "reporter"},
    {"id": "b", "name": "林菊穗", "role": "delegation"},
    {"id": "c", "name": "張銘忠", "role": "local"},
]


def facts(**more: Any) -> ReportFacts:
    records = Records.model_validate(
        {
            "title": "出席會議",
            "agency": "國家發展委員會",
            "destinations": [{"country": "FR"}],
            "period": {"start": "2016-12-05", "end": "2016-12-31"},
            "roster": ROSTER,
            **more,
        }
    )
    layout = load_layout((shipped_templates(),), "executive-yuan").layout
    assert layout is not None
    manuscript = read_manuscript(records, layout.authority, str)
    return facts_of(manuscript, Calendar(roc=True, locale="zh_Hant_TW"), str)


def names(people: list[Any]) -> list[str]:
    return [str(person.name) for person in people]


def test_without_a_roster_in_the_appendix_the_front_pages_list_everybody() -> None:
    report = facts()
    assert names(report.travellers) == ["潘國才", "林菊穗"]
    assert names(report.companions) == ["林菊穗"]
    assert names(report.locals) == ["張銘忠"]
    assert names(report.delegation) == ["潘國才", "林菊穗"]


def test_a_roster_in_the_appendix_lists_the_travellers() -> None:
    report = facts(appendices=[{"kind": "roster", "title": "團員名單"}])
    assert report.travellers == report.companions == []
    assert names(report.locals) == ["張銘忠"]


@pytest.mark.parametrize(
    "more",
    [
        {"sessions": [{"title": "拜會", "our_people": ["c"]}]},
        {"sessions": [{"title": "拜會", "sessions": [{"title": "內", "speakers": ["c"]}]}]},
        {"purpose": {"prose": "由張銘忠大使接待。"}},
    ],
)
def test_who_is_named_elsewhere_is_not_listed_on_the_front_pages(more: dict[str, Any]) -> None:
    assert facts(**more).locals == []


def test_the_day_after_the_return_dates_a_report_without_a_date() -> None:
    assert facts().created == "2017-01-01T00:00:00Z"
    assert facts(report_date="2017-02-03").created == "2017-02-03T00:00:00Z"


def test_the_subject_is_the_first_paragraph_or_its_first_sentence() -> None:
    assert facts().subject == "出席會議"
    assert facts(abstract="甲乙。\n丙丁。\n\n戊己。").subject == "甲乙。丙丁。"
    assert facts(abstract="甲" * 120).subject == "甲" * 120
    assert facts(abstract="甲" * 119 + "。" + "乙" * 9).subject == "甲" * 119 + "。"


def test_the_bodies_visited_are_those_of_the_people_met() -> None:
    talk = {"title": "座談", "their_people": [{"name": "某乙", "organisation": "大學"}]}
    city = {"name": "某甲", "organisation": "市政府"}
    met = [
        {"title": "拜會", "their_people": ["jensen", city], "sessions": [talk]},
        {"title": "再訪", "their_people": ["jensen", {"name": "某丙"}]},
    ]
    guests = [{"id": "jensen", "name": "延森", "organisation": "水利署"}]
    assert facts(sessions=met, guests=guests).visited == ["水利署", "市政府", "大學"]
    named = {"visited": ["水利署"]}
    assert facts(sessions=met, guests=guests, portal=named).visited == ["水利署"]


@pytest.mark.parametrize(("kind", "bodies"), [("negotiation", ["財政部"]), ("panel", [])])
def test_people_under_a_label_are_met_where_a_body_is_called_on(
    kind: str, bodies: list[str]
) -> None:
    group = {"label": "主談人", "people": [{"name": "某丁", "organisation": "財政部"}]}
    talks = [{"title": "談判", "kind": kind, "people": [group]}]
    assert facts(sessions=talks).visited == bodies


def test_a_joint_report_is_of_several_agencies() -> None:
    others = [
        {"id": "a", "name": "甲", "agency": "國家發展委員會", "role": "reporter"},
        {"id": "b", "name": "乙", "agency": "科技部", "role": "reporter"},
        {"id": "c", "name": "丙", "agency": "外交部"},
    ]
    report = facts(roster=others)
    assert (report.agencies, report.joint) == (["國家發展委員會", "科技部"], True)
    assert (facts().agencies, facts().joint) == (["國家發展委員會"], False)


def test_a_roster_that_does_not_say_who_travelled_leaves_them_on_the_front_pages() -> None:
    roster = {"kind": "roster", "title": "名單", "columns": ["number", "phone"]}
    assert names(facts(appendices=[roster]).travellers) == ["潘國才", "林菊穗"]
    roster["columns"] = ["name", "post", "agency"]
    assert facts(appendices=[roster]).travellers == []


def test_periods_category_and_dates_are_printed_in_words() -> None:
    report = facts(
        more_periods=[{"start": "2017-02-01", "end": "2017-02-03"}],
        category="甲類", trip_kind="參訪", report_date="2017-03-01",
    )  # fmt: skip
    assert report.period == "105 年 12 月 5 日至 12 月 31 日；106 年 2 月 1 日至 2 月 3 日"
    assert (report.category, report.report_date) == ("甲類，參訪", "106 年 3 月 1 日")
    unknown = facts(period="不詳（缺頁）", category="不詳（缺頁）", report_date="不詳（未載）")
    assert (unknown.period, unknown.category) == ("不詳（缺頁）", "不詳（缺頁）")
    assert (unknown.report_date, unknown.created) == ("不詳（未載）", "1970-01-01T00:00:00Z")
