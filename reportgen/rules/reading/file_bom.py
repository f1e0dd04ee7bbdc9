"""FILE-BOM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FILE-BOM",
    title="檔案開頭有位元組順序記號",
    severity=Severity.WARNING,
    reason="看不見的記號會使其他工具誤讀第一個鍵。",
    bad="<U+FEFF>title: 出席會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
