"""TABLE-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TABLE-FORM",
    title="像表格但不是表格",
    severity=Severity.WARNING,
    reason="分隔列的欄數不對，整張表會照字面印出。",
    bad="| 國家 | 數量 |\n|---|\n",
    good="| 國家 | 數量 |\n|---|---|\n",
    phase=Phase.READ,
)
