"""What reading the record files finds."""

from __future__ import annotations

from functools import partial

from reportgen.findings import Severity
from reportgen.rulebook.rule import Mends, Phase, Rule

_rule = partial(Rule, phase=Phase.READ)

BASIS_UNKNOWN = _rule(
    code="BASIS-UNKNOWN",
    title="沒有這則心得或場次",
    severity=Severity.ERROR,
    reason="建議以代號指到它所依據的心得與場次；代號拼錯，讀者就找不到依據。",
    bad="based_on: [openning]\n",
    good="based_on: [opening]\n",
)

AUTHORITY_LOOP = _rule(
    code="AUTHORITY-LOOP",
    title="版型沿用到自己",
    severity=Severity.ERROR,
    reason="甲沿用乙、乙又沿用甲，永遠找不到起點。",
    bad="# templates/a/authority.yaml\nextends: a\n",
    good="# templates/a/authority.yaml\nextends: executive-yuan\n",
)

AUTHORITY_UNKNOWN = _rule(
    code="AUTHORITY-UNKNOWN",
    title="找不到版型",
    severity=Severity.ERROR,
    reason="版型決定章節、規則與版面；名稱拼錯就沒有規則可循。",
    bad="authority: taoyun\n",
    good="authority: taoyuan\n",
)

CHARACTER_INVISIBLE = _rule(
    code="CHARACTER-INVISIBLE",
    title="中文字旁有看不見的字元",
    severity=Severity.NOTE,
    reason="零寬空格、連接符與異體字選擇符印不出來，卻使姓名與詞語在搜尋時找不到。",
    bad="name: 林<U+200B>菊穗\n",
    good="name: 林菊穗\n",
    mends=Mends.CERTAIN,
)

CHART_NUMBER = _rule(
    code="CHART-NUMBER",
    title="統計圖的格子不是數字",
    severity=Severity.ERROR,
    reason="不是數字的格子畫不出來；少畫一格，圖就與表不合。",
    bad="chart: bar\ncolumns: [國家, 承諾數]\nrows:\n- [法國, 約二十六]\n",
    good='chart: bar\ncolumns: [國家, 承諾數]\nrows:\n- [法國, "26"]\n',
)

CHARACTER_LOOKALIKE = _rule(
    code="CHARACTER-LOOKALIKE",
    title="部首或相容字元代替了正字",
    severity=Severity.NOTE,
    reason="從 PDF 複製的字常是部首或相容字元：看來相同，搜尋與排序時卻是別的字。",
    bad="title: ⼀般考察\n",
    good="title: 一般考察\n",
    mends=Mends.CERTAIN,
)

CHARACTER_REFUSED = _rule(
    code="CHARACTER-REFUSED",
    title="印不出來的字元",
    severity=Severity.ERROR,
    reason="控制字元、轉檔失敗的「�」、物件的佔位字元與造字區的字元，印不出來，或換一臺電腦就變了。",
    bad="title: 出席<U+FFFD>會議\n",
    good="title: 出席會議\n",
)

COLON_FULLWIDTH = _rule(
    code="COLON-FULLWIDTH",
    title="鍵後面是全形冒號",
    severity=Severity.ERROR,
    reason="中文輸入法最常見的筆誤：全形冒號使整行變成文字，鍵就不見了。",
    bad="title：出席會議\n",
    good="title: 出席會議\n",
    mends=Mends.CERTAIN,
)

COLOUR_FORM = _rule(
    code="COLOUR-FORM",
    title="顏色的寫法讀不出來",
    severity=Severity.ERROR,
    reason="顏色寫成六位十六進位；不加引號時，# 之後會被當成註解。",
    bad="colour: 藍\n",
    good='colour: "#2f6f9f"\n',
    mends=Mends.UNSAFE,
)

COMMENT_IN_VALUE = _rule(
    code="COMMENT-IN-VALUE",
    title="值裡的 # 把後面切掉了",
    severity=Severity.WARNING,
    reason="YAML 把空格之後的 # 當成註解，分機號碼、期別等就不會印出。",
    bad="phone: (02)5555-0123 #6852\n",
    good='phone: "(02)5555-0123 #6852"\n',
)

COUNTRY_UNKNOWN = _rule(
    code="COUNTRY-UNKNOWN",
    title="不是國家代碼",
    severity=Severity.ERROR,
    reason="國名由代碼印出，寫法才會前後一致。",
    bad="country: France\n",
    good="country: FR\n",
    mends=Mends.UNSAFE,
)

