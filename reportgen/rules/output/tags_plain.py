"""TAGS-PLAIN: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TAGS-PLAIN",
    title="PDF 標籤由引擎自行產生",
    severity=Severity.WARNING,
    reason="未經確認的 WeasyPrint 版本所做的標籤不保證合於無障礙規格，檔案因此不宣告符合。",
    bad="WeasyPrint 的其他版本\n",
    good="requirements.lock 所列的版本\n",
    phase=Phase.TYPESET,
)
