"""Words, names and sentences to make reports of: invented, in several languages and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Script:
    """Words of one language: its BCP 47 code, phrases, personal names, names of bodies."""

    lang: str
    phrases: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]


SCRIPTS = {
    "english": Script(
        "en",
        ("open data", "code for all", "public-interest technology", "the people’s assembly"),
        ("Nora O’Brien", "Ada Finch-Whitlow", "Tom Åker"),
        ("Office of Shared Records", "Harbour City Library"),
    ),
    "french": Script(
        "fr",
        ("données ouvertes à tous", "l’été des communs", "où naît la confiance"),
        ("Zoé d’Aubigné", "François Lefèvre", "Anaïs Cœur"),
        ("Bureau des communs numériques", "Médiathèque de l’Île"),
    ),
    "german": Script(
        "de",
        ("Maßnahmen für Bürgernähe", "Öffentlichkeitsbeteiligung", "gläserne Behörde"),
        ("Jörg Grünwäldchen", "Käthe Weiß"),
        ("Amt für Übersicht", "Stadtbücherei Großau"),
    ),
    "vietnamese": Script(
        "vi",
        ("dữ liệu mở của thành phố", "phục vụ cộng đồng"),
        ("Nguyễn Thị Ánh", "Đặng Quốc Việt"),
        ("Sở Thông tin Ánh Dương",),
    ),
    "czech": Script(
        "cs",
        ("otevřená data veřejné správy", "příště společně"),
        ("Jiří Dvořáček", "Žofie Šťastná"),
        ("Úřad pro přehled",),
    ),
    "japanese": Script(
        "ja",
        ("オープンデータの活用", "市民とつくる図書館", "バリアフリー資料"),
        ("山田はな", "佐々木ケン"),
        ("しらかば市立としょかん", "データ活用センター"),
    ),
    "korean": Script(
        "ko",
        ("열린 데이터와 시민", "함께 만드는 정책"),
        ("김하늘", "박서준"),
        ("푸른시 도서관",),
    ),
    "cyrillic": Script(
        "ru",
        ("открытые данные города", "участие граждан"),
        ("Анна Рябинина", "Фёдор Щукин"),
        ("Бюро открытых записей",),
    ),
    "greek": Script(
        "el",
        ("ανοιχτά δεδομένα για όλους", "συμμετοχή των πολιτών"),
        ("Ελένη Ψαρρά", "Γιώργος Ξένος"),
        ("Γραφείο Κοινών Αρχείων",),
    ),
    "arabic": Script(
        "ar",
        ("البيانات المفتوحة", "خدمة المواطنين"),
        ("سلمى الهادي",),
        ("مكتب السجلات",),
    ),
    "hebrew": Script("he", ("נתונים פתוחים", "שירות לציבור"), ("נועה כהן",), ("לשכת הרשומות",)),
    "thai": Script("th", ("ข้อมูลเปิดของเมือง", "บริการประชาชน"), ("สมหญิง ใจดี",), ("หอสมุดเมืองฟ้า",)),
    "devanagari": Script("hi", ("खुला डेटा", "जन सेवा"), ("आशा वर्मा",), ("अभिलेख कार्यालय",)),
}
"""Every script that a report may use, by the name that the command line takes."""

SHAPED = frozenset({"arabic", "hebrew", "thai", "devanagari"})
"""Scripts whose letters change or turn around; the fonts of a machine may not have them."""

PLAIN = tuple(name for name in SCRIPTS if name not in SHAPED)
"""Scripts that the fonts of the shipped layouts can set."""

SURNAMES = "林陳張黃李吳劉蔡楊許鄭謝郭洪邱曾廖賴周葉蘇莊呂江何蕭羅高潘簡"
GIVEN = "文雅志明淑芬俊傑怡君家豪惠如建宏佩珊宗翰美玲柏勳婷宇軒采蓉子涵品妍冠廷思彤堃喆𠮷峯"

AGENCIES = (
    "青川市立圖書館",
    "白沙縣政府資訊處",
    "公共程式推廣中心",
    "檔案整理局",
    "水岸發展委員會",
)
UNITS = ("閱覽典藏組", "資訊管理科", "綜合規劃處", "推廣服務課")
POSTS = ("編審", "組長", "分析師", "科員", "專門委員", "主任", "卿")
GRADES = ("薦任", "簡任第十職等", "委任第五職等")
CITIES = {
    "FR": ("巴黎", "里昂"), "DE": ("柏林", "漢堡"), "JP": ("東京", "札幌"), "KR": ("首爾",),
    "GE": ("提比里斯",), "US": ("紐約", "西雅圖"), "GR": ("雅典",), "CZ": ("布拉格",),
    "VN": ("河內",), "GB": ("倫敦", "愛丁堡"),
}  # fmt: skip
TOPICS = (
    "開放資料", "圖書館服務", "公共程式", "檔案編目", "無障礙資料", "志工培訓", "數位典藏",
    "跨館查詢", "審議程序", "線上連署", "水岸規劃", "夜間閱覽",
)  # fmt: skip

_WHO = ("該館", "主辦單位", "承辦人員", "與會代表", "雙方", "接待人員", "當地志工", "研究團隊")
_HOW = ("逐項", "依序", "以圖表", "先行", "共同", "詳細", "就地", "分組")
_DID = ("說明", "比較", "整理", "討論", "示範", "檢視", "記錄", "盤點")
_WHAT = (
    "作業流程與人力配置", "近兩年的使用情形", "經費來源與分攤方式", "讀者登記的步驟",
    "資料交換的格式", "各項指標的算法", "場地安排與動線", "下一階段的目標",
)  # fmt: skip
_END = (
    "並答覆我方提問", "供本次考察參考", "作為日後規劃的依據", "與國內作法互有長短",
    "其中以前者較為成熟", "結果另以附件呈現", "而成本並未增加", "使得查詢更為便利",
)  # fmt: skip


def sentence(choice: Random) -> str:
    """One Chinese sentence of some twenty to sixty characters."""
    parts = [
        choice.choice(_WHO) + choice.choice(_HOW) + choice.choice(_DID)
        + choice.choice(TOPICS) + "的" + choice.choice(_WHAT)
        for _ in range(choice.choice((1, 1, 2)))
    ]  # fmt: skip
    return "，".join([*parts, choice.choice(_END)]) + "。"


def sentences(choice: Random, fewest: int, most: int) -> str:
    """Between *fewest* and *most* sentences in a row, no two of them alike."""
    wanted = choice.randint(fewest, most)
    return "".join(dict.fromkeys(sentence(choice) for _ in range(wanted)))


def person(choice: Random) -> str:
    """A Chinese personal name of two or three characters."""
    return choice.choice(SURNAMES) + "".join(
        choice.choice(GIVEN) for _ in range(choice.choice((1, 2, 2, 2)))
    )


def title(choice: Random) -> str:
    """A short Chinese heading."""
    return choice.choice(TOPICS) + choice.choice(
        ("的作法", "現況與展望", "座談", "經驗交流", "之推動", "工作坊", "實務觀摩")
    )


def script(choice: Random, names: Sequence[str]) -> Script:
    """One of the scripts *names*."""
    return SCRIPTS[choice.choice(list(names))]
