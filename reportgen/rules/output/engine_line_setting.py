"""ENGINE-LINE-SETTING: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ENGINE-LINE-SETTING",
    title="中文排版規則未套用",
    severity=Severity.WARNING,
    reason="WeasyPrint 的版本與中文行末、標點的處理不合時，改用引擎原有的方式，標點可能落在行首。",
    bad="WeasyPrint 的其他版本\n",
    good="requirements.lock 所列的版本\n",
    phase=Phase.TYPESET,
)
