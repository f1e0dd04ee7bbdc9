"""PDF-UNREADABLE: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-UNREADABLE",
    title="PDF 讀不出來",
    severity=Severity.ERROR,
    reason="損壞、不完整或不是 PDF 的檔案，收件的人也打不開。",
    bad="report.pdf   # 其實是改了副檔名的 Word 檔\n",
    good="report.pdf   # 由 Word 另存的 PDF\n",
    phase=Phase.VERIFY,
)
