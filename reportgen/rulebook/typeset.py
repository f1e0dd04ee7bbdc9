"""What typesetting finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Phase, Rule

_rule = partial(Rule, phase=Phase.TYPESET)

CHARACTER_NO_FONT = _rule(
    code="CHARACTER-NO-FONT",
    title="沒有字型有這個字",
    severity=Severity.ERROR,
    reason="缺字會印成方框或空白；造字區的字換一台電腦就變了。",
    bad="name: （造字區的字）\n",
    good="name: （Unicode 的正式字元）\n",
)

ENGINE_ERROR = _rule(
    code="ENGINE-ERROR",
    title="排版引擎無法照版型排版",
    severity=Severity.ERROR,
    reason="排版引擎找不到要排的東西，例如圖檔或連結的目標，印出來的頁面一定少了什麼。",
    bad='<a href="#nowhere">（版型範本裡沒有目標的連結）</a>\n',
    good='<a href="#contents">（版型範本裡有目標的連結）</a>\n',
)

ENGINE_LINE_SETTING = _rule(
    code="ENGINE-LINE-SETTING",
    title="中文排版規則未套用",
    severity=Severity.WARNING,
    reason="WeasyPrint 的版本與中文行末、標點的處理不合時，改用引擎原有的方式，標點可能落在行首。",
    bad="WeasyPrint 的其他版本\n",
    good="requirements.lock 所列的版本\n",
)

ENGINE_WARNING = _rule(
    code="ENGINE-WARNING",
    title="排版引擎的回報",
    severity=Severity.WARNING,
    reason="排版引擎遇到它不懂的樣式或內容時會說，版面可能與預期不同。",
    bad="p { widht: 3cm }\n",
    good="p { width: 3cm }\n",
)

FONT_BROKEN = _rule(
    code="FONT-BROKEN",
    title="字型檔損壞",
    severity=Severity.ERROR,
    reason="不能裁切的字型無法嵌入 PDF。",
    bad="（下載中斷的字型檔）\n",
    good="（重新安裝的字型檔）\n",
)

FONT_FALLBACK_MISSING = _rule(
    code="FONT-FALLBACK-MISSING",
    title="找不到遞補的字型",
    severity=Severity.WARNING,
    reason="版型另列的字型不在這台電腦上；首選的字型沒有的字，會由其他字型印出。",
    bad="fonts:\n  body:\n  - {family: TW-Kai}\n  - {family: 標楷體}\n",
    good="fonts:\n  body:\n  - {family: TW-Kai}\n  - {family: TW-Kai-Ext-B}\n",
)

FONT_MISSING = _rule(
    code="FONT-MISSING",
    title="找不到字型",
    severity=Severity.ERROR,
    reason="版型要的字型不在這台電腦上，換用的字型會使版面不同。",
    bad="fonts:\n  body:\n  - {family: 標楷體}\n",
    good="fonts:\n  body:\n  - {family: TW-Kai}\n",
)

FONT_NONE = _rule(
    code="FONT-NONE",
    title="一個字型也沒有",
    severity=Severity.ERROR,
    reason="沒有字型就無法排版。",
    bad="（未安裝任何中文字型）\n",
    good="apt-get install fonts-cns11643-kai fonts-noto-cjk\n",
)

IMAGE_ANIMATED = _rule(
    code="IMAGE-ANIMATED",
    title="動畫圖檔",
    severity=Severity.WARNING,
    reason="紙本只印得出一格，未必是想要的那一格。",
    bad="![示範](figures/demo.gif)\n",
    good="![示範](figures/demo-1.png)\n",
)

IMAGE_BROKEN = _rule(
    code="IMAGE-BROKEN",
    title="圖檔損壞",
    severity=Severity.ERROR,
    reason="打不開的圖檔印不出來。",
    bad="![會談](figures/broken.jpg)\n",
    good="![會談](figures/talk.jpg)\n",
)

IMAGE_CLEANED = _rule(
    code="IMAGE-CLEANED",
    title="SVG 有不安全的內容",
    severity=Severity.WARNING,
    reason="程式碼與外部連結不會印出，已經去除；圖可能因此不完整。",
    bad="<svg><script>…</script></svg>\n",
    good='<svg><path d="…"/></svg>\n',
)

IMAGE_EMPTY = _rule(
    code="IMAGE-EMPTY",
    title="圖檔是空的",
    severity=Severity.ERROR,
    reason="0 位元組的檔案多半是複製中斷。",
    bad="figures/talk.jpg   # 0 位元組\n",
    good="figures/talk.jpg   # 2.1 MB\n",
)

IMAGE_FORMAT = _rule(
    code="IMAGE-FORMAT",
    title="不支援的圖檔格式",
    severity=Severity.ERROR,
    reason="PDF 只收 JPEG、PNG、SVG 等格式。",
    bad="![會談](figures/talk.psd)\n",
    good="![會談](figures/talk.png)\n",
)

IMAGE_MISNAMED = _rule(
    code="IMAGE-MISNAMED",
    title="副檔名與內容不符",
    severity=Severity.WARNING,
    reason="其他工具依副檔名開檔，會打不開。",
    bad="figures/talk.jpg   # 其實是 PNG\n",
    good="figures/talk.png\n",
)

IMAGE_TOO_LARGE = _rule(
    code="IMAGE-TOO-LARGE",
    title="圖檔尺寸過大",
    severity=Severity.ERROR,
    reason="像素過多的圖會耗盡記憶體，紙上也看不出差別。",
    bad="figures/map.png   # 60000 × 60000 像素\n",
    good="figures/map.png   # 3000 × 3000 像素\n",
)

IMAGE_TRUNCATED = _rule(
    code="IMAGE-TRUNCATED",
    title="圖檔不完整",
    severity=Severity.ERROR,
    reason="下載或複製中斷的圖，下半是灰的。",
    bad="figures/talk.jpg   # 只有一半\n",
    good="figures/talk.jpg   # 重新取得的完整檔案\n",
)

IMAGE_UNSAFE = _rule(
    code="IMAGE-UNSAFE",
    title="SVG 宣告了實體",
    severity=Severity.ERROR,
    reason="實體可用來讀取別的檔案或塞爆記憶體，不予讀取。",
    bad='<!DOCTYPE svg [<!ENTITY a "…">]>\n',
    good='<svg xmlns="http://www.w3.org/2000/svg">…</svg>\n',
)

REPORT_LOST = _rule(
    code="REPORT-LOST",
    title="報告處理到一半中斷",
    severity=Severity.ERROR,
    reason="一份報告的程序中途結束（例如記憶體不足），其他報告照常完成；先前的 PDF 保持原樣。",
    bad="reportgen build --jobs 16\n",
    good="reportgen build --jobs 4\n",
)

RESOURCE_MISSING = _rule(
    code="RESOURCE-MISSING",
    title="找不到排版所需的檔案",
    severity=Severity.ERROR,
    reason="樣式或樣板引用的檔案不在報告或版型之中。",
    bad="background: url(logo.png)   /* 版型裡沒有 logo.png */\n",
    good="background: none\n",
)

RESOURCE_REFUSED = _rule(
    code="RESOURCE-REFUSED",
    title="引用了報告以外的資源",
    severity=Severity.ERROR,
    reason="製作報告時不連網、不讀報告以外的檔案，結果才能重現。",
    bad="background: url(https://example.org/logo.png)\n",
    good="background: none\n",
)

TAGS_PLAIN = _rule(
    code="TAGS-PLAIN",
    title="PDF 標籤由引擎自行產生",
    severity=Severity.WARNING,
    reason="未經確認的 WeasyPrint 版本所做的標籤不保證合於無障礙規格，檔案因此不宣告符合。",
    bad="WeasyPrint 的其他版本\n",
    good="requirements.lock 所列的版本\n",
)
