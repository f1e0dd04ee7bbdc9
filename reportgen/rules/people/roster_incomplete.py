"""ROSTER-INCOMPLETE."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority import FrontPage
from reportgen.check.ask.adjusting import weighed
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.records.choices import Role
from reportgen.records.roster import Person
from reportgen.rulebook.rule import Basis, Grade, Rule

_HEAD = late("([處組科課室股])長$")
"""Posts of heads of units, each with the ending of its unit's name."""

TITLES = {
    "agency": say("服務機關"),
    "post": say("職稱"),
    "unit": say("服務單位"),
    "phone": say("電話"),
}


def find(subject: Subject) -> Iterator[Finding]:
    """Each field of a person that the 提要表 or the roster table prints and that is empty."""
    roster = subject.records.roster
    form = FrontPage.SUMMARY_FORM in subject.authority.front
    if form and not any(person.role is Role.REPORTER for person in roster):
        yield RULE.finding(
            roster[0].where(),
            say("名單裡沒有報告人。"),
            say("請在出具報告的人填 role: reporter；封面與提要表由此印出。"),
        )
    divided = {str(person.agency) for person in roster if _has_unit(person)}
    for person in roster:
        reporter = person.role is Role.REPORTER
        wanted = ["agency", "post"]
        if reporter and form:
            wanted += ["unit", "phone"] if str(person.agency) in divided else ["phone"]
        lacking = [field for field in wanted if getattr(person, field) is None]
        if not lacking:
            continue
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
        yield weighed(finding, _severity(person, lacking))


def _has_unit(person: Person) -> bool:
    """Whether the agency of *person* has units: *person* is in one, or by the post heads one.

    A third of real travellers have none: heads of agencies, and staff of small agencies.
    """
    head = _HEAD.search(person.post or "")
    return person.unit is not None or (
        head is not None and not (person.agency or head[1]).endswith(head[1])
    )


def _severity(person: Person, lacking: list[str]) -> Severity:
    """A companion must have a post only: an activist may belong to no body."""
    alone = person.role is Role.DELEGATION and person.post is not None
    if person.role is Role.LOCAL or alone or lacking == ["unit"]:
        return Severity.NOTE
    if person.role is Role.REPORTER and {"agency", "post"} & set(lacking):
        return Severity.ERROR
    return Severity.WARNING


RULE = Rule(
    code="ROSTER-INCOMPLETE",
    title="人員名單未填齊",
    severity=Severity.ERROR,
    reason=(
        "提要表要印出每位報告人的姓名、服務機關、單位、職稱與電話；資訊網也有這些欄位。"
        "報告人缺機關或職稱為錯誤，缺電話或同行者缺職稱為警告，其餘只是提醒；"
        "單位只在名單看得出該機關設有單位時才問。"
    ),
    bad="roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, role: reporter}\n",
    good=(
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, unit: 資訊管理處, post: 處長,"
        " phone: 02-23165300, role: reporter}\n"
    ),
    basis=(
        Basis(
            "國家發展委員會 106 年 2 月 21 日出國報告（C10600437）之提要表",
            "https://report.ndc.gov.tw/ReportFront/ReportDetail/detail?sysId=C10600437",
            Grade.OBSERVED,
        ),
    ),
    find=find,
)
