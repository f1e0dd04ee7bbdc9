"""PDF-CONTENTS."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-CONTENTS",
    title="目次的頁碼與實際不符",
    severity=Severity.ERROR,
    reason="目次印的頁碼必須是該章真正開始的頁；查驗讀的是寫出的檔案，不是排版時的打算。",
    bad="目次：貳、過程…… 6（實際在第 7 頁）\n",
    good="目次：貳、過程…… 7\n",
    phase=Phase.VERIFY,
)
