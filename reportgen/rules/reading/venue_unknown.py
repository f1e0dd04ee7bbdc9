"""VENUE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="VENUE-UNKNOWN",
    title="議程沒有這個會場",
    severity=Severity.ERROR,
    reason="場次要放進時間表的一欄，會場代號必須在 venues 之中。",
    bad="venue: hall-c\n",
    good="venue: hall-a\n",
    phase=Phase.READ,
)
