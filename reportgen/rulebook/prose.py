"""What reading the prose, the Markdown of a record, finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Mends, Phase, Rule

_rule = partial(Rule, phase=Phase.READ)

ALT_MISSING = _rule(
    code="ALT-MISSING",
    title="圖沒有替代文字",
    severity=Severity.WARNING,
    reason="用報讀軟體的人只能靠替代文字得知圖中內容；無障礙規格也要求。",
    bad="![雙方會談](figures/talk.jpg)\n",
    good='![雙方會談](figures/talk.jpg){alt="會議桌兩側各坐三人"}\n',
)

ATTRIBUTE_FORM = _rule(
    code="ATTRIBUTE-FORM",
    title="屬性看不懂",
    severity=Severity.ERROR,
    reason="大括號內的屬性要用半形引號與等號，否則會照字面印出。",
    bad="![會談](figures/talk.jpg){alt＝「兩人對坐」}\n",
    good='![會談](figures/talk.jpg){alt="兩人對坐"}\n',
)

ATTRIBUTE_LOOSE = _rule(
    code="ATTRIBUTE-LOOSE",
    title="屬性沒有對象",
    severity=Severity.ERROR,
    reason="單獨一行的屬性屬於下一行的表格；後面沒有表格，屬性就落空。",
    bad='{#tbl-a caption="各國承諾"}\n\n說明文字。\n',
    good='{#tbl-a caption="各國承諾"}\n| 國家 | 數量 |\n|---|---|\n',
)

ATTRIBUTE_UNKNOWN = _rule(
    code="ATTRIBUTE-UNKNOWN",
    title="不能用的屬性",
    severity=Severity.ERROR,
    reason="屬性名稱拼錯或用在不該用的地方，設定不會生效。",
    bad='![會談](figures/talk.jpg){widht="60%"}\n',
    good='![會談](figures/talk.jpg){width="60%"}\n',
)

ATTRIBUTE_VALUE = _rule(
    code="ATTRIBUTE-VALUE",
    title="屬性的值不對",
    severity=Severity.ERROR,
    reason="例如寬度只能是百分比或公厘，標籤只能是小寫英文代號。",
    bad='![會談](figures/talk.jpg){width="大"}\n',
    good='![會談](figures/talk.jpg){width="60%"}\n',
)

CAPTION_MISSING = _rule(
    code="CAPTION-MISSING",
    title="圖或表沒有標題",
    severity=Severity.WARNING,
    reason="沒有標題的圖表無法編號，也不會列入目次。",
    bad='![](figures/talk.jpg){alt="兩人對坐"}\n',
    good='![雙方會談](figures/talk.jpg){alt="兩人對坐"}\n',
)

EMPHASIS_FORM = _rule(
    code="EMPHASIS-FORM",
    title="粗體的星號沒有成對",
    severity=Severity.WARNING,
    reason="「**」裡面有空格或少了一半，就會照字面印在紙上。",
    bad="prose: 這是 ** 重點 **。\n",
    good="prose: 這是**重點**。\n",
)

FIGURE_FILE = _rule(
    code="FIGURE-FILE",
    title="圖檔的路徑不能用",
    severity=Severity.ERROR,
    reason="圖檔必須是報告資料夾內的檔案，不能是網址或別處的路徑。",
    bad="![會談](https://example.org/talk.jpg)\n",
    good="![會談](figures/talk.jpg)\n",
)

FIGURE_INLINE = _rule(
    code="FIGURE-INLINE",
    title="圖片夾在文字裡",
    severity=Severity.ERROR,
    reason="只有自成一段的圖片才能編號、加圖說、列入圖目次。",
    bad="會談情形 ![會談](figures/talk.jpg) 如圖。\n",
    good="會談情形如下圖。\n\n![會談](figures/talk.jpg)\n",
)

FOOTNOTE_DUPLICATE = _rule(
    code="FOOTNOTE-DUPLICATE",
    title="註腳定義了兩次",
    severity=Severity.ERROR,
    reason="同名的兩則註腳只會印出一則。",
    bad="[^a]: 出處一\n\n[^a]: 出處二\n",
    good="[^a]: 出處一\n\n[^b]: 出處二\n",
)

FOOTNOTE_FORM = _rule(
    code="FOOTNOTE-FORM",
    title="註腳裡有清單或表格",
    severity=Severity.ERROR,
    reason="註腳印在頁尾，只放得下文字。",
    bad="[^a]: - 甲\n    - 乙\n",
    good="[^a]: 甲；乙。\n",
)

FOOTNOTE_MARKS = _rule(
    code="FOOTNOTE-MARKS",
    title="註腳的記號是全形",
    severity=Severity.ERROR,
    reason="註腳的方括號與冒號要用半形，否則會照字面印出，註腳也不見。",
    bad="prose: |\n  已有 26 國加入［^1］。\n\n  [^1]：截至 2016 年。\n",
    good="prose: |\n  已有 26 國加入[^1]。\n\n  [^1]: 截至 2016 年。\n",
    mends=Mends.CERTAIN,
)

FOOTNOTE_NESTED = _rule(
    code="FOOTNOTE-NESTED",
    title="註腳裡又有註腳",
    severity=Severity.ERROR,
    reason="註腳中的註腳無處可印。",
    bad="[^a]: 見會議紀錄[^b]。\n",
    good="[^a]: 見會議紀錄，第 3 頁。\n",
)

FOOTNOTE_UNKNOWN = _rule(
    code="FOOTNOTE-UNKNOWN",
    title="註腳沒有內容",
    severity=Severity.ERROR,
    reason="文中有註號，卻沒有這則註腳。",
    bad="與會者逾千人[^count]。\n",
    good="與會者逾千人[^count]。\n\n[^count]: 主辦單位統計。\n",
)

FOOTNOTE_UNUSED = _rule(
    code="FOOTNOTE-UNUSED",
    title="沒有用到的註腳",
    severity=Severity.WARNING,
    reason="沒有註號指到的註腳不會印出。",
    bad="[^count]: 主辦單位統計。\n",
    good="與會者逾千人[^count]。\n\n[^count]: 主辦單位統計。\n",
)

FORMULA_FORM = _rule(
    code="FORMULA-FORM",
    title="公式看不懂",
    severity=Severity.ERROR,
    reason="看不懂的公式不會排版，照字面印出 TeX 的記號，讀者讀不懂。",
    bad="流量 $ Q = \\frac{1}{n} A $\n",
    good="流量 $Q = \\frac{1}{n} A$\n",
)

HEADING_IN_PROSE = _rule(
    code="HEADING-IN-PROSE",
    title="內文裡有標題",
    severity=Severity.ERROR,
    reason="章節由記錄的層次而來，內文自設標題會打亂編號與目次。",
    bad="prose: |\n  ## 會談重點\n",
    good="prose: |\n  **會談重點**\n",
)

HTML_IN_PROSE = _rule(
    code="HTML-IN-PROSE",
    title="內文裡有 HTML 標籤",
    severity=Severity.WARNING,
    reason="內文是 Markdown，HTML 標籤會照字面印在紙上。",
    bad="第一行<br>第二行\n",
    good="第一行\n\n第二行\n",
)

LABEL_DUPLICATE = _rule(
    code="LABEL-DUPLICATE",
    title="標籤重複",
    severity=Severity.ERROR,
    reason="兩個圖表或段落用同一個標籤，參照就不知指到哪一個。",
    bad="![甲](figures/a.jpg){#fig-a}\n\n![乙](figures/b.jpg){#fig-a}\n",
    good="![甲](figures/a.jpg){#fig-a}\n\n![乙](figures/b.jpg){#fig-b}\n",
)

LINK_BROKEN = _rule(
    code="LINK-BROKEN",
    title="像連結但不是連結",
    severity=Severity.WARNING,
    reason="括號全形或網址有空格時，整段會照字面印出。",
    bad="[官網]（https://www.ndc.gov.tw/）\n",
    good="[官網](https://www.ndc.gov.tw/)\n",
)

LINK_EMPTY = _rule(
    code="LINK-EMPTY",
    title="連結沒有文字",
    severity=Severity.WARNING,
    reason="沒有文字的連結會印出整串網址。",
    bad="[](https://www.ndc.gov.tw/)\n",
    good="[國發會官網](https://www.ndc.gov.tw/)\n",
)

LINK_FORM = _rule(
    code="LINK-FORM",
    title="連結不能用",
    severity=Severity.ERROR,
    reason="連結只能是完整網址、mailto 或報告內的標籤，其他寫法點不開。",
    bad="[官網](www.ndc.gov.tw)\n",
    good="[官網](https://www.ndc.gov.tw/)\n",
)

LINK_TITLE = _rule(
    code="LINK-TITLE",
    title="網址後的標題不會印出",
    severity=Severity.WARNING,
    reason="寫在網址後引號裡的字，紙本讀者看不到。",
    bad='[官網](https://www.ndc.gov.tw/ "國發會")\n',
    good="[國發會官網](https://www.ndc.gov.tw/)\n",
)

LINK_UNUSED = _rule(
    code="LINK-UNUSED",
    title="沒有用到的連結定義",
    severity=Severity.ERROR,
    reason="方括號加冒號的一行是連結定義，沒有人用到就不會印出。",
    bad="[備註]: 會議延後一天\n",
    good="備註：會議延後一天\n",
)

LIST_FORM = _rule(
    code="LIST-FORM",
    title="像清單但不是清單",
    severity=Severity.WARNING,
    reason="幾行編號會接成一段印出，讀者看不出是清單。",
    bad="一、甲案\n二、乙案\n",
    good="1. 甲案\n2. 乙案\n",
    mends=Mends.UNSAFE,
)

LIST_NUMBER = _rule(
    code="LIST-NUMBER",
    title="清單印出的號碼不同",
    severity=Severity.WARNING,
    reason="清單一律照順序編號；跳號或重號的清單印出來，號碼就與原文不同。",
    bad="prose: |\n  1. 甲\n  3. 乙\n",
    good="prose: |\n  1. 甲\n  2. 乙\n",
)

PROSE_DEEP = _rule(
    code="PROSE-DEEP",
    title="清單或引文層數太多",
    severity=Severity.ERROR,
    reason="太深的層次讀者無法跟上，也排不進版面。",
    bad=">>>>>>>>>>>> 引文\n",
    good="> 引文\n",
)

PROSE_LONG = _rule(
    code="PROSE-LONG",
    title="一段內容過長",
    severity=Severity.ERROR,
    reason="超過上限的文字不會印出；通常是貼進了整份文件。",
    bad="prose: |\n  （一百萬字）\n",
    good="prose: |\n  （分成數個場次，各自說明）\n",
)

QUOTE_TIGHT = _rule(
    code="QUOTE-TIGHT",
    title="大於的記號成了引文",
    severity=Severity.WARNING,
    reason="行首的 > 是引文的記號，不會印出；數字前的 > 多半是「大於」。",
    bad="prose: |\n  >90% 的讀者滿意。\n",
    good="prose: |\n  九成以上的讀者滿意。\n",
)

REFERENCE_UNKNOWN = _rule(
    code="REFERENCE-UNKNOWN",
    title="參照指到不存在的標籤",
    severity=Severity.ERROR,
    reason="「見圖 2」的圖號由標籤帶出；標籤不存在就印不出號碼。",
    bad="見 [](#fig-tlak)。\n",
    good="見 [](#fig-talk)。\n",
)

TABLE_CELLS = _rule(
    code="TABLE-CELLS",
    title="表格的一列多出欄位",
    severity=Severity.ERROR,
    reason="多於表頭的格子不會印出，資料就少了。",
    bad="| 國家 |\n|---|\n| 法國 | 26 |\n",
    good="| 國家 | 數量 |\n|---|---|\n| 法國 | 26 |\n",
)

TABLE_FORM = _rule(
    code="TABLE-FORM",
    title="像表格但不是表格",
    severity=Severity.WARNING,
    reason="分隔列的欄數不對，整張表會照字面印出。",
    bad="| 國家 | 數量 |\n|---|\n",
    good="| 國家 | 數量 |\n|---|---|\n",
)
