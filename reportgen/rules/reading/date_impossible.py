"""DATE-IMPOSSIBLE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="DATE-IMPOSSIBLE",
    title="沒有這一天",
    severity=Severity.ERROR,
    reason="月曆上沒有的日子必是筆誤。",
    bad="start: 2017-02-29\n",
    good="start: 2017-02-28\n",
    phase=Phase.READ,
)
