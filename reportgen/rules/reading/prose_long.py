"""PROSE-LONG: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PROSE-LONG",
    title="一段內容過長",
    severity=Severity.ERROR,
    reason="超過上限的文字不會印出；通常是貼進了整份文件。",
    bad="prose: |\n  （一百萬字）\n",
    good="prose: |\n  （分成數個場次，各自說明）\n",
    phase=Phase.READ,
)
