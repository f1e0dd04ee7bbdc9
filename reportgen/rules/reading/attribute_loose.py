"""ATTRIBUTE-LOOSE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ATTRIBUTE-LOOSE",
    title="屬性沒有對象",
    severity=Severity.ERROR,
    reason="單獨一行的屬性屬於下一行的表格；後面沒有表格，屬性就落空。",
    bad='{#tbl-a caption="各國承諾"}\n\n說明文字。\n',
    good='{#tbl-a caption="各國承諾"}\n| 國家 | 數量 |\n|---|---|\n',
    phase=Phase.READ,
)
