"""CONTACT-MISSING."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import sourced
from reportgen.check.ask.travellers import own_travellers
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where several people travelled and the required contact is missing."""
    duty, records = subject.authority.contact_person, subject.records
    if duty is None or records.contact is not None:
        return
    count = len(own_travellers(records))
    least = duty.required_if_travellers_at_least
    if count >= least:
        finding = RULE.finding(
            records.where("agency"),
            say("同行 {count} 人，尚未指定聯絡人。", count=count),
            say("請在 report.yaml 填寫 contact，值為其中一人在名單裡的代號。"),
        )
        yield sourced(finding, subject.authority, duty.source)


RULE = Rule(
    code="CONTACT-MISSING",
    title="沒有指定聯絡人",
    severity=Severity.WARNING,
    reason="二人以上同行時，資訊網要有一位聯絡人；審核與補正都找這個人。人數依各機關規定。",
    bad=(
        "authority: tipo\nroster:\n"
        "- {id: pan, name: 潘國才, agency: 經濟部智慧財產局, role: reporter}\n"
        "- {id: lin, name: 林菊穗, agency: 經濟部智慧財產局, role: reporter}\n"
    ),
    good=(
        "authority: tipo\ncontact: pan\nroster:\n"
        "- {id: pan, name: 潘國才, agency: 經濟部智慧財產局, role: reporter}\n"
        "- {id: lin, name: 林菊穗, agency: 經濟部智慧財產局, role: reporter}\n"
    ),
    basis=(
        Basis(
            "經濟部智慧財產局出國報告管理作業規範 第3點",
            "https://law.moea.gov.tw/LawContent.aspx?id=GL000095&media=print",
            authority="tipo",
        ),
    ),
    find=find,
)
