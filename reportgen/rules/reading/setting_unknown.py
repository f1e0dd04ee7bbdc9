"""SETTING-UNKNOWN: told by the check itself."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="SETTING-UNKNOWN",
    title="設定裡的代碼不存在",
    severity=Severity.WARNING,
    reason="reportgen.yaml 裡拼錯的代碼不會改變任何等級。",
    bad="severities:\n  SECTION-MISING: {severity: warning, reason: 草稿階段}\n",
    good="severities:\n  SECTION-MISSING: {severity: warning, reason: 草稿階段}\n",
    phase=Phase.CHECK,
)
