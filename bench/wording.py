"""Clauses for generated reports, written for them; the places and libraries do not exist.

A sentence is an opening, two statements and an ending. Why in parts: whole sentences would come
again and again in a long report, and the check would rightly call its paragraphs repeated.
"""

from __future__ import annotations

from random import Random

OPENINGS = (
    "據館方說明，",
    "{host}的代表表示，",
    "就{topic}而言，",
    "自民國 {year} 年起，",
    "參訪團在現場觀察到，",
    "依當地的統計，",
    "經過 {small} 年的試辦，",
    "談到{topic}的經費時，對方坦言",
    "以{host}為例，",
    "座談的第 {small} 個議題指出，",
    "為使{topic}能長期辦理，",
    "簡報的最後一部分提到，",
    "我方詢問人力如何調度，得知",
    "在{topic}的推動過程中，",
)
STATEMENTS = (
    "各館以共同編目取代自行建檔，重複的書目減少約 {large}%",
    "館員每 {small} 週輪流到第一線值班，親自回答讀者的詢問",
    "系統每晚自動比對 {large} 個分館的館藏，隔日開館前更新完畢",
    "志工須先受訓 {large} 小時，通過考核才能上線服務",
    "讀者的等候時間已由 {large} 分鐘降為 {small} 分鐘",
    "借閱紀錄於歸還後 {large} 天刪除，只留下無從辨識個人的數字",
    "書架的高度一律降低，坐輪椅的讀者也能自行取得最上層的書",
    "巡迴書車配合學校的作息，每 {small} 週到訪偏遠地區一次",
    "設備更新之前必先試算 {small} 年的維護成本，以免日後無力汰換",
    "常見的問題已整理成 {large} 則問答，新進人員一週內即可獨立作業",
    "跨單位的工作小組每季檢討一次，紀錄供民眾查閱",
    "閉館時間延後到晚上 10 時，上班族的使用率因而成長 {large}%",
    "兒童閱覽室改鋪軟木地板，家具沒有尖角，哺乳室就在視線所及之處",
    "年報以圖表呈現每一項支出，連一本書上架前的成本也算得出來",
    "地下書庫曾因大雨進水，其後建立了異地備份的制度",
    "電子資源已占新增館藏的 {large}%，紙本的借閱量卻沒有下滑",
    "單一帳號可以使用全市 {large} 個據點的服務，不必另行登記",
    "手語服務由 {small} 名受過訓練的館員輪值，須於三天前預約",
    "預算曾連續 {small} 年遭到刪減，所幸讀者發起連署才恢復原有的規模",
    "累計服務讀者 {number} 人次，半數以上是第一次到館",
    "古籍的修復由專人負責，每年完成約 {large} 冊，全程錄影存檔",
    "家長可以在線上預約導覽，名額 {large} 人往往當天額滿",
)
ENDINGS = (
    "，這一點值得本館借鏡。",
    "，惟是否適用於我國，仍待進一步評估。",
    "，並將成果逐季公布於網站。",
    "，所需人力則由彈性排班支應。",
    "；雙方並約定交換作業手冊，供彼此翻譯及引用。",
    "，顯示前置的溝通比採購設備更費時。",
    "，與本館現行的規定有所不同。",
    "，第一線人員自始即參與規劃，因此推行順利。",
    "，不足的經費由地方企業及個人捐款補足。",
    "，半年後還會追蹤讀者是否再度到館。",
    "，成效如何，預定於下次會議時檢視。",
    "，相關表單已取得同意攜回參考。",
    "，與會人員就此交換意見達 {large} 分鐘之久。",
    "，副市長並指示列入 {small} 年中程計畫。",
    "，後續如有需要，可再派員前往{host}研習。",
    "，其精神在於從讀者的需求出發。",
)
TOPICS = (
    "跨館通借", "點字圖書製作", "地方文獻數位化", "親子共讀", "高齡者閱讀推廣", "巡迴書車",
    "開放資料", "館員在職訓練", "志工制度", "多元文化服務", "夜間開館", "罕用書典藏",
    "線上參考諮詢", "閱讀障礙者服務", "校園合作", "古籍修復", "自助借還", "災害應變",
)  # fmt: skip
HOSTS = (
    "白樺市立圖書館", "楓林縣立圖書館", "湖畔町圖書室", "若葉大學圖書館", "松風文庫", "海鳴區公所",
    "朝霧資料中心", "銀杏書院",
)  # fmt: skip
LATIN = (
    "The Library on the First Monday of the Month",
    "Access for All",
    "Open Shelves, Open Minds",
    "Reading Rooms of Tomorrow",
    "A Handbook of Shared Cataloguing",
    "Braille and Audio Production Guidelines",
)
"""Foreign titles, as every report has some."""


def sentence(chance: Random) -> str:
    """An opening, two statements and an ending, with what differs from place to place filled in."""
    statements = "；".join(chance.sample(STATEMENTS, 2))
    return f"{chance.choice(OPENINGS)}{statements}{chance.choice(ENDINGS)}".format(
        host=chance.choice(HOSTS),
        topic=chance.choice(TOPICS),
        year=chance.randint(95, 113),
        number=f"{chance.randint(1000, 99999):,}",
        small=chance.randint(2, 9),
        large=chance.randint(12, 85),
    )
