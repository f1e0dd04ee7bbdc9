"""FOOTNOTE-UNUSED: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FOOTNOTE-UNUSED",
    title="沒有用到的註腳",
    severity=Severity.WARNING,
    reason="沒有註號指到的註腳不會印出。",
    bad="[^count]: 主辦單位統計。\n",
    good="與會者逾千人[^count]。\n\n[^count]: 主辦單位統計。\n",
    phase=Phase.READ,
)
