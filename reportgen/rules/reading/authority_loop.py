"""AUTHORITY-LOOP: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="AUTHORITY-LOOP",
    title="版型沿用到自己",
    severity=Severity.ERROR,
    reason="甲沿用乙、乙又沿用甲，永遠找不到起點。",
    bad="# templates/a/authority.yaml\nextends: a\n",
    good="# templates/a/authority.yaml\nextends: executive-yuan\n",
    phase=Phase.READ,
)
