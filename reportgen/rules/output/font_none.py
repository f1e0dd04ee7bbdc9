"""FONT-NONE: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FONT-NONE",
    title="一個字型也沒有",
    severity=Severity.ERROR,
    reason="沒有字型就無法排版。",
    bad="（未安裝任何中文字型）\n",
    good="apt-get install fonts-cns11643-kai fonts-noto-cjk\n",
    phase=Phase.TYPESET,
)
