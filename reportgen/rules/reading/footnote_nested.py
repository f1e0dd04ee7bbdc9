"""FOOTNOTE-NESTED: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FOOTNOTE-NESTED",
    title="註腳裡又有註腳",
    severity=Severity.ERROR,
    reason="註腳中的註腳無處可印。",
    bad="[^a]: 見會議紀錄[^b]。\n",
    good="[^a]: 見會議紀錄，第 3 頁。\n",
    phase=Phase.READ,
)
