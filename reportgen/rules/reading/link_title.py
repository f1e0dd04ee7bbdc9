"""LINK-TITLE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LINK-TITLE",
    title="網址後的標題不會印出",
    severity=Severity.WARNING,
    reason="寫在網址後引號裡的字，紙本讀者看不到。",
    bad='[官網](https://www.ndc.gov.tw/ "國發會")\n',
    good="[國發會官網](https://www.ndc.gov.tw/)\n",
    phase=Phase.READ,
)
