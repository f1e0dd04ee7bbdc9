"""ROSTER-INCOMPLETE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority import FrontPage
from reportgen.check.sources import weighed
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.records.roster import Person
from reportgen.records.values import Role
from reportgen.rulebook.rule import Basis, Grade, Rule

TITLES = {
    "agency": say("服務機關"),
    "post": say("職稱"),
    "unit": say("服務單位"),
    "phone": say("電話"),
}


def find(subject: Subject) -> Iterator[Finding]:
    """What the 提要表 and the roster table print of a person and the records lack."""
    roster = subject.records.roster
    form = FrontPage.SUMMARY_FORM in subject.authority.front
    if form and not any(person.role is Role.REPORTER for person in roster):
        yield RULE.finding(
            roster[0].where(),
            say("名單裡沒有報告人。"),
            say("請在出具報告的人填 role: reporter；封面與提要表由此印出。"),
        )
    for person in roster:
        reporter = person.role is Role.REPORTER
        wanted = ("agency", "post", "unit", "phone") if reporter and form else ("agency", "post")
        lacking = [field for field in wanted if getattr(person, field) is None]
        if not lacking:
            continue
        severe = reporter and {"agency", "post"} & set(lacking)
        place = person.where(lacking[0])
        finding = RULE.finding(
            person.name.main.place if place == person.where() else place,
            say(
                "「{name}」沒有填{fields}。",
                name=person.name,
                fields=tuple(TITLES[field] for field in lacking),
            ),
            say("請填 {fields}。", fields=tuple(lacking)),
        )
        yield finding if severe else weighed(finding, _milder(person))


def _milder(person: Person) -> Severity:
    """Of companions only the post is asked for: an activist may belong to no body."""
    local = person.role is Role.LOCAL
    alone = person.role is Role.DELEGATION and person.post is not None
    return Severity.NOTE if local or alone else Severity.WARNING


RULE = Rule(
    code="ROSTER-INCOMPLETE",
    title="人員名單未填齊",
    severity=Severity.ERROR,
    reason=(
        "提要表要印出每位報告人的姓名、服務機關、單位、職稱與電話；資訊網也有這些欄位。"
        "報告人缺機關或職稱為錯誤，缺單位、電話或同行者缺職稱為警告，其餘只是提醒。"
    ),
    bad="roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, role: reporter}\n",
    good=(
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, unit: 資訊管理處, post: 處長,"
        " phone: 02-23165300, role: reporter}\n"
    ),
    basis=(
        Basis(
            "國家發展委員會 106 年 2 月 21 日出國報告（C10600437）之提要表",
            "https://report.nat.gov.tw/ReportFront/PageSystem/reportFileDownload/C10600437/001",
            Grade.OBSERVED,
        ),
    ),
    find=find,
)
