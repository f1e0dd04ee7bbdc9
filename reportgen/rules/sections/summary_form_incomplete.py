"""SUMMARY-FORM-INCOMPLETE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority import FrontPage
from reportgen.check.ask.adjusting import weighed
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place
from reportgen.records import Records
from reportgen.rulebook.rule import Basis, Grade, Rule

FIELDS = {
    "category": say("出國類別"),
    "report_date": say("報告日期"),
    "abstract": say("內容摘要"),
}
LEFT_EMPTY = {"classification": say("分類號／目")}
"""Fields that may be left out; a key without a value was meant to be filled in."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each value that the 提要表 prints and the records do not have."""
    if FrontPage.SUMMARY_FORM not in subject.authority.front:
        return
    records = subject.records
    for field, title in FIELDS.items():
        if getattr(records, field) is None and not records.unknown(field):
            yield RULE.finding(
                _where(records, field),
                say("提要表缺少「{title}」。", title=title),
                say("請在 report.yaml 填寫 {field}。", field=field),
            )
    for field, title in LEFT_EMPTY.items():
        if getattr(records, field) is None and records.where(field) != records.where():
            finding = RULE.finding(
                records.where(field),
                say("提要表的「{title}」空白。", title=title),
                say("請填 {field}；沒有的話，請刪去這個鍵。", field=field),
            )
            yield weighed(finding, Severity.WARNING)
    yield from _contact(records)


def _contact(records: Records) -> Iterator[Finding]:
    """The telephone number that comes with the contact person."""
    for person in records.roster:
        if person.id == records.contact and person.phone is None:
            finding = RULE.finding(
                person.where("phone"),
                say("提要表缺少聯絡人「{name}」的電話。", name=person.name),
                say("請在這一位的 phone 填寫電話。"),
            )
            yield weighed(finding, Severity.WARNING)


def _where(records: Records, field: str) -> Place:
    """The place of the empty key; that of the title where the key is missing."""
    place = records.where(field)
    return records.where("title") if place == records.where() else place


RULE = Rule(
    code="SUMMARY-FORM-INCOMPLETE",
    title="提要表未填妥",
    severity=Severity.ERROR,
    reason="提要表的各欄要登錄於公務出國報告資訊網，缺一即無法完成登錄。",
    bad="category: 開會\nreport_date:\n",
    good="category: 開會\nreport_date: 2017-02-21\n",
    basis=(
        Basis(
            "國家發展委員會 106 年 2 月 21 日出國報告（C10600437）之提要表",
            "https://report.ndc.gov.tw/ReportFront/ReportDetail/detail?sysId=C10600437",
            Grade.OBSERVED,
        ),
        Basis(
            "經濟部智慧財產局出國報告管理作業規範 第3點",
            "https://law.moea.gov.tw/LawContent.aspx?id=GL000095&media=print",
            authority="tipo",
        ),
    ),
    find=find,
)
