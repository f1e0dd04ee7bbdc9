"""IGNORE-UNKNOWN: told by the check itself."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IGNORE-UNKNOWN",
    title="忽略的代碼不存在",
    severity=Severity.WARNING,
    reason="代碼拼錯的忽略不會生效。",
    bad="title: 出席會議  # reportgen: ignore TITEL-LONG 沿用邀請函\n",
    good="title: 出席會議\n",
    phase=Phase.CHECK,
)
