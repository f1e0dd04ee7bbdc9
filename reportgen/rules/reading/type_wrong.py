"""TYPE-WRONG: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="TYPE-WRONG",
    title="值的形式不對",
    severity=Severity.ERROR,
    reason="這裡要的是清單、鍵與值的對照或文字，寫成別的形式就讀不出來。",
    bad="destinations: 法國\n",
    good="destinations:\n- country: FR\n",
    phase=Phase.READ,
)
