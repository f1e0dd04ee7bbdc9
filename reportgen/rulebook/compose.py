"""What composing finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Phase, Rule

_rule = partial(Rule, phase=Phase.COMPOSE)

TEMPLATE_ERROR = _rule(
    code="TEMPLATE-ERROR",
    title="版型無法套用",
    severity=Severity.ERROR,
    reason="版型的 HTML 樣板有錯，報告印不出來。",
    bad="{{ report.titel }}\n",
    good="{{ report.title }}\n",
)
