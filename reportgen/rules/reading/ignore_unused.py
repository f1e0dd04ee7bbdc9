"""IGNORE-UNUSED: told by the check itself."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IGNORE-UNUSED",
    title="忽略沒有對象",
    severity=Severity.WARNING,
    reason="問題改好之後，留下的忽略會遮住下一個同樣的錯誤。",
    bad="title: 出席會議  # reportgen: ignore SECTION-MISSING 尚未寫完\n",
    good="title: 出席會議\n",
    phase=Phase.CHECK,
)
