"""IMAGE-BROKEN: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-BROKEN",
    title="圖檔損壞",
    severity=Severity.ERROR,
    reason="打不開的圖檔印不出來。",
    bad="![會談](figures/broken.jpg)\n",
    good="![會談](figures/talk.jpg)\n",
    phase=Phase.TYPESET,
)
