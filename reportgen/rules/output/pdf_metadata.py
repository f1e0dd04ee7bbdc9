"""PDF-METADATA: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-METADATA",
    title="PDF 的屬性不全",
    severity=Severity.WARNING,
    reason="標題與語言是搜尋與報讀的依據。",
    bad="標題：（空白）\n",
    good="標題：出席 2016 年開放政府夥伴關係聯盟高峰會\n",
    phase=Phase.VERIFY,
)
