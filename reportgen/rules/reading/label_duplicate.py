"""LABEL-DUPLICATE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="LABEL-DUPLICATE",
    title="標籤重複",
    severity=Severity.ERROR,
    reason="兩個圖表或段落用同一個標籤，參照就不知指到哪一個。",
    bad="![甲](figures/a.jpg){#fig-a}\n\n![乙](figures/b.jpg){#fig-a}\n",
    good="![甲](figures/a.jpg){#fig-a}\n\n![乙](figures/b.jpg){#fig-b}\n",
    phase=Phase.READ,
)
