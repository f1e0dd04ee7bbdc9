"""ALT-MISSING: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="ALT-MISSING",
    title="圖沒有替代文字",
    severity=Severity.WARNING,
    reason="用報讀軟體的人只能靠替代文字得知圖中內容；無障礙規格也要求。",
    bad="![雙方會談](figures/talk.jpg)\n",
    good='![雙方會談](figures/talk.jpg){alt="會議桌兩側各坐三人"}\n',
    phase=Phase.READ,
)
