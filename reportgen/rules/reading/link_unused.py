"""LINK-UNUSED: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LINK-UNUSED",
    title="沒有用到的連結定義",
    severity=Severity.ERROR,
    reason="方括號加冒號的一行是連結定義，沒有人用到就不會印出。",
    bad="[備註]: 會議延後一天\n",
    good="備註：會議延後一天\n",
    phase=Phase.READ,
)
