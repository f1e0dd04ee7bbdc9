"""What taking over an existing file finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Phase, Rule

_rule = partial(Rule, phase=Phase.READ)

IMPORT_FORMAT = _rule(
    code="IMPORT-FORMAT",
    title="無法匯入這種檔案",
    severity=Severity.ERROR,
    reason="匯入讀得懂 .docx、.odt、.md、.txt 與有文字的 .pdf；掃描檔沒有文字可讀。",
    bad="reportgen import 報告.doc\n",
    good="reportgen import 報告.docx\n",
)

IMPORT_UNREADABLE = _rule(
    code="IMPORT-UNREADABLE",
    title="檔案損壞或不完整",
    severity=Severity.ERROR,
    reason="只有讀得完整的檔案才會匯入，否則無從保證內容沒有遺漏。",
    bad="（下載到一半的 報告.docx）\n",
    good="（Word 打得開的 報告.docx）\n",
)

IMPORT_ENCRYPTED = _rule(
    code="IMPORT-ENCRYPTED",
    title="要匯入的檔案有密碼",
    severity=Severity.ERROR,
    reason="加密的檔案讀不出內容。",
    bad="報告.docx   # 開啟時要密碼\n",
    good="報告.docx   # 已移除密碼\n",
)

IMPORT_TOO_LARGE = _rule(
    code="IMPORT-TOO-LARGE",
    title="要匯入的檔案太大或太複雜",
    severity=Severity.ERROR,
    reason="檔案可能小而解壓縮後極大，或層層相套；讀取用的時間與記憶體都有上限。",
    bad="（解壓縮後有 4 GB 的 報告.docx）\n",
    good="（照片壓縮過的 報告.docx）\n",
)

IMPORT_MACRO = _rule(
    code="IMPORT-MACRO",
    title="檔案含有巨集",
    severity=Severity.WARNING,
    reason="巨集不會執行，也不會匯入；出國報告不需要巨集，來路不明者應請資安人員查看。",
    bad="報告.docm\n",
    good="報告.docx\n",
)

IMPORT_EXTERNAL = _rule(
    code="IMPORT-EXTERNAL",
    title="檔案連到外部的圖片或範本",
    severity=Severity.WARNING,
    reason="匯入不連網路，也不讀檔案以外的東西；連結的圖片要自己放進報告資料夾。",
    bad="（圖片以連結插入的 報告.docx）\n",
    good="（圖片內嵌的 報告.docx）\n",
)

IMPORT_TRACKED = _rule(
    code="IMPORT-TRACKED",
    title="檔案有追蹤修訂",
    severity=Severity.WARNING,
    reason="匯入時視同接受全部修訂；刪去的文字列在 import.md，請核對。",
    bad="（追蹤修訂尚未處理的 報告.docx）\n",
    good="（修訂都已接受或拒絕的 報告.docx）\n",
)

IMPORT_LOSSY = _rule(
    code="IMPORT-LOSSY",
    title="檔案格式留不住的內容",
    severity=Severity.WARNING,
    reason="PDF 與純文字沒有表格、圖片與註腳的結構，匯入後須逐一核對。",
    bad="reportgen import 報告.pdf\n",
    good="reportgen import 報告.docx\n",
)

IMPORT_CONFLICT = _rule(
    code="IMPORT-CONFLICT",
    title="原檔前後不一",
    severity=Severity.WARNING,
    reason="同一件事在原檔的兩處寫得不同，只有作者知道哪一個對；兩者都列出，記錄中先用其一。",
    bad="（一）12 月 7 日拜會數位署\n時間：105 年 10 月 7 日上午\n",
    good="（一）12 月 7 日拜會數位署\n時間：105 年 12 月 7 日上午\n",
)
