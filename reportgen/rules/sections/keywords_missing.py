"""KEYWORDS-MISSING."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority import FrontPage
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Basis, Grade, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the 提要表 has no keyword to print."""
    records = subject.records
    if FrontPage.SUMMARY_FORM in subject.authority.front and not records.keywords:
        place = records.where("keywords")
        yield RULE.finding(
            records.where("title") if place == records.where() else place,
            say("提要表缺少「關鍵詞」。"),
            say("請在 report.yaml 的 keywords 一行填一個關鍵詞。"),
        )


RULE = Rule(
    code="KEYWORDS-MISSING",
    title="沒有關鍵詞",
    severity=Severity.ERROR,
    reason="關鍵詞是提要表與公務出國報告資訊網的欄位，別人靠它找到這份報告。",
    bad="title: 出席高峰會\n",
    good="title: 出席高峰會\nkeywords: [開放政府, 公民科技, 公民參與]\n",
    basis=(
        Basis(
            "國家發展委員會 106 年 2 月 21 日出國報告（C10600437）之提要表",
            "https://report.ndc.gov.tw/ReportFront/ReportDetail/detail?sysId=C10600437",
            Grade.OBSERVED,
        ),
    ),
    find=find,
)
