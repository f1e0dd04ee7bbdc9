"""PERIOD-ORDER: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PERIOD-ORDER",
    title="返國早於啟程",
    severity=Severity.ERROR,
    reason="出國期間的兩個日期寫反或寫錯，期限與日數都會算錯。",
    bad="period: {start: 2016-12-11, end: 2016-12-05}\n",
    good="period: {start: 2016-12-05, end: 2016-12-11}\n",
    phase=Phase.READ,
)
