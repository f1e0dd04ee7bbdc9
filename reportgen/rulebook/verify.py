"""What verifying a PDF finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Phase, Rule

_rule = partial(Rule, phase=Phase.VERIFY)

PDF_ATTACHMENT = _rule(
    code="PDF-ATTACHMENT",
    title="PDF 附的記錄與原檔不同",
    severity=Severity.ERROR,
    reason="PDF 附有製作它的記錄，供日後再檢查；附件必須與原檔一字不差。",
    bad="附件 roster.yaml 少了一人\n",
    good="附件 roster.yaml 與報告資料夾裡的相同\n",
)

PDF_CONFORMANCE = _rule(
    code="PDF-CONFORMANCE",
    title="PDF 不合 PDF/A-3a 與 PDF/UA-1",
    severity=Severity.ERROR,
    reason="沒有標記或沒有載明標準的 PDF，報讀軟體讀不出結構，也不能作為電子檔案長期保存。",
    bad="（沒有標記的 PDF）\n",
    good="（reportgen build 製作的 PDF）\n",
)

PDF_CONTENTS = _rule(
    code="PDF-CONTENTS",
    title="目次的頁碼與實際不符",
    severity=Severity.ERROR,
    reason="目次印的頁碼必須是該章真正開始的頁；查驗讀的是寫出的檔案，不是排版時的打算。",
    bad="目次：貳、過程…… 6（實際在第 7 頁）\n",
    good="目次：貳、過程…… 7\n",
)

PDF_DATE = _rule(
    code="PDF-DATE",
    title="PDF 內的日期與出國期間不合",
    severity=Severity.WARNING,
    reason="會議時間落在出國期間以外，年或月多半是筆誤；報告日期早於返國，或晚於返國後三個月，也要查明。",
    bad="出國期間：105年12月5日至12月11日\n時間：105年10月7日上午\n",
    good="出國期間：105年12月5日至12月11日\n時間：105年12月7日上午\n",
)

PDF_EDGE = _rule(
    code="PDF-EDGE",
    title="內容超出紙邊",
    severity=Severity.ERROR,
    reason="超出紙邊的內容印不出來，也沒有人會發現少了什麼。",
    bad="表格右邊三欄在紙外\n",
    good="表格縮小或分成兩個\n",
)

PDF_ENCRYPTED = _rule(
    code="PDF-ENCRYPTED",
    title="PDF 有密碼",
    severity=Severity.ERROR,
    reason="公開的報告人人可讀，不應加密；加密的檔案也無法檢查。",
    bad="report.pdf   # 開啟時要密碼\n",
    good="report.pdf   # 不用密碼即可開啟\n",
)

PDF_FONT = _rule(
    code="PDF-FONT",
    title="字型沒有嵌入或未裁切",
    severity=Severity.ERROR,
    reason="未嵌入的字型在別人的電腦上會換成別的字；整套嵌入則檔案過大。",
    bad="（未嵌入的 DFKai-SB）\n",
    good="（嵌入並裁切的 TW-Kai）\n",
)

PDF_FONT_NOT_EMBEDDED = _rule(
    code="PDF-FONT-NOT-EMBEDDED",
    title="PDF 的字型沒有嵌入",
    severity=Severity.WARNING,
    reason="沒有嵌入的字型在另一台電腦上會換成別的字型，或印成空框。",
    bad="（另存時沒有勾選嵌入字型的 PDF）\n",
    good="（另存時嵌入字型的 PDF）\n",
)

PDF_FRONT = _rule(
    code="PDF-FRONT",
    title="封面與提要表所載不一致",
    severity=Severity.WARNING,
    reason="類別、期間、人員、頁數與附件，封面與提要表各印一次，也與檔案對得上；不一致，登錄時要退回查明。",
    bad="封面：出國類別：會議；提要表：其他（出席會議）\n",
    good="封面與提要表：出國類別：開會\n",
)

PDF_METADATA = _rule(
    code="PDF-METADATA",
    title="PDF 的屬性不全",
    severity=Severity.WARNING,
    reason="標題與語言是搜尋與報讀的依據。",
    bad="標題：（空白）\n",
    good="標題：出席 2016 年開放政府夥伴關係聯盟高峰會\n",
)

PDF_NUMBERING = _rule(
    code="PDF-NUMBERING",
    title="PDF 的章號跳號或重複",
    severity=Severity.WARNING,
    reason="章號不連續，多半是刪了一章而沒有重編，或目次沒有更新。",
    bad="壹、目的\n貳、過程\n肆、建議\n",
    good="壹、目的\n貳、過程\n參、建議\n",
)

PDF_OUTLINE = _rule(
    code="PDF-OUTLINE",
    title="PDF 的書籤與章節不一致",
    severity=Severity.ERROR,
    reason="書籤來自印出的標題；不一致表示有章節沒有印出。",
    bad="（書籤缺「參、心得及建議」）\n",
    good="（書籤與章節相同）\n",
)

PDF_OVERPRINT = _rule(
    code="PDF-OVERPRINT",
    title="文字疊在文字上",
    severity=Severity.ERROR,
    reason="兩段文字印在同一處，兩段都讀不出來；多半是版型把內容放在固定的位置，內容比預想的多。",
    bad="封面的姓名疊在名稱上\n",
    good="封面放不下的姓名列在次頁\n",
)

PDF_PAGE_COUNT = _rule(
    code="PDF-PAGE-COUNT",
    title="頁數不符",
    severity=Severity.ERROR,
    reason="提要表的頁數必須就是 PDF 的頁數。",
    bad="頁數 43 頁   （PDF 有 44 頁）\n",
    good="頁數 44 頁   （PDF 有 44 頁）\n",
)

PDF_PLACEHOLDER = _rule(
    code="PDF-PLACEHOLDER",
    title="PDF 還有待填的字",
    severity=Severity.WARNING,
    reason="空著的範本字樣印在定稿上，表示沒有寫完。",
    bad="報告日期：○○年○○月○○日\n",
    good="報告日期：106年2月21日\n",
)

PDF_SECTION = _rule(
    code="PDF-SECTION",
    title="PDF 缺少各機關共同要求的章節",
    severity=Severity.WARNING,
    reason="目的、過程、心得、建議是各機關出國報告的共同內容；在書籤、標記與內文的標題裡都找不到。",
    bad="壹、目的\n貳、過程\n參、心得\n",
    good="壹、目的\n貳、過程\n參、心得及建議\n",
)

PDF_TAGS = _rule(
    code="PDF-TAGS",
    title="PDF 沒有標記",
    severity=Severity.WARNING,
    reason="沒有標記的 PDF，報讀軟體讀不出標題、表格與閱讀順序。",
    bad="（以「列印成 PDF」輸出）\n",
    good="（以「另存為 PDF」並選取無障礙標記輸出）\n",
)

PDF_TEXT = _rule(
    code="PDF-TEXT",
    title="記錄的文字不在 PDF 上",
    severity=Severity.ERROR,
    reason="記錄裡的每一句都要印出，不能在排版時遺失。",
    bad="（記錄有，PDF 沒有的一句）\n",
    good="（記錄與 PDF 相同）\n",
)

PDF_TOO_LARGE = _rule(
    code="PDF-TOO-LARGE",
    title="PDF 過大",
    severity=Severity.ERROR,
    reason="太大的檔案上傳與下載都困難，多半是照片沒有縮小。",
    bad="report.pdf   # 350 MB\n",
    good="report.pdf   # 8 MB\n",
)

PDF_UNKNOWN = _rule(
    code="PDF-UNKNOWN",
    title="PDF 無法得知的事",
    severity=Severity.NOTE,
    reason="檢查不到的項目明白說出，才不會被當成通過。",
    bad="（掃描的 PDF：沒有文字）\n",
    good="（由文書軟體輸出、有文字與書籤的 PDF）\n",
)

PDF_UNREADABLE = _rule(
    code="PDF-UNREADABLE",
    title="PDF 讀不出來",
    severity=Severity.ERROR,
    reason="損壞、不完整或不是 PDF 的檔案，收件的人也打不開。",
    bad="report.pdf   # 其實是改了副檔名的 Word 檔\n",
    good="report.pdf   # 由 Word 另存的 PDF\n",
)
