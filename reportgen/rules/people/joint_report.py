"""JOINT-REPORT."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority.duties import Joint
from reportgen.check.ask.adjusting import sourced
from reportgen.check.ask.travellers import own_travellers
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.choices import Role
from reportgen.rulebook.rule import Basis, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each traveller who does not sign a report that all of them must sign."""
    duty = subject.authority.joint_report
    if duty is None or duty.mode is not Joint.REQUIRED:
        return
    for person in own_travellers(subject.records):
        if person.role is not Role.REPORTER:
            finding = RULE.finding(
                person.where("name"),
                say("{name} 同機關同行，但未列為報告人。", name=str(person.name)),
                say("請填 role: reporter，聯名提出一份報告；若另提報告，請寫明理由並忽略此項。"),
            )
            yield sourced(finding, subject.authority, duty.source)


RULE = Rule(
    code="JOINT-REPORT",
    title="同行者未聯名",
    severity=Severity.WARNING,
    reason="有的機關規定同一任務的出國人員應聯名提出一份報告，例如桃園市。",
    bad=(
        "authority: taoyuan\nroster:\n"
        "- {id: pan, name: 潘國才, agency: 桃園市政府, role: reporter}\n"
        "- {id: lin, name: 林菊穗, agency: 桃園市政府, role: delegation}\n"
    ),
    good=(
        "authority: taoyuan\nroster:\n"
        "- {id: pan, name: 潘國才, agency: 桃園市政府, role: reporter}\n"
        "- {id: lin, name: 林菊穗, agency: 桃園市政府, role: reporter}\n"
    ),
    basis=(
        Basis(
            "桃園市政府出國報告要點（GL000656） 第5點",
            "https://law.tycg.gov.tw/LawContent.aspx?id=GL000656",
            authority="taoyuan",
        ),
    ),
    find=find,
)
