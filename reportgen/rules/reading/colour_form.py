"""COLOUR-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="COLOUR-FORM",
    title="顏色的寫法讀不出來",
    severity=Severity.ERROR,
    reason="顏色寫成六位十六進位；不加引號時，# 之後會被當成註解。",
    bad="colour: 藍\n",
    good='colour: "#2f6f9f"\n',
    phase=Phase.READ,
)
