"""ID-FORM: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ID-FORM",
    title="不能當代號的寫法",
    severity=Severity.ERROR,
    reason="代號是記錄之間互相指認的名字，也成為 PDF 的連結，只用小寫英文、數字與連字號。",
    bad="id: 潘國才\n",
    good="id: pan-guo-cai\n",
    phase=Phase.READ,
)
