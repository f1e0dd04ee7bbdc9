"""IMAGE-FORMAT: told while typesetting."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="IMAGE-FORMAT",
    title="不支援的圖檔格式",
    severity=Severity.ERROR,
    reason="PDF 只收 JPEG、PNG、SVG 等格式。",
    bad="![會談](figures/talk.psd)\n",
    good="![會談](figures/talk.png)\n",
    phase=Phase.TYPESET,
)
