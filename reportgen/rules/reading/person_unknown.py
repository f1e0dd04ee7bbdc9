"""PERSON-UNKNOWN: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PERSON-UNKNOWN",
    title="名單裡沒有這個人",
    severity=Severity.ERROR,
    reason="姓名與職稱只從名單帶出；代號拼錯，人就印不出來。",
    bad="contact: lin\n",
    good="contact: lin-chu-sui\n",
    phase=Phase.READ,
)
