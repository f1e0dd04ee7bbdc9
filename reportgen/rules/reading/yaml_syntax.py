"""YAML-SYNTAX: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="YAML-SYNTAX",
    title="不合 YAML 的寫法",
    severity=Severity.ERROR,
    reason="讀不懂的一行會使整個檔案的內容都不能用。",
    bad="title:出席會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
