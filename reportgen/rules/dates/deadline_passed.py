"""DEADLINE-PASSED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import sourced
from reportgen.check.ask.deadline import moved, owed_by
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """A report that is dated, or still undated, after the last day."""
    records, deadline = subject.records, subject.authority.deadline
    returned, filed = records.returned, records.report_date
    if deadline is None or returned is None or records.unknown("report_date"):
        return
    owed = owed_by(returned, deadline, filed or subject.today)
    if owed is None or (filed or subject.today) <= owed.last:
        return
    if filed is not None:
        place = records.where("report_date")
        message = say("報告日期 {filed} 已逾期限 {last}。", filed=filed, last=owed.last)
    else:
        place = returned.place
        message = say("提出報告的期限 {last} 已過，報告還沒有日期。", last=owed.last)
    yield sourced(
        RULE.finding(
            place,
            message,
            say("期限為返國後 {months} 個月；逾期請先洽權責單位。", months=deadline.months),
            *moved(owed),
        ),
        subject.authority,
        deadline.source,
    )


RULE = Rule(
    code="DEADLINE-PASSED",
    title="已逾提出報告的期限",
    severity=Severity.ERROR,
    reason=(
        "出國報告應於返國後三個月內提出、審核並上傳。計法與期限見各機關的 authority.yaml；"
        "末日遇週末或國定假日者算到次一上班日（民法第 120 至 122 條）。"
    ),
    bad="period: {start: 2016-12-05, end: 2016-12-11}\nreport_date: 2017-04-21\n",
    good="period: {start: 2016-12-05, end: 2016-12-11}\nreport_date: 2017-02-21\n",
    basis=(
        Basis(
            "經濟部智慧財產局出國報告管理作業規範 第3點",
            "https://law.moea.gov.tw/LawContent.aspx?id=GL000095&media=print",
            authority="tipo",
        ),
        Basis(
            "金門縣政府出國報告規定（FL052037） 第5點",
            "https://law.kinmen.gov.tw/LawContent.aspx?id=FL052037",
            authority="kinmen",
        ),
    ),
    find=find,
)
