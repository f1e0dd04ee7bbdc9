"""LINK-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LINK-FORM",
    title="連結不能用",
    severity=Severity.ERROR,
    reason="連結只能是完整網址、mailto 或報告內的標籤，其他寫法點不開。",
    bad="[官網](www.ndc.gov.tw)\n",
    good="[官網](https://www.ndc.gov.tw/)\n",
    phase=Phase.READ,
)
