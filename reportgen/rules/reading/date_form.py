"""DATE-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="DATE-FORM",
    title="日期的寫法讀不出來",
    severity=Severity.ERROR,
    reason="記錄裡的日期一律是西元年-月-日，印出時才換成民國；這樣不會有兩種讀法。",
    bad="start: 105/12/5\n",
    good="start: 2016-12-05\n",
    phase=Phase.READ,
)
