"""TRACK-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TRACK-UNKNOWN",
    title="議程沒有這個類別",
    severity=Severity.ERROR,
    reason="類別代號必須在 tracks 之中，圖例才對得上。",
    bad="track: civic\n",
    good="track: civic-tech\n",
    phase=Phase.READ,
)
