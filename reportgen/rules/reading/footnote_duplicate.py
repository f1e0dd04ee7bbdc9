"""FOOTNOTE-DUPLICATE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FOOTNOTE-DUPLICATE",
    title="註腳定義了兩次",
    severity=Severity.ERROR,
    reason="同名的兩則註腳只會印出一則。",
    bad="[^a]: 出處一\n\n[^a]: 出處二\n",
    good="[^a]: 出處一\n\n[^b]: 出處二\n",
    phase=Phase.READ,
)
