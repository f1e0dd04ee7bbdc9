"""FILE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FILE-UNKNOWN",
    title="不是記錄的檔名",
    severity=Severity.WARNING,
    reason="檔名拼錯時，裡面的內容不會進報告，卻不易察覺。",
    bad="rooster.yaml\n",
    good="roster.yaml\n",
    phase=Phase.READ,
)
