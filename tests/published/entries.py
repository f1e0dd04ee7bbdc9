"""The defects of the mission report of 2016 as it was printed, and what is to be found of each.

Numbers are those of the list that a reader made of the printed report; ``records/`` marks each of
them with ``# 8.1-NN``. A place is told by words that stand once in its file, so that it stays true
when lines move.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a machine can do about an entry."""

    CHECKABLE = "機器可查"
    RIGHT = "本來就對"
    HUMAN = "要由人看"
    IMPOSSIBLE = "格式使它不會發生"


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding: the code, the file, and words on its line."""

    code: str
    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list. ``why`` says what is not found, or why nothing is to be found."""

    number: int
    defect: str
    kind: Kind
    expected: tuple[Expected, ...] = ()
    why: str = ""
    silent: tuple[str, ...] = ()
    """Codes that must not be found at all, where the report is right."""

    @property
    def found(self) -> bool:
        """Whether a machine finds it."""
        return bool(self.expected)


def _all(code: str, file: str, *words: str) -> tuple[Expected, ...]:
    return tuple(Expected(code, file, word) for word in words)


REPORT, ROSTER, PURPOSE = "report.yaml", "roster.yaml", "purpose.yaml"
DIGITAL = "sessions/010-digital-agency.yaml"
SUMMIT = "sessions/020-ogp-summit.yaml"
EKIMETRICS = "sessions/030-ekimetrics.yaml"
ADVICE, PHOTOS = "recommendations.yaml", "appendices/020-photos.yaml"
FINDINGS = "reflections/020-open-culture.yaml"

