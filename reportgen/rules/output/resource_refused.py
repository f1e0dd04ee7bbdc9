"""RESOURCE-REFUSED: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="RESOURCE-REFUSED",
    title="引用了報告以外的資源",
    severity=Severity.ERROR,
    reason="製作報告時不連網、不讀報告以外的檔案，結果才能重現。",
    bad="background: url(https://example.org/logo.png)\n",
    good="background: none\n",
    phase=Phase.TYPESET,
)