DATE_FORM = _rule(
    code="DATE-FORM",
    title="日期的寫法讀不出來",
    severity=Severity.ERROR,
    reason="記錄裡的日期一律是西元年-月-日，印出時才換成民國；這樣不會有兩種讀法。",
    bad="start: 105/12/5\n",
    good="start: 2016-12-05\n",
    mends=Mends.UNSAFE,
)

DATE_IMPOSSIBLE = _rule(
    code="DATE-IMPOSSIBLE",
    title="沒有這一天",
    severity=Severity.ERROR,
    reason="月曆上沒有的日子必是筆誤。",
    bad="start: 2017-02-29\n",
    good="start: 2017-02-28\n",
)

DATE_YEAR = _rule(
    code="DATE-YEAR",
    title="年份不合理",
    severity=Severity.ERROR,
    reason="記錄的年份一律用西元；民國年、打錯的位數會使期限與日程算錯。",
    bad="start: 0105-12-05\n",
    good="start: 2016-12-05\n",
    mends=Mends.UNSAFE,
)

FILE_BOM = _rule(
    code="FILE-BOM",
    title="檔案開頭有位元組順序記號",
    severity=Severity.WARNING,
    reason="看不見的記號會使其他工具誤讀第一個鍵。",
    bad="<U+FEFF>title: 出席會議\n",
    good="title: 出席會議\n",
)

FILE_EMPTY = _rule(
    code="FILE-EMPTY",
    title="檔案沒有內容",
    severity=Severity.ERROR,
    reason="空的記錄檔多半是忘了存檔。",
    bad="# 只有註解\n",
    good="- id: pan\n  name: 潘國才\n",
)

DOI_FORM = _rule(
    code="DOI-FORM",
    title="DOI 的寫法不對",
    severity=Severity.ERROR,
    reason="DOI 印成可點的網址，讀者由它找到原文；寫錯一個字就找不到。",
    bad="doi: https://doi.org/10.1115/1.4010337\n",
    good="doi: 10.1115/1.4010337\n",
    mends=Mends.UNSAFE,
)

FILE_ENCODING = _rule(
    code="FILE-ENCODING",
    title="檔案不是 UTF-8",
    severity=Severity.ERROR,
    reason="以 Big5 或其他編碼存檔，換一台電腦就成亂碼；記錄一律用 UTF-8。",
    bad="（以 Big5 存檔的 roster.yaml）\n",
    good="（以 UTF-8 存檔的 roster.yaml）\n",
)

FILE_TOO_LARGE = _rule(
    code="FILE-TOO-LARGE",
    title="記錄檔過大",
    severity=Severity.ERROR,
    reason="記錄是人手編輯的文字，一個檔案超過 1 MB 多半是貼進了別的東西。",
    bad="sessions.yaml   # 3 MB\n",
    good="sessions/\n  010-visit.yaml\n  020-panel.yaml\n",
)

FILE_UNKNOWN = _rule(
    code="FILE-UNKNOWN",
    title="不是記錄的檔名",
    severity=Severity.WARNING,
    reason="檔名拼錯時，裡面的內容不會進報告，卻不易察覺。",
    bad="rooster.yaml\n",
    good="roster.yaml\n",
)

FILE_UNREADABLE = _rule(
    code="FILE-UNREADABLE",
    title="檔案無法開啟",
    severity=Severity.ERROR,
    reason="沒有權限、是資料夾或不是純文字的檔案，都讀不出記錄。",
    bad="roster.yaml   # 其實是改了副檔名的 Word 檔\n",
    good="roster.yaml   # 以純文字編輯\n",
)

FLAG_FORM = _rule(
    code="FLAG-FORM",
    title="不是 true 或 false",
    severity=Severity.ERROR,
    reason="是非的欄位只有兩個值。",
    bad="remote: 是\n",
    good="remote: true\n",
    mends=Mends.UNSAFE,
)

ID_DUPLICATE = _rule(
    code="ID-DUPLICATE",
    title="代號重複",
    severity=Severity.ERROR,
    reason="兩個人或兩個場次用同一個代號，指到它的地方就不知是哪一個。",
    bad="roster:\n- {id: pan, name: 潘國才}\n- {id: pan, name: 潘文忠}\n",
    good="roster:\n- {id: pan, name: 潘國才}\n- {id: pan-wen, name: 潘文忠}\n",
)

ID_FORM = _rule(
    code="ID-FORM",
    title="不能當代號的寫法",
    severity=Severity.ERROR,
    reason="代號是記錄之間互相指認的名字，也成為 PDF 的連結，只用小寫英文、數字與連字號。",
    bad="id: 潘國才\n",
    good="id: pan-guo-cai\n",
)

