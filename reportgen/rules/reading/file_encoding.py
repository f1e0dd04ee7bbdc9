"""FILE-ENCODING: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FILE-ENCODING",
    title="檔案不是 UTF-8",
    severity=Severity.ERROR,
    reason="以 Big5 或其他編碼存檔，換一台電腦就成亂碼；記錄一律用 UTF-8。",
    bad="（以 Big5 存檔的 roster.yaml）\n",
    good="（以 UTF-8 存檔的 roster.yaml）\n",
    phase=Phase.READ,
)
