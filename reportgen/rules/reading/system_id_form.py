"""SYSTEM-ID-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="SYSTEM-ID-FORM",
    title="不是系統識別號",
    severity=Severity.ERROR,
    reason="公務出國報告資訊網的編號是 C 加民國年三碼與流水號五碼。",
    bad="system_id: 10600437\n",
    good="system_id: C10600437\n",
    phase=Phase.READ,
)
