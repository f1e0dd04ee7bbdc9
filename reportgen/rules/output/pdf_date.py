"""PDF-DATE: told while verifying the PDF."""

from __future__ import annotations

from reportgen.findings import Severity
from reportgen.rules.rule import Phase, Rule

RULE = Rule(
    code="PDF-DATE",
    title="PDF 內的日期與出國期間不合",
    severity=Severity.WARNING,
    reason="會議時間落在出國期間以外，年或月多半是筆誤；報告日期早於返國，或晚於返國後三個月，也要查明。",
    bad="出國期間：105年12月5日至12月11日\n時間：105年10月7日上午\n",
    good="出國期間：105年12月5日至12月11日\n時間：105年12月7日上午\n",
    phase=Phase.VERIFY,
)
