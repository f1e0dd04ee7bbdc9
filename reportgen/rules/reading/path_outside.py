"""PATH-OUTSIDE: told while reading."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PATH-OUTSIDE",
    title="路徑指到報告資料夾以外",
    severity=Severity.ERROR,
    reason="報告要能整個資料夾交給別人、在別的電腦上製作，不能依賴外面的檔案。",
    bad="file: ../../桌面/opening.jpg\n",
    good="file: figures/opening.jpg\n",
    phase=Phase.READ,
)
