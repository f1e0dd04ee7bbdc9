"""IMAGE-MISNAMED: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-MISNAMED",
    title="副檔名與內容不符",
    severity=Severity.WARNING,
    reason="其他工具依副檔名開檔，會打不開。",
    bad="figures/talk.jpg   # 其實是 PNG\n",
    good="figures/talk.png\n",
    phase=Phase.TYPESET,
)
