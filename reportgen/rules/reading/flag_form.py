"""FLAG-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FLAG-FORM",
    title="不是 true 或 false",
    severity=Severity.ERROR,
    reason="是非的欄位只有兩個值。",
    bad="remote: 是\n",
    good="remote: true\n",
    phase=Phase.READ,
)
