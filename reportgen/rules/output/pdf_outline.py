"""PDF-OUTLINE: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-OUTLINE",
    title="PDF 的書籤與章節不一致",
    severity=Severity.ERROR,
    reason="書籤來自印出的標題；不一致表示有章節沒有印出。",
    bad="（書籤缺「參、心得及建議」）\n",
    good="（書籤與章節相同）\n",
    phase=Phase.VERIFY,
)
