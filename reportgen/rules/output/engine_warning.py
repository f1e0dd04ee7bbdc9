"""ENGINE-WARNING: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ENGINE-WARNING",
    title="排版引擎的回報",
    severity=Severity.WARNING,
    reason="排版引擎遇到它不懂的樣式或內容時會說，版面可能與預期不同。",
    bad="p { widht: 3cm }\n",
    good="p { width: 3cm }\n",
    phase=Phase.TYPESET,
)
