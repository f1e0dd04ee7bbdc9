"""FONT-BROKEN: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FONT-BROKEN",
    title="字型檔損壞",
    severity=Severity.ERROR,
    reason="不能裁切的字型無法嵌入 PDF。",
    bad="（下載中斷的字型檔）\n",
    good="（重新安裝的字型檔）\n",
    phase=Phase.TYPESET,
)
