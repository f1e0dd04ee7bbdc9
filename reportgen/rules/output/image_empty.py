"""IMAGE-EMPTY: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-EMPTY",
    title="圖檔是空的",
    severity=Severity.ERROR,
    reason="0 位元組的檔案多半是複製中斷。",
    bad="figures/talk.jpg   # 0 位元組\n",
    good="figures/talk.jpg   # 2.1 MB\n",
    phase=Phase.TYPESET,
)
