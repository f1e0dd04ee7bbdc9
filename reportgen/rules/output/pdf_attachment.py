"""PDF-ATTACHMENT."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-ATTACHMENT",
    title="PDF 附的記錄與原檔不同",
    severity=Severity.ERROR,
    reason="PDF 附有製作它的記錄，供日後再檢查；附件必須與原檔一字不差。",
    bad="附件 roster.yaml 少了一人\n",
    good="附件 roster.yaml 與報告資料夾裡的相同\n",
    phase=Phase.VERIFY,
)
