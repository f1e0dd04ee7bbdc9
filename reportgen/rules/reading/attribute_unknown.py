"""ATTRIBUTE-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ATTRIBUTE-UNKNOWN",
    title="不能用的屬性",
    severity=Severity.ERROR,
    reason="屬性名稱拼錯或用在不該用的地方，設定不會生效。",
    bad='![會談](figures/talk.jpg){widht="60%"}\n',
    good='![會談](figures/talk.jpg){width="60%"}\n',
    phase=Phase.READ,
)
