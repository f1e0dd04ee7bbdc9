"""TEMPLATE-ERROR: told while composing."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TEMPLATE-ERROR",
    title="版型無法套用",
    severity=Severity.ERROR,
    reason="版型的 HTML 樣板有錯，報告印不出來。",
    bad="{{ report.titel }}\n",
    good="{{ report.title }}\n",
    phase=Phase.COMPOSE,
)
