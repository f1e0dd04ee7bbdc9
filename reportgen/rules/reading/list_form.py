"""LIST-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LIST-FORM",
    title="像清單但不是清單",
    severity=Severity.WARNING,
    reason="幾行編號會接成一段印出，讀者看不出是清單。",
    bad="一、甲案\n二、乙案\n",
    good="1. 甲案\n2. 乙案\n",
    phase=Phase.READ,
)
