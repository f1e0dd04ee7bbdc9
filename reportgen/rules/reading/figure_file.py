"""FIGURE-FILE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="FIGURE-FILE",
    title="圖檔的路徑不能用",
    severity=Severity.ERROR,
    reason="圖檔必須是報告資料夾內的檔案，不能是網址或別處的路徑。",
    bad="![會談](https://example.org/talk.jpg)\n",
    good="![會談](figures/talk.jpg)\n",
    phase=Phase.READ,
)
