"""LINK-EMPTY: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LINK-EMPTY",
    title="連結沒有文字",
    severity=Severity.WARNING,
    reason="沒有文字的連結會印出整串網址。",
    bad="[](https://www.ndc.gov.tw/)\n",
    good="[國發會官網](https://www.ndc.gov.tw/)\n",
    phase=Phase.READ,
)
