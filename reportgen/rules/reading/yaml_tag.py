"""YAML-TAG: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="YAML-TAG",
    title="用了 YAML 標籤",
    severity=Severity.ERROR,
    reason="標籤會使值變成程式物件；記錄的值都是文字，意義由欄位決定。",
    bad="title: !!str 出席會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
