"""REPORT-MISSING: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="REPORT-MISSING",
    title="缺少 report.yaml",
    severity=Severity.ERROR,
    reason="一個資料夾有 report.yaml 才是一份報告：名稱、機關、期間都寫在這裡。",
    bad="trip/\n  roster.yaml\n",
    good="trip/\n  report.yaml\n  roster.yaml\n",
    phase=Phase.READ,
)
