"""PDF-ENCRYPTED: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-ENCRYPTED",
    title="PDF 有密碼",
    severity=Severity.ERROR,
    reason="公開的報告人人可讀，不應加密；加密的檔案也無法檢查。",
    bad="report.pdf   # 開啟時要密碼\n",
    good="report.pdf   # 不用密碼即可開啟\n",
    phase=Phase.VERIFY,
)
