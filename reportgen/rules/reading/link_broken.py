"""LINK-BROKEN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LINK-BROKEN",
    title="像連結但不是連結",
    severity=Severity.WARNING,
    reason="括號全形或網址有空格時，整段會照字面印出。",
    bad="[官網]（https://www.ndc.gov.tw/）\n",
    good="[官網](https://www.ndc.gov.tw/)\n",
    phase=Phase.READ,
)
