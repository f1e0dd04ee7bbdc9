"""YAML-ALIAS: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="YAML-ALIAS",
    title="用了 YAML 別名",
    severity=Severity.ERROR,
    reason="別名使同一段文字有兩個出處，改了一處就改了另一處；記錄不使用別名。",
    bad="agency: *ndc\n",
    good="agency: 國家發展委員會\n",
    phase=Phase.READ,
)
