"""FILE-TOO-LARGE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FILE-TOO-LARGE",
    title="記錄檔過大",
    severity=Severity.ERROR,
    reason="記錄是人手編輯的文字，一個檔案超過 1 MB 多半是貼進了別的東西。",
    bad="sessions.yaml   # 3 MB\n",
    good="sessions/\n  010-visit.yaml\n  020-panel.yaml\n",
    phase=Phase.READ,
)
