"""The shipped authorities: every fact has a source, and the layout follows the rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.authority.category import for_category
from reportgen.authority.duties import CountedFrom, FiledOn, Joint, Roll
from reportgen.authority.load import load_layout
from reportgen.authority.model import Authority, FrontPage
from reportgen.manuscript.outline import build_outline
from reportgen.pipeline import build_report, check_report
from reportgen.read import read
from reportgen.rules import all_rules
from reportgen.world import World, shipped_templates
from tools.generate.authorities import shipped

NAMES = sorted(shipped())


@pytest.mark.parametrize("name", NAMES)
def test_an_authority_loads_and_names_its_sources(name: str) -> None:
    loaded = load_layout((shipped_templates(),), name)
    assert loaded.findings == []
    assert loaded.layout is not None
    authority = loaded.layout.authority
    facts = [
        *authority.outline,
        authority.abstract,
        authority.deadline,
        authority.agency_review,
        authority.correction,
        authority.recommendations,
        authority.joint_report,
        authority.contact_person,
        authority.full_report_for,
        authority.summary_only_for,
        authority.upload_required_for,
        authority.review_form,
    ]
    named = [fact.source for fact in facts if fact is not None]
    assert named
    assert all(source in authority.sources for source in named)


def test_there_are_authorities() -> None:
    assert {"executive-yuan", "tipo", "kinmen"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_changed_severities_are_of_rules(name: str) -> None:
    assert set(shipped()[name].severities) <= set(all_rules())


def test_taoyuan_prints_five_chapters(make_report: Callable[..., Path]) -> None:
    folder = make_report(
        ("title: 出席測試會議", "authority: taoyuan\ntitle: 出席測試會議"),
        appendices="- {kind: roster, title: 團員名單}\n",
    )
    records = read(folder, "trip").records
    assert records is not None
    headings = build_outline(shipped()["taoyuan"], records, str)
    assert [heading.text for heading in headings] == [
        "壹、目的",
        "貳、過程",
        "參、心得",
        "肆、建議",
        "伍、附件",
    ]
    assert headings[4].children[0].path == "附件一"


def test_taipei_counts_from_the_day_after() -> None:
    taipei = shipped()["taipei"]
    assert taipei.deadline is not None
    assert taipei.deadline.months == 3
    assert taipei.deadline.counted_from is CountedFrom.DAY_AFTER_RETURN
    assert taipei.deadline.roll is Roll.NEXT_WORKING_DAY
    assert taipei.deadline.filed_on is FiledOn.DISPATCH
    assert taipei.deadline.includes == ()
    assert taipei.recommendations is not None
    assert taipei.recommendations.min == 3


def test_what_nobody_found_is_not_taken_from_the_parent() -> None:
    for name in ("taipei", "taichung"):
        assert shipped()[name].abstract is None
        assert shipped()[name].review_form is None
    assert shipped()["taichung"].deadline is None
    for name in ("taoyuan", "kinmen"):
        assert shipped()[name].review_form is None


def test_joint_reports_differ() -> None:
    taoyuan, tipo = shipped()["taoyuan"].joint_report, shipped()["tipo"].joint_report
    assert taoyuan is not None
    assert tipo is not None
    assert (taoyuan.mode, tipo.mode) == (Joint.REQUIRED, Joint.ALLOWED)
    assert shipped()["executive-yuan"].joint_report is None


@pytest.mark.parametrize(("category", "whole"), [("其他", False), ("考察", True), (None, True)])
def test_some_categories_owe_the_summary_form_alone(category: str | None, whole: bool) -> None:
    taichung: Authority = shipped()["taichung"]
    owed = for_category(taichung, category)
    assert bool(owed.outline) is whole
    assert (owed.front == (FrontPage.SUMMARY_FORM,)) is not whole


def test_a_missing_chapter_of_an_unread_rule_is_a_warning_that_says_so(
    world: World, tmp_path: Path
) -> None:
    (tmp_path / "report.yaml").write_text(
        "authority: taipei\ntitle: 出席測試會議\ncategory: 甲類\nagency: 臺北市政府\n"
        "destinations: [{country: FR}]\nperiod: {start: 2016-12-05, end: 2016-12-06}\n"
        "roster: [{id: pan, name: 潘國才}]\npurpose: {prose: 出席會議。}\n"
        "itinerary: {preparation: 聯繫主辦單位。}\n",
        encoding="utf-8",
    )
    findings = [f for f in check_report(world, tmp_path).findings if f.code == "SECTION-MISSING"]
    assert [str(finding.severity) for finding in findings] == ["warning"]
    hints = [hint.text() for hint in findings[0].hints]
    assert any(hint.startswith("依 taipei/authority.yaml 改為警告：") for hint in hints)


def test_a_summary_form_is_all_there_is(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "trip"
    folder.mkdir()
    (folder / "report.yaml").write_text(
        "authority: taichung\ntitle: 率隊參加花卉展\ncategory: 其他\nagency: 臺中市政府\n"
        "destinations: [{country: JP}]\nperiod: {start: 2016-12-05, end: 2016-12-06}\n"
        "report_date: 2017-01-20\nkeywords: [花卉, 展覽, 日本]\nabstract: 參加花卉展。\n"
        "roster: [{id: pan, name: 潘國才, agency: 臺中市政府, unit: 農業局, post: 科長,"
        " phone: '04', role: reporter}]\npurpose: {prose: 參加比賽。}\n",
        encoding="utf-8",
    )
    outcome = build_report(world, folder, tmp_path / "out")
    assert outcome.errors == 0, [finding.message.text() for finding in outcome.findings]
    assert outcome.pages == 1
    assert [f.code for f in outcome.findings if f.code.startswith(("SUMMARY", "DAY"))] == [
        "SUMMARY-ONLY"
    ]
