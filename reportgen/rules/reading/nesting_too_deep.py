"""NESTING-TOO-DEEP: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="NESTING-TOO-DEEP",
    title="層數過多",
    severity=Severity.ERROR,
    reason="縮排或括號失誤時，層數會失控；一般報告用不到十層。",
    bad="[[[[[[[[[[ 等六十五層\n",
    good="sessions:\n- title: 高峰會\n",
    phase=Phase.READ,
)