ENTRIES = (
    Entry(
        1,
        "標題寫 12 月 7 日，時間寫 10 月 7 日，不在出國期間之內",
        Kind.CHECKABLE,
        _all("DATE-OUTSIDE-TRIP", DIGITAL, "date: 2016-10-07")
        + _all("DATE-TEXT-FIELD", DIGITAL, "title: 12 月 7 日拜會"),
    ),
    Entry(
        2,
        "標題寫 12 月 9 日，時間寫 10 月 9 日",
        Kind.CHECKABLE,
        _all("DATE-TEXT-FIELD", EKIMETRICS, "105年10月9日"),
    ),
    Entry(
        3,
        "出國類別不是所列的類別，封面與提要表又不同",
        Kind.CHECKABLE,
        _all("CATEGORY-UNKNOWN", REPORT, "category: 會議"),
        "兩處不同不會發生：類別只有一個欄位",
    ),
    Entry(
        4,
        "提要表要有單位，兩位報告人都沒有",
        Kind.CHECKABLE,
        _all("ROSTER-INCOMPLETE", ROSTER, "name: 潘國才", "name: 林菊穗"),
    ),
    Entry(
        5,
        "分類號／目空白",
        Kind.CHECKABLE,
        _all("SUMMARY-FORM-INCOMPLETE", REPORT, "classification:"),
    ),
    Entry(
        6,
        "派赴國家與出國地區是兩個寫法",
        Kind.IMPOSSIBLE,
        why="國家與城市只有一個欄位，國名由程式印出",
    ),
    Entry(
        7,
        "工業技術研究院列為與會機關，名單裡沒有該院的人",
        Kind.CHECKABLE,
        _all("ORGANISATION-NOT-IN-ROSTER", REPORT, "工業技術研究院，以及"),
        "同一機關只說一次，故目的一章不再說；名單有而文中未列的機關，因文中用「等」，不算錯",
    ),
    Entry(
        8,
        "名單第 19 列職稱空白，身分說明填在單位欄",
        Kind.CHECKABLE,
        _all("ROSTER-INCOMPLETE", ROSTER, "name: 呂家華"),
        "「活躍參與者」算不算職稱，要由人看",
    ),
    Entry(
        9,
        "駐外館處的人在文中，不在名單",
        Kind.HUMAN,
        _all("PERSON-NOT-IN-ROSTER", EKIMETRICS, "賴組長作松")
        + _all("PERSON-NOT-IN-ROSTER", PHOTOS, "張大使銘忠午宴"),
        "是不是缺失要由人看，故為警告；填 role: local 即不再說",
    ),
    Entry(
        10,
        "七天的行程只交代三天，沒有行程表",
        Kind.CHECKABLE,
        _all("DAY-UNACCOUNTED", REPORT, "start: 2016-12-05"),
    ),
    Entry(
        11,
        "我國三場演說沒有日期；座談會不在所附議程之中",
        Kind.CHECKABLE,
        _all(
            "SESSION-UNDATED",
            SUMMIT,
            "zh: 分歧及融合－公民科技的合作",
            "zh: 社會弱勢族群的電子化參與",
            "zh: 擴展公民科技及開放資料群體",
        )
        + _all("SESSION-NOT-IN-AGENDA", SUMMIT, "zh: 分歧及融合－公民科技的合作"),
    ),
    Entry(
        12,
        "座談會名稱一處多一個「在」字",
        Kind.CHECKABLE,
        _all("SESSION-TITLE-VARIANT", PURPOSE, "分歧及融合－在公民科技的合作"),
    ),
    Entry(
        13,
        "英文名稱前的引號方向反了",
        Kind.CHECKABLE,
        _all("QUOTE-FORM", PURPOSE, "分歧及融合－在公民科技的合作"),
    ),
    Entry(
        14,
        "開放政府宣言、公開政府宣言，同一原文",
        Kind.CHECKABLE,
        _all("GLOSS-TWO-TERMS", SUMMIT, "公開政府宣言(Open Government Declaration)"),
    ),
    Entry(
        15,
        "虛擬世界法規調適平臺，一處多「交流」二字",
        Kind.CHECKABLE,
        _all("GLOSS-TWO-TERMS", SUMMIT, "虛擬世界法規調適平臺(vTaiwan)"),
    ),
    Entry(
        16,
        "計劃、提昇、佔、應證、台下等用字",
        Kind.CHECKABLE,
        _all(
            "CHARACTER-NONSTANDARD",
            SUMMIT,
            "項行動計劃中",
            "提昇各國的公民參與",
            "只佔 OGP",
            "可以應證自己的想法",
            "台下掌聲不斷",
        ),
    ),
    Entry(
        17,
        "英文名稱一處全大寫、一處不是",
        Kind.CHECKABLE,
        _all("VARIANT-TERM", PURPOSE, "OPEN GOVERNMENT PARTNERSHIP, 以下", "OGP SUPPORT UNIT）是"),
    ),
    Entry(
        18,
        "隔年二月的報告說「今年」",
        Kind.CHECKABLE,
        _all("DATE-RELATIVE", SUMMIT, "今年巴黎高峰會")
        + _all("DATE-RELATIVE", FINDINGS, "今年的高峰會有"),
    ),
    Entry(
        19,
        "承諾 2,456 項，又說 2,500 項工作",
        Kind.CHECKABLE,
        why="未查出：兩處的名詞不同（承諾、工作），後者是致詞中的概數，機器無從得知是同一件事；"
        "「每年」是否應為「每兩年」要由人看",
    ),
    Entry(
        20,
        "同一層的小標題有的帶冒號，有的不帶",
        Kind.CHECKABLE,
        _all("HEADING-PUNCTUATION", SUMMIT, "community)：", "pact)：", "initiatives)："),
    ),
    Entry(
        21,
        "（1）之下用羅馬數字，不在規定的編號之列",
        Kind.CHECKABLE,
        _all("NUMBER-TYPED", SUMMIT, "I. 公民空間是", "II. 說明公民", "III. 成員國"),
    ),
    Entry(
        22,
        "括號全形、半形混用，全形括號裡有半形逗號",
        Kind.CHECKABLE,
        _all("BRACKET-WIDTH-MIXED", REPORT, "title: ")
        + _all("PUNCTUATION-HALF-WIDTH", REPORT, "Partnership, 簡稱")
        + _all("PUNCTUATION-HALF-WIDTH", PURPOSE, "PARTNERSHIP, 以下"),
    ),
    Entry(
        23,
        "兩個中文詞之間的半形逗號",
        Kind.CHECKABLE,
        _all("PUNCTUATION-HALF-WIDTH", SUMMIT, "透明,課責"),
    ),
    Entry(
        24,
        "圖號後的冒號半形",
        Kind.CHECKABLE,
        _all("CAPTION-FORM", SUMMIT, "圖 6:時任")
        + _all("CAPTION-FORM", PHOTOS, "圖 17:領取")
        + _all("PUNCTUATION-HALF-WIDTH", SUMMIT, "圖 6:時任")
        + _all("PUNCTUATION-HALF-WIDTH", PHOTOS, "圖 17:領取"),
        "圖號與冒號本由程式印出，手寫的才會出錯",
    ),
    Entry(
        25,
        "沒有一張圖在內文提到；統計、畫面、地圖沒有來源",
        Kind.CHECKABLE,
        _all("FIGURE-UNREFERENCED", PURPOSE, "figures/01-")
        + _all("FIGURE-UNREFERENCED", DIGITAL, "figures/02-")
        + _all(
            "FIGURE-UNREFERENCED",
            SUMMIT,
            "figures/06-",
            "figures/08-",
            "figures/09-",
            "figures/14-",
        )
        + _all("FIGURE-UNREFERENCED", EKIMETRICS, "figures/16-")
        + _all("FIGURE-SOURCE-MISSING", PURPOSE, "figures/01-")
        + _all("FIGURE-SOURCE-MISSING", DIGITAL, "figures/02-")
        + _all("FIGURE-SOURCE-MISSING", SUMMIT, "figures/06-", "figures/08-", "figures/09-"),
        "圖目次由程式印出",
    ),
    Entry(
        26,
        "註 5 只有網址",
        Kind.CHECKABLE,
        _all("URL-BARE", EKIMETRICS, "[^5]: 網址："),
        "網址本身打不打得開不查：檢查時不連線",
    ),
    Entry(
        27,
        "外文的錯字與誤譯（Fundamentals、et、proof）",
        Kind.HUMAN,
        why="照抄原文或誤寫，機器不能分辨",
    ),
    Entry(
        28,
        "建議沒有主辦機關與期程",
        Kind.CHECKABLE,
        _all("RECOMMENDATION-UNASSIGNED", ADVICE, "持續推動開放政府", "鼓勵政府", "擇適當場合"),
        "後續工作事項在格式裡有自己的位置，不是缺失",
    ),
    Entry(
        29,
        "英文、法文議程占 43 頁中的 15 頁",
        Kind.HUMAN,
        why="議程照原文是應當的；內文外文太多由 FOREIGN-SHARE 查，頁數要排版之後才有",
    ),
    Entry(
        30,
        "日期一處有空格、一處沒有",
        Kind.CHECKABLE,
        _all("SPACING-MIXED", SUMMIT, "高峰會在12月7日開幕"),
        "目次的頁碼與標題由程式印出，本來就對",
    ),
    Entry(
        31,
        "摘要 200 至 300 漢字，連同英數則超過；文字與目的幾乎相同",
        Kind.CHECKABLE,
        _all("PARAGRAPH-REPEATED", PURPOSE, "開放政府夥伴關係聯盟（OPEN"),
        "字數只計漢字，合格，ABSTRACT-LENGTH 不說",
        silent=("ABSTRACT-LENGTH",),
    ),
    Entry(
        32,
        "返國 72 天後提出，未逾三個月",
        Kind.RIGHT,
        silent=("DEADLINE-PASSED", "DEADLINE-NEAR", "REPORT-BEFORE-RETURN"),
    ),
    Entry(
        33,
        "3 個重要計畫、3 個主要目標、4 個結論、12 種類別、3 場即 1 加 2，都對",
        Kind.RIGHT,
        silent=("COUNT-LIST", "COUNT-SUM"),
    ),
    Entry(
        34, "兩份文字檔的辨識差異（do-ocracy、增值、Très）", Kind.IMPOSSIBLE, why="不是報告的缺失"
    ),
)
