"""KEY-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="KEY-UNKNOWN",
    title="不認識的鍵",
    severity=Severity.ERROR,
    reason="鍵拼錯時，其下的內容會遺失，所以不予放行。",
    bad="titel: 出席會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
