"""RECORD-TWICE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="RECORD-TWICE",
    title="同一種記錄寫在兩處",
    severity=Severity.ERROR,
    reason="一項資料只有一個出處；兩處並存，讀者無從得知哪一份為準。",
    bad="trip/\n  roster.yaml\n  report.yaml   # 裡面又有 roster:\n",
    good="trip/\n  roster.yaml\n  report.yaml   # 裡面沒有 roster:\n",
    phase=Phase.READ,
)
