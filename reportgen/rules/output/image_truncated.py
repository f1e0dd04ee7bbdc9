"""IMAGE-TRUNCATED: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-TRUNCATED",
    title="圖檔不完整",
    severity=Severity.ERROR,
    reason="下載或複製中斷的圖，下半是灰的。",
    bad="figures/talk.jpg   # 只有一半\n",
    good="figures/talk.jpg   # 重新取得的完整檔案\n",
    phase=Phase.TYPESET,
)
