"""SESSION-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="SESSION-UNKNOWN",
    title="沒有這個場次",
    severity=Severity.ERROR,
    reason="行程以代號指到場次；代號拼錯，時間表就少一場。",
    bad="sessions: [openning]\n",
    good="sessions: [opening]\n",
    phase=Phase.READ,
)
