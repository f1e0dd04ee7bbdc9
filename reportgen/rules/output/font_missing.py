"""FONT-MISSING: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FONT-MISSING",
    title="找不到字型",
    severity=Severity.ERROR,
    reason="版型要的字型不在這台電腦上，換用的字型會使版面不同。",
    bad="fonts:\n  body:\n  - {family: 標楷體}\n",
    good="fonts:\n  body:\n  - {family: TW-Kai}\n",
    phase=Phase.TYPESET,
)
