"""FOOTNOTE-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FOOTNOTE-FORM",
    title="註腳裡有清單或表格",
    severity=Severity.ERROR,
    reason="註腳印在頁尾，只放得下文字。",
    bad="[^a]: - 甲\n    - 乙\n",
    good="[^a]: 甲；乙。\n",
    phase=Phase.READ,
)
