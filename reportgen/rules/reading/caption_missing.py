"""CAPTION-MISSING: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="CAPTION-MISSING",
    title="圖或表沒有標題",
    severity=Severity.WARNING,
    reason="沒有標題的圖表無法編號，也不會列入目次。",
    bad='![](figures/talk.jpg){alt="兩人對坐"}\n',
    good='![雙方會談](figures/talk.jpg){alt="兩人對坐"}\n',
    phase=Phase.READ,
)
