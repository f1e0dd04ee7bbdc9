"""INDENT-TAB: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="INDENT-TAB",
    title="以 Tab 縮排",
    severity=Severity.ERROR,
    reason="YAML 只認半形空格的縮排；Tab 在各種編輯器裡寬度不同。",
    bad="period:\n→start: 2016-12-05\n",
    good="period:\n  start: 2016-12-05\n",
    phase=Phase.READ,
)
