"""AUTHORITY-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="AUTHORITY-UNKNOWN",
    title="找不到版型",
    severity=Severity.ERROR,
    reason="版型決定章節、規則與版面；名稱拼錯就沒有規則可循。",
    bad="authority: taoyun\n",
    good="authority: taoyuan\n",
    phase=Phase.READ,
)
