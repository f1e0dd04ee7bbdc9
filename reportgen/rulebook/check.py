"""What checking finds besides the rules with a search of their own: ignores, settings, files."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Phase, Rule

_rule = partial(Rule, phase=Phase.CHECK)

FILE_MISSING = _rule(
    code="FILE-MISSING",
    title="找不到圖檔",
    severity=Severity.ERROR,
    reason="記錄指到的檔案必須在報告資料夾之內，別人才能製作同一份報告。",
    bad="![雙方會談](figures/tlak.jpg)\n",
    good="![雙方會談](figures/talk.jpg)\n",
)

IGNORE_UNKNOWN = _rule(
    code="IGNORE-UNKNOWN",
    title="忽略的代碼不存在",
    severity=Severity.WARNING,
    reason="代碼拼錯的忽略不會生效。",
    bad="title: 出席會議  # reportgen: ignore TITEL-LONG 沿用邀請函\n",
    good="title: 出席會議\n",
)

IGNORE_UNUSED = _rule(
    code="IGNORE-UNUSED",
    title="忽略沒有對象",
    severity=Severity.WARNING,
    reason="問題改好之後，留下的忽略會遮住下一個同樣的錯誤。",
    bad="title: 出席會議  # reportgen: ignore SECTION-MISSING 尚未寫完\n",
    good="title: 出席會議\n",
)

IGNORE_WITHOUT_REASON = _rule(
    code="IGNORE-WITHOUT-REASON",
    title="忽略沒有理由",
    severity=Severity.ERROR,
    reason="沒有理由的忽略，後來的人無從判斷是疏忽還是決定。",
    bad="report_date: 2017-05-01  # reportgen: ignore REPORT-LATE\n",
    good="report_date: 2017-05-01  # reportgen: ignore REPORT-LATE 已奉准延期\n",
)

SETTING_UNKNOWN = _rule(
    code="SETTING-UNKNOWN",
    title="設定裡的代碼不存在",
    severity=Severity.WARNING,
    reason="reportgen.yaml 裡拼錯的代碼不會改變任何等級。",
    bad="severities:\n  SECTION-MISING: {severity: warning, reason: 草稿階段}\n",
    good="severities:\n  SECTION-MISSING: {severity: warning, reason: 草稿階段}\n",
)

REVIEW_OPEN = _rule(
    code="REVIEW-OPEN",
    title="審閱意見尚未處理",
    severity=Severity.NOTE,
    reason="長官在文件裡寫的意見，處理完才算修改完成。",
    bad="- who: 林處長\n  text: 請補充預算來源。\n  state: open\n",
    good="- who: 林處長\n  text: 請補充預算來源。\n  state: done\n",
)
