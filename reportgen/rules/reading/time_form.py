"""TIME-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TIME-FORM",
    title="時間的寫法讀不出來",
    severity=Severity.ERROR,
    reason="時間寫成二十四小時制，程式才能排序、排時間表。",
    bad="time: 九點半\n",
    good="time: 09:30\n",
    phase=Phase.READ,
)
