"""VALUE-EMPTY: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="VALUE-EMPTY",
    title="值是空的",
    severity=Severity.ERROR,
    reason="留空的必填欄位或清單項目，多半是忘了填。",
    bad='title: ""\n',
    good="title: 出席會議\n",
    phase=Phase.READ,
)
