"""PDF-TAGS: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-TAGS",
    title="PDF 沒有標記",
    severity=Severity.WARNING,
    reason="沒有標記的 PDF，報讀軟體讀不出標題、表格與閱讀順序。",
    bad="（以「列印成 PDF」輸出）\n",
    good="（以「另存為 PDF」並選取無障礙標記輸出）\n",
    phase=Phase.VERIFY,
)