INDENT_FULLWIDTH_SPACE = _rule(
    code="INDENT-FULLWIDTH-SPACE",
    title="以全形空格縮排",
    severity=Severity.ERROR,
    reason="輸入法打出的全形空格看來像縮排，YAML 卻當成文字。",
    bad="period:\n　start: 2016-12-05\n",
    good="period:\n  start: 2016-12-05\n",
    mends=Mends.CERTAIN,
)

INDENT_TAB = _rule(
    code="INDENT-TAB",
    title="以 Tab 縮排",
    severity=Severity.ERROR,
    reason="YAML 只認半形空格的縮排；Tab 在各種編輯器裡寬度不同。",
    bad="period:\n→start: 2016-12-05\n",
    good="period:\n  start: 2016-12-05\n",
    mends=Mends.CERTAIN,
)

KEY_DUPLICATE = _rule(
    code="KEY-DUPLICATE",
    title="同一個鍵出現兩次",
    severity=Severity.ERROR,
    reason="兩個同名的鍵只有一個會生效，另一個的內容就不見了。",
    bad="title: 出席會議\ntitle: 出席年會\n",
    good="title: 出席會議\n",
)

KEY_MISSING = _rule(
    code="KEY-MISSING",
    title="缺少必填的鍵",
    severity=Severity.ERROR,
    reason="沒有這一項，封面或提要表就印不出來。",
    bad="destinations:\n- cities: [巴黎]\n",
    good="destinations:\n- country: FR\n  cities: [巴黎]\n",
)

KEY_UNKNOWN = _rule(
    code="KEY-UNKNOWN",
    title="不認識的鍵",
    severity=Severity.ERROR,
    reason="鍵拼錯時，其下的內容會遺失，所以不予放行。",
    bad="titel: 出席會議\n",
    good="title: 出席會議\n",
    mends=Mends.CERTAIN,
)

LANGUAGE_UNKNOWN = _rule(
    code="LANGUAGE-UNKNOWN",
    title="不是語言代碼",
    severity=Severity.ERROR,
    reason="語言代碼決定固定用語與外文的斷字。",
    bad="language: 中文\n",
    good="language: zh-Hant\n",
    mends=Mends.UNSAFE,
)

LAYOUT_SHADOWS = _rule(
    code="LAYOUT-SHADOWS",
    title="版型與內附的同名",
    severity=Severity.NOTE,
    reason="同名的版型會取代內附的，章節、規則與版面可能因此不同；他人寄來的資料夾尤其應當留意。",
    bad="# templates/executive-yuan/authority.yaml\nname: 本機關\n",
    good="# templates/our-agency/authority.yaml\nname: 本機關\nextends: executive-yuan\n",
)

NESTING_TOO_DEEP = _rule(
    code="NESTING-TOO-DEEP",
    title="層數過多",
    severity=Severity.ERROR,
    reason="縮排或括號失誤時，層數會失控；一般報告用不到十層。",
    bad="[[[[[[[[[[ 等六十五層\n",
    good="sessions:\n- title: 高峰會\n",
)

PATH_NO_REPORT = _rule(
    code="PATH-NO-REPORT",
    title="指定的路徑沒有報告",
    severity=Severity.ERROR,
    reason="路徑打錯時不能當作檢查通過。",
    bad="reportgen check content/2016\n",
    good="reportgen check content/2016-ogp-paris\n",
)

PAGES_ACTIVE = _rule(
    code="PAGES-ACTIVE",
    title="整頁附件的 PDF 含有會執行的內容",
    severity=Severity.ERROR,
    reason="程式、啟動外部檔案與送出表單的動作，不應隨公文書流傳；有這些內容的檔案，來源也可疑。",
    bad="- kind: pages\n  title: 邀請函\n  files: [{file: figures/form.pdf, alt: 邀請函}]\n",
    good="- kind: pages\n  title: 邀請函\n  files: [{file: figures/letter.pdf, alt: 邀請函}]\n",
)

PAGES_FILE = _rule(
    code="PAGES-FILE",
    title="整頁附件的檔案不能用",
    severity=Severity.ERROR,
    reason="損壞、加密或過大的 PDF 印不出來，附件就少了幾頁。",
    bad="files: [{file: figures/locked.pdf, alt: 結業證書}]   # 有密碼\n",
    good="files: [{file: figures/certificate.pdf, alt: 結業證書}]\n",
)

PAGES_RANGE = _rule(
    code="PAGES-RANGE",
    title="整頁附件的頁次不對",
    severity=Severity.ERROR,
    reason="指到不存在的頁，附件就少了幾頁。",
    bad="files: [{file: figures/slides.pdf, pages: 3-50, alt: 簡報}]   # 只有 12 頁\n",
    good="files: [{file: figures/slides.pdf, pages: 3-12, alt: 簡報}]\n",
)

