"""TEXT-LINES: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TEXT-LINES",
    title="單行欄位寫了多行",
    severity=Severity.ERROR,
    reason="名稱、職稱等會印在一格裡，只能有一行。",
    bad="title: |\n  出席\n  會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
