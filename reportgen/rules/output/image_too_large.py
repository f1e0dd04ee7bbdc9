"""IMAGE-TOO-LARGE: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-TOO-LARGE",
    title="圖檔尺寸過大",
    severity=Severity.ERROR,
    reason="像素過多的圖會耗盡記憶體，紙上也看不出差別。",
    bad="figures/map.png   # 60000 × 60000 像素\n",
    good="figures/map.png   # 3000 × 3000 像素\n",
    phase=Phase.TYPESET,
)
