"""PDF-TEXT: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-TEXT",
    title="記錄的文字不在 PDF 上",
    severity=Severity.ERROR,
    reason="記錄裡的每一句都要印出，不能在排版時遺失。",
    bad="（記錄有，PDF 沒有的一句）\n",
    good="（記錄與 PDF 相同）\n",
    phase=Phase.VERIFY,
)
