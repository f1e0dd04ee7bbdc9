"""TABLE-ROW: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TABLE-ROW",
    title="附表的列與欄名不等長",
    severity=Severity.ERROR,
    reason="多出或缺少一格，整列的數字就會對錯欄。",
    bad="columns: [國家, 承諾數]\nrows:\n- [法國]\n",
    good='columns: [國家, 承諾數]\nrows:\n- [法國, "26"]\n',
    phase=Phase.READ,
)
