"""KEY-MISSING: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="KEY-MISSING",
    title="缺少必填的鍵",
    severity=Severity.ERROR,
    reason="沒有這一項，封面或提要表就印不出來。",
    bad="destinations:\n- cities: [巴黎]\n",
    good="destinations:\n- country: FR\n  cities: [巴黎]\n",
    phase=Phase.READ,
)
