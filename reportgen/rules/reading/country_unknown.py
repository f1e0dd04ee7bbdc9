"""COUNTRY-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="COUNTRY-UNKNOWN",
    title="不是國家代碼",
    severity=Severity.ERROR,
    reason="國名由代碼印出，寫法才會前後一致。",
    bad="country: France\n",
    good="country: FR\n",
    phase=Phase.READ,
)
