"""COLON-FULLWIDTH: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="COLON-FULLWIDTH",
    title="鍵後面是全形冒號",
    severity=Severity.ERROR,
    reason="中文輸入法最常見的筆誤：全形冒號使整行變成文字，鍵就不見了。",
    bad="title：出席會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
