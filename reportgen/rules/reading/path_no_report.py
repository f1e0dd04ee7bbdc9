"""PATH-NO-REPORT: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PATH-NO-REPORT",
    title="指定的路徑沒有報告",
    severity=Severity.ERROR,
    reason="路徑打錯時不能當作檢查通過。",
    bad="reportgen check content/2016\n",
    good="reportgen check content/2016-ogp-paris\n",
    phase=Phase.READ,
)
