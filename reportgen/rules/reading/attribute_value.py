"""ATTRIBUTE-VALUE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ATTRIBUTE-VALUE",
    title="屬性的值不對",
    severity=Severity.ERROR,
    reason="例如寬度只能是百分比或公厘，標籤只能是小寫英文代號。",
    bad='![會談](figures/talk.jpg){width="大"}\n',
    good='![會談](figures/talk.jpg){width="60%"}\n',
    phase=Phase.READ,
)
