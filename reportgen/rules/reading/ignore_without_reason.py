"""IGNORE-WITHOUT-REASON: told by the check itself."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IGNORE-WITHOUT-REASON",
    title="忽略沒有理由",
    severity=Severity.ERROR,
    reason="沒有理由的忽略，後來的人無從判斷是疏忽還是決定。",
    bad="report_date: 2017-05-01  # reportgen: ignore REPORT-LATE\n",
    good="report_date: 2017-05-01  # reportgen: ignore REPORT-LATE 已奉准延期\n",
    phase=Phase.CHECK,
)
