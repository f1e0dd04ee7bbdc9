"""PDF-EDGE."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-EDGE",
    title="內容超出紙邊",
    severity=Severity.ERROR,
    reason="超出紙邊的內容印不出來，也沒有人會發現少了什麼。",
    bad="表格右邊三欄在紙外\n",
    good="表格縮小或分成兩個\n",
    phase=Phase.VERIFY,
)
