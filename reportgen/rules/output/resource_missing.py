"""RESOURCE-MISSING: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="RESOURCE-MISSING",
    title="找不到排版所需的檔案",
    severity=Severity.ERROR,
    reason="樣式或樣板引用的檔案不在報告或版型之中。",
    bad="background: url(logo.png)   /* 版型裡沒有 logo.png */\n",
    good="background: none\n",
    phase=Phase.TYPESET,
)
