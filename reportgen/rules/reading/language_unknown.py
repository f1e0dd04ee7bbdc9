"""LANGUAGE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LANGUAGE-UNKNOWN",
    title="不是語言代碼",
    severity=Severity.ERROR,
    reason="語言代碼決定固定用語與外文的斷字。",
    bad="language: 中文\n",
    good="language: zh-Hant\n",
    phase=Phase.READ,
)
