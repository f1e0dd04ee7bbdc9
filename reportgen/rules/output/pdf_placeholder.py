"""PDF-PLACEHOLDER: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-PLACEHOLDER",
    title="PDF 還有待填的字",
    severity=Severity.WARNING,
    reason="空著的範本字樣印在定稿上，表示沒有寫完。",
    bad="報告日期：○○年○○月○○日\n",
    good="報告日期：106年2月21日\n",
    phase=Phase.VERIFY,
)
