"""FILE-UNREADABLE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FILE-UNREADABLE",
    title="檔案無法開啟",
    severity=Severity.ERROR,
    reason="沒有權限、是資料夾或不是純文字的檔案，都讀不出記錄。",
    bad="roster.yaml   # 其實是改了副檔名的 Word 檔\n",
    good="roster.yaml   # 以純文字編輯\n",
    phase=Phase.READ,
)
