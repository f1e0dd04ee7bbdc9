"""PDF-UNKNOWN: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-UNKNOWN",
    title="PDF 無法得知的事",
    severity=Severity.NOTE,
    reason="檢查不到的項目明白說出，才不會被當成通過。",
    bad="（掃描的 PDF：沒有文字）\n",
    good="（由文書軟體輸出、有文字與書籤的 PDF）\n",
    phase=Phase.VERIFY,
)
