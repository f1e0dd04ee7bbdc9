"""PDF-SECTION: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-SECTION",
    title="PDF 缺少各機關共同要求的章節",
    severity=Severity.WARNING,
    reason="目的、過程、心得、建議是各機關出國報告的共同內容；在書籤、標記與內文的標題裡都找不到。",
    bad="壹、目的\n貳、過程\n參、心得\n",
    good="壹、目的\n貳、過程\n參、心得及建議\n",
    phase=Phase.VERIFY,
)
