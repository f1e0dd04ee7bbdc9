"""REPORT-LOST: told of a report that a worker did not finish."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="REPORT-LOST",
    title="報告處理到一半中斷",
    severity=Severity.ERROR,
    reason="一份報告的程序中途結束（例如記憶體不足），其他報告照常完成；先前的 PDF 保持原樣。",
    bad="reportgen build --jobs 16\n",
    good="reportgen build --jobs 4\n",
    phase=Phase.TYPESET,
)
