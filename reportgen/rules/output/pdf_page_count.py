"""PDF-PAGE-COUNT: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-PAGE-COUNT",
    title="頁數不符",
    severity=Severity.ERROR,
    reason="提要表的頁數必須就是 PDF 的頁數。",
    bad="頁數 43 頁   （PDF 有 44 頁）\n",
    good="頁數 44 頁   （PDF 有 44 頁）\n",
    phase=Phase.VERIFY,
)
