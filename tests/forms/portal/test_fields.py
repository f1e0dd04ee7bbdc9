"""Each field has the value of the records, in the portal's order and form, or says what to do."""

from __future__ import annotations

from itertools import chain

import pytest

from reportgen.cli.formverb import SITES as CHOICES
from reportgen.findings import Finding, Severity, say
from reportgen.forms.portal.data import portal_data
from reportgen.forms.portal.fields import PortalForm, portal_form
from reportgen.forms.portal.sites import COLUMNS, LABELS, NATIONAL, NEW_TAIPEI, SITES
from reportgen.places import NOWHERE
from tests.forms.conftest import ReadReport, outcome

ERROR = Finding("DATE-OUTSIDE-TRIP", Severity.ERROR, NOWHERE, say("日期不在期間內。"))
NUMBER = ("category: 開會", "category: 開會\nsystem_id: C11400123")
FULL = (
    "category: 開會",
    "category: 其他\ncategory_note: 訓練\nsystem_id: C114AB110\nportal:\n  plan: 核定的計畫\n"
    "  visited: [甲署, 乙會]\n  subject: 公共工程\n  policy: 工程管理\n  project: 專案\n"
    "  remarks: 備註文字",
)


def values(form: PortalForm) -> dict[str, str]:
    return {field.key: field.value for field in chain.from_iterable(form.groups)}


def missing(form: PortalForm) -> set[str]:
    return {field.key for field in form.missing}


def test_every_value_is_that_of_the_records(read_form: ReadReport) -> None:
    form = portal_form(
        *read_form(FULL, ("post: 處長", "post: 處長, grade: 簡任")), outcome(), NATIONAL
    )
    shown = values(form)
    abstract = shown.pop("abstract")
    assert shown == {
        "system_id": "C114AB110",
        "project": "專案",
        "plan": "核定的計畫",
        "title": "出席測試會議",
        "file": "C114AB110_1.pdf",
        "attachments": "",
        "report_date": "2017-01-20",
        "pages": "12",
        "agency": "國家發展委員會",
        "period": "2016-12-05 至 2016-12-06",
        "people": "",
        "countries": "法國",
        "visited": "甲署\n乙會",
        "category": "其他（訓練）",
        "keywords": "開放政府,公民科技,資料品質",
        "remarks": "備註文字",
        "subject": "公共工程",
        "policy": "工程管理",
    }
    assert abstract.startswith("本次任務為出席於巴黎舉行的測試會議，")
    assert "\n" not in abstract
    assert [[cell.value for cell in row] for row in form.people] == [
        ["潘國才", "國家發展委員會", "資訊管理處", "處長", "簡任"]
    ]
    assert missing(form) == set()


def test_new_taipei_has_three_columns_and_its_own_names(read_form: ReadReport) -> None:
    form = portal_form(*read_form(FULL), outcome(), NEW_TAIPEI)
    assert [[cell.value for cell in row] for row in form.people] == [
        ["潘國才", "國家發展委員會/資訊管理處", "處長"]
    ]
    assert form.file == "C114AB110001.pdf"
    assert values(form)["category"] == "其他(訓練)"
    assert list(values(form)) == list(chain.from_iterable(NEW_TAIPEI.groups))


def test_what_is_missing_says_what_to_fill_in(read_form: ReadReport) -> None:
    form = portal_form(*read_form(), outcome(), NATIONAL)
    assert missing(form) == {"system_id", "file", "plan", "visited", "subject", "policy", "grade"}
    words = {field.key: field.missing.text() for field in form.missing if field.missing}
    assert "system_id" in words["system_id"]
    assert words["plan"] == "請在 report.yaml 的 portal 填寫 plan。"


def test_a_draft_has_no_file_to_upload(read_form: ReadReport) -> None:
    report = read_form(NUMBER)
    draft = portal_form(*report, outcome(ERROR), NATIONAL)
    assert draft.file == ""
    assert any("草稿" in f.missing.text() for f in draft.missing if f.missing and f.key == "file")
    assert portal_form(*report, outcome(), NATIONAL).file == "C11400123_1.pdf"


def test_two_stays_two_countries_and_an_unknown_date(read_form: ReadReport) -> None:
    form = portal_form(
        *read_form(
            ("destinations: [{country: FR, cities: [巴黎]}]",
             "destinations: [{country: FR, cities: [巴黎]}, {country: CN, name: 大陸地區},"
             " {country: FR, cities: [里昂]}]"),
            ("report_date: 2017-01-20", "report_date: 不詳（原件未載）\nmore_periods:"
             " [{start: 2016-12-20, end: 2016-12-22}]"),
        ),
        outcome(),
        NATIONAL,
    )  # fmt: skip
    assert values(form)["countries"] == "法國\n大陸地區"
    assert values(form)["period"] == "2016-12-05 至 2016-12-06\n2016-12-20 至 2016-12-22"
    assert values(form)["report_date"] == "不詳（原件未載）"


@pytest.mark.parametrize("site", list(SITES))
def test_the_data_are_the_fields_in_order(read_form: ReadReport, site: str) -> None:
    form = portal_form(*read_form(), outcome(), SITES[site])
    data = portal_data(form, str)
    assert [field["key"] for field in data["fields"]] == list(chain(*SITES[site].groups))
    (people,) = [field for field in data["fields"] if field["key"] == "people"]
    assert [cell["key"] for cell in people["rows"][0]] == list(SITES[site].columns)
    assert all(f["length"] == len(f["value"]) for f in data["fields"] if "value" in f)


def test_the_choices_are_the_sites_and_every_key_has_a_label() -> None:
    assert set(CHOICES) == set(SITES)
    assert {key for site in SITES.values() for key in chain(*site.groups)} == set(LABELS)
    assert {key for site in SITES.values() for key in site.columns} == set(COLUMNS)
