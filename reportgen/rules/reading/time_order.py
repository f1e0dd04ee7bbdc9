"""TIME-ORDER: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TIME-ORDER",
    title="結束早於開始",
    severity=Severity.ERROR,
    reason="結束時間不在開始之後，必有一個寫錯。",
    bad="time: 15:00-14:00\n",
    good="time: 14:00-15:00\n",
    phase=Phase.READ,
)