PATH_OUTSIDE = _rule(
    code="PATH-OUTSIDE",
    title="路徑指到報告資料夾以外",
    severity=Severity.ERROR,
    reason="報告要能整個資料夾交給別人、在別的電腦上製作，不能依賴外面的檔案。",
    bad="file: ../../桌面/opening.jpg\n",
    good="file: figures/opening.jpg\n",
)

PATH_SAME_NAME = _rule(
    code="PATH-SAME-NAME",
    title="兩份報告的資料夾同名",
    severity=Severity.ERROR,
    reason="PDF 以資料夾命名；兩份同名的報告會寫成同一個檔案，後一份蓋掉前一份。",
    bad="reportgen build 2016/trip 2017/trip\n",
    good="reportgen build 2016/trip 2017/trip-2\n",
)

PERIOD_ORDER = _rule(
    code="PERIOD-ORDER",
    title="返國早於啟程",
    severity=Severity.ERROR,
    reason="出國期間的兩個日期寫反或寫錯，期限與日數都會算錯。",
    bad="period: {start: 2016-12-11, end: 2016-12-05}\n",
    good="period: {start: 2016-12-05, end: 2016-12-11}\n",
)

PERSON_UNKNOWN = _rule(
    code="PERSON-UNKNOWN",
    title="名單裡沒有這個人",
    severity=Severity.ERROR,
    reason="姓名與職稱只從名單帶出；代號拼錯，人就印不出來。",
    bad="contact: lin\n",
    good="contact: lin-chu-sui\n",
)

RECORD_TWICE = _rule(
    code="RECORD-TWICE",
    title="同一種記錄寫在兩處",
    severity=Severity.ERROR,
    reason="一項資料只有一個出處；兩處並存，讀者無從得知哪一份為準。",
    bad="trip/\n  roster.yaml\n  report.yaml   # 裡面又有 roster:\n",
    good="trip/\n  roster.yaml\n  report.yaml   # 裡面沒有 roster:\n",
)

REPORT_MISSING = _rule(
    code="REPORT-MISSING",
    title="缺少 report.yaml",
    severity=Severity.ERROR,
    reason="一個資料夾有 report.yaml 才是一份報告：名稱、機關、期間都寫在這裡。",
    bad="trip/\n  roster.yaml\n",
    good="trip/\n  report.yaml\n  roster.yaml\n",
)

SESSION_UNKNOWN = _rule(
    code="SESSION-UNKNOWN",
    title="沒有這個場次",
    severity=Severity.ERROR,
    reason="行程以代號指到場次；代號拼錯，時間表就少一場。",
    bad="sessions: [openning]\n",
    good="sessions: [opening]\n",
)

STYLESHEET_MISSING = _rule(
    code="STYLESHEET-MISSING",
    title="找不到樣式檔",
    severity=Severity.ERROR,
    reason="版型列出的樣式檔不在 style 資料夾裡，版面會走樣。",
    bad="stylesheets: [page.css, mycss.css]   # style/ 裡沒有 mycss.css\n",
    good="stylesheets: [page.css, text.css]\n",
)

SYSTEM_ID_FORM = _rule(
    code="SYSTEM-ID-FORM",
    title="不是系統識別號",
    severity=Severity.ERROR,
    reason="公務出國報告資訊網的編號是 C 加民國年三碼與流水號五碼。",
    bad="system_id: 10600437\n",
    good="system_id: C10600437\n",
    mends=Mends.UNSAFE,
)

TABLE_ROW = _rule(
    code="TABLE-ROW",
    title="附表的列與欄名不等長",
    severity=Severity.ERROR,
    reason="多出或缺少一格，整列的數字就會對錯欄。",
    bad="columns: [國家, 承諾數]\nrows:\n- [法國]\n",
    good='columns: [國家, 承諾數]\nrows:\n- [法國, "26"]\n',
)

TEXT_FOLDED = _rule(
    code="TEXT-FOLDED",
    title="換行被 YAML 併掉",
    severity=Severity.WARNING,
    reason="沒有「|」的多行文字會接成一行：段落、清單與表格都不見，中文字之間多出空格。",
    bad="prose: >\n  第一段。\n\n  第二段。\n",
    good="prose: |\n  第一段。\n\n  第二段。\n",
)

TEXT_LINES = _rule(
    code="TEXT-LINES",
    title="單行欄位寫了多行",
    severity=Severity.ERROR,
    reason="名稱、職稱等會印在一格裡，只能有一行。",
    bad="title: |\n  出席\n  會議\n",
    good="title: 出席會議\n",
)

