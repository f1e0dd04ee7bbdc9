"""HEADING-IN-PROSE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="HEADING-IN-PROSE",
    title="內文裡有標題",
    severity=Severity.ERROR,
    reason="章節由記錄的層次而來，內文自設標題會打亂編號與目次。",
    bad="prose: |\n  ## 會談重點\n",
    good="prose: |\n  **會談重點**\n",
    phase=Phase.READ,
)
