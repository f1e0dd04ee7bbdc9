"""IMAGE-UNSAFE: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-UNSAFE",
    title="SVG 宣告了實體",
    severity=Severity.ERROR,
    reason="實體可用來讀取別的檔案或塞爆記憶體，不予讀取。",
    bad='<!DOCTYPE svg [<!ENTITY a "…">]>\n',
    good='<svg xmlns="http://www.w3.org/2000/svg">…</svg>\n',
    phase=Phase.TYPESET,
)
