"""VALUE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="VALUE-UNKNOWN",
    title="不在可選之列的值",
    severity=Severity.ERROR,
    reason="這個欄位只有幾種值，其他的值程式不知如何處理。",
    bad="role: 團長\n",
    good="role: reporter\n",
    phase=Phase.READ,
)