TIME_FORM = _rule(
    code="TIME-FORM",
    title="時間的寫法讀不出來",
    severity=Severity.ERROR,
    reason="時間寫成二十四小時制，程式才能排序、排時間表。",
    bad="time: 九點半\n",
    good="time: 09:30\n",
    mends=Mends.UNSAFE,
)

TIME_ORDER = _rule(
    code="TIME-ORDER",
    title="結束早於開始",
    severity=Severity.ERROR,
    reason="結束時間不在開始之後，必有一個寫錯。",
    bad="time: 15:00-14:00\n",
    good="time: 14:00-15:00\n",
)

TITLE_LINES = _rule(
    code="TITLE-LINES",
    title="封面標題的各行與報告名稱不同",
    severity=Severity.ERROR,
    reason="封面與提要表印出兩個名稱，讀者不知何者為是。",
    bad="title: 赴日本考察圖書館\ntitle_lines: [赴日本, 參訪圖書館]\n",
    good="title: 赴日本考察圖書館\ntitle_lines: [赴日本, 考察圖書館]\n",
)

TRACK_UNKNOWN = _rule(
    code="TRACK-UNKNOWN",
    title="議程沒有這個類別",
    severity=Severity.ERROR,
    reason="類別代號必須在 tracks 之中，圖例才對得上。",
    bad="track: civic\n",
    good="track: civic-tech\n",
)

TYPE_WRONG = _rule(
    code="TYPE-WRONG",
    title="值的形式不對",
    severity=Severity.ERROR,
    reason="這裡要的是清單、鍵與值的對照或文字，寫成別的形式就讀不出來。",
    bad="destinations: 法國\n",
    good="destinations:\n- country: FR\n",
)

URL_FORM = _rule(
    code="URL-FORM",
    title="不是完整的網址",
    severity=Severity.ERROR,
    reason="沒有 https:// 的網址點不開。",
    bad="url: www.ndc.gov.tw\n",
    good="url: https://www.ndc.gov.tw/\n",
    mends=Mends.UNSAFE,
)

VALUE_EMPTY = _rule(
    code="VALUE-EMPTY",
    title="值是空的",
    severity=Severity.ERROR,
    reason="留空的必填欄位或清單項目，多半是忘了填。",
    bad='title: ""\n',
    good="title: 出席會議\n",
)

VALUE_NULL = _rule(
    code="VALUE-NULL",
    title="空值的記號會當成文字印出",
    severity=Severity.WARNING,
    reason="null 與 ~ 在這裡不是空值，而是文字，會照樣印在報告上。",
    bad="system_id: null\n",
    good="system_id:\n",
)

VALUE_UNKNOWN = _rule(
    code="VALUE-UNKNOWN",
    title="不在可選之列的值",
    severity=Severity.ERROR,
    reason="這個欄位只有幾種值，其他的值程式不知如何處理。",
    bad="role: 團長\n",
    good="role: reporter\n",
)

VENUE_UNKNOWN = _rule(
    code="VENUE-UNKNOWN",
    title="議程沒有這個會場",
    severity=Severity.ERROR,
    reason="場次要放進時間表的一欄，會場代號必須在 venues 之中。",
    bad="venue: hall-c\n",
    good="venue: hall-a\n",
)

YAML_ALIAS = _rule(
    code="YAML-ALIAS",
    title="用了 YAML 別名",
    severity=Severity.ERROR,
    reason="別名使同一段文字有兩個出處，改了一處就改了另一處；記錄不使用別名。",
    bad="agency: *ndc\n",
    good="agency: 國家發展委員會\n",
)

YAML_ANCHOR = _rule(
    code="YAML-ANCHOR",
    title="用了 YAML 錨點",
    severity=Severity.ERROR,
    reason="錨點與別名會使資料的出處不明；記錄不使用錨點。",
    bad="agency: &ndc 國家發展委員會\n",
    good="agency: 國家發展委員會\n",
)

YAML_SYNTAX = _rule(
    code="YAML-SYNTAX",
    title="不合 YAML 的寫法",
    severity=Severity.ERROR,
    reason="讀不懂的一行會使整個檔案的內容都不能用。",
    bad="title:出席會議\n",
    good="title: 出席會議\n",
    mends=Mends.CERTAIN,
)

YAML_TAG = _rule(
    code="YAML-TAG",
    title="用了 YAML 標籤",
    severity=Severity.ERROR,
    reason="標籤會使值變成程式物件；記錄的值都是文字，意義由欄位決定。",
    bad="title: !!str 出席會議\n",
    good="title: 出席會議\n",
)
