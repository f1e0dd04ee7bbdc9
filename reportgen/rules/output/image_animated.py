"""IMAGE-ANIMATED: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-ANIMATED",
    title="動畫圖檔",
    severity=Severity.WARNING,
    reason="紙本只印得出一格，未必是想要的那一格。",
    bad="![示範](figures/demo.gif)\n",
    good="![示範](figures/demo-1.png)\n",
    phase=Phase.TYPESET,
)
