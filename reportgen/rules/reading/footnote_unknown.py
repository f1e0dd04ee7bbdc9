"""FOOTNOTE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FOOTNOTE-UNKNOWN",
    title="註腳沒有內容",
    severity=Severity.ERROR,
    reason="文中有註號，卻沒有這則註腳。",
    bad="與會者逾千人[^count]。\n",
    good="與會者逾千人[^count]。\n\n[^count]: 主辦單位統計。\n",
    phase=Phase.READ,
)
