"""PROSE-DEEP: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PROSE-DEEP",
    title="清單或引文層數太多",
    severity=Severity.ERROR,
    reason="太深的層次讀者無法跟上，也排不進版面。",
    bad=">>>>>>>>>>>> 引文\n",
    good="> 引文\n",
    phase=Phase.READ,
)
