"""TABLE-CELLS: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TABLE-CELLS",
    title="表格的一列多出欄位",
    severity=Severity.ERROR,
    reason="多於表頭的格子不會印出，資料就少了。",
    bad="| 國家 |\n|---|\n| 法國 | 26 |\n",
    good="| 國家 | 數量 |\n|---|---|\n| 法國 | 26 |\n",
    phase=Phase.READ,
)
