"""PDF-TOO-LARGE: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-TOO-LARGE",
    title="PDF 過大",
    severity=Severity.ERROR,
    reason="太大的檔案上傳與下載都困難，多半是照片沒有縮小。",
    bad="report.pdf   # 350 MB\n",
    good="report.pdf   # 8 MB\n",
    phase=Phase.VERIFY,
)
