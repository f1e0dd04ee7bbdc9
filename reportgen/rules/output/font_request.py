"""FONT-REQUEST: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FONT-REQUEST",
    title="版型的字型設定不對",
    severity=Severity.ERROR,
    reason="字型名稱、粗細或樣式寫錯，就找不到字型檔。",
    bad="fonts:\n  body:\n  - {family: TW-Kai, weight: bold}\n",
    good='fonts:\n  body:\n  - {family: TW-Kai, weight: "700"}\n',
    phase=Phase.TYPESET,
)
