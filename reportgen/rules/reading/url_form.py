"""URL-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="URL-FORM",
    title="不是完整的網址",
    severity=Severity.ERROR,
    reason="沒有 https:// 的網址點不開。",
    bad="url: www.ndc.gov.tw\n",
    good="url: https://www.ndc.gov.tw/\n",
    phase=Phase.READ,
)
