"""CHARACTER-CONTROL: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="CHARACTER-CONTROL",
    title="看不見的控制字元",
    severity=Severity.ERROR,
    reason="從其他軟體貼上時帶進來的控制字元印不出來，也會使檔案無法通過查驗。",
    bad="title: 出席<U+000B>會議\n",
    good="title: 出席會議\n",
    phase=Phase.READ,
)
