"""STYLESHEET-MISSING: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="STYLESHEET-MISSING",
    title="找不到樣式檔",
    severity=Severity.ERROR,
    reason="版型列出的樣式檔不在 style 資料夾裡，版面會走樣。",
    bad="stylesheets: [page.css, mycss.css]   # style/ 裡沒有 mycss.css\n",
    good="stylesheets: [page.css, text.css]\n",
    phase=Phase.READ,
)
