"""YAML-ANCHOR: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="YAML-ANCHOR",
    title="用了 YAML 錨點",
    severity=Severity.ERROR,
    reason="錨點與別名會使資料的出處不明；記錄不使用錨點。",
    bad="agency: &ndc 國家發展委員會\n",
    good="agency: 國家發展委員會\n",
    phase=Phase.READ,
)
