"""REFERENCE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="REFERENCE-UNKNOWN",
    title="參照指到不存在的標籤",
    severity=Severity.ERROR,
    reason="「見圖 2」的圖號由標籤帶出；標籤不存在就印不出號碼。",
    bad="見 [](#fig-tlak)。\n",
    good="見 [](#fig-talk)。\n",
    phase=Phase.READ,
)
