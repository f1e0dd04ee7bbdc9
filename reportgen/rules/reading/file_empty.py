"""FILE-EMPTY: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FILE-EMPTY",
    title="檔案沒有內容",
    severity=Severity.ERROR,
    reason="空的記錄檔多半是忘了存檔。",
    bad="# 只有註解\n",
    good="- id: pan\n  name: 潘國才\n",
    phase=Phase.READ,
)
