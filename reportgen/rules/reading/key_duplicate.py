"""KEY-DUPLICATE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="KEY-DUPLICATE",
    title="同一個鍵出現兩次",
    severity=Severity.ERROR,
    reason="兩個同名的鍵只有一個會生效，另一個的內容就不見了。",
    bad="title: 出席會議\ntitle: 出席年會\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
