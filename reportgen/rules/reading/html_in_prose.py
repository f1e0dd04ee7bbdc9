"""HTML-IN-PROSE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="HTML-IN-PROSE",
    title="內文裡有 HTML 標籤",
    severity=Severity.WARNING,
    reason="內文是 Markdown，HTML 標籤會照字面印在紙上。",
    bad="第一行<br>第二行\n",
    good="第一行\n\n第二行\n",
    phase=Phase.READ,
)
