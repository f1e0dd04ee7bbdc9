"""INDENT-FULLWIDTH-SPACE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="INDENT-FULLWIDTH-SPACE",
    title="以全形空格縮排",
    severity=Severity.ERROR,
    reason="輸入法打出的全形空格看來像縮排，YAML 卻當成文字。",
    bad="period:\n　start: 2016-12-05\n",
    good="period:\n  start: 2016-12-05\n",
    phase=Phase.READ,
)
