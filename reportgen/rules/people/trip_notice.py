"""TRIP-NOTICE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule

MAINLAND = Basis(
    "臺灣地區公務員及特定身分人員進入大陸地區許可辦法 第10條（112.04.26 修正）",
    "https://www.ftc.gov.tw/internet/enterprise/doc/docDetail.aspx?uid=1834&docid=16485",
)
HONG_KONG = Basis(
    "公務員赴香港或澳門之通報（機關 114 年 10 月 1 日公告）",
    "https://dtes.chc.edu.tw/posts/971",
    Grade.OBSERVED,
)

_WANTED = {
    "CN": (
        say("赴大陸地區者，返臺後 7 個工作日內要向所屬機關填報「赴陸人員返臺通報表」。"),
        say("機關的政風單位收到後，於 7 個工作日內上傳；與本報告分開辦理。"),
        MAINLAND,
    ),
    "HK": (
        say("赴香港、澳門者，應於出境 3 日前向所屬機關填報；會晤特定人士者為一週前。"),
        say("行程中臨時會晤者，返臺後一週內補報。"),
        HONG_KONG,
    ),
}
_WANTED["MO"] = _WANTED["HK"]


def find(subject: Subject) -> Iterator[Finding]:
    """A note for each place where a trip needs more than the report."""
    noted = set()
    for destination in subject.records.destinations:
        message, hint, basis = _WANTED.get(destination.country, (None, None, None))
        if message and hint and basis and basis not in noted:
            noted.add(basis)
            finding = RULE.finding(destination.country.place, message, hint)
            yield replace(finding, reference=str(basis))


RULE = Rule(
    code="TRIP-NOTICE",
    title="赴大陸地區、香港、澳門應另行通報",
    severity=Severity.NOTE,
    reason="赴大陸地區與港澳的通報和出國報告是兩件事，期限短得多，容易忘記。",
    bad="destinations: [{country: CN, cities: [廈門]}]\n",
    good="destinations: [{country: JP, cities: [東京]}]\n",
    basis=(MAINLAND, HONG_KONG),
    find=find,
)
