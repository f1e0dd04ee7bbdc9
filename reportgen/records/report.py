"""The report itself: what the cover and the 提要表 say."""

from datetime import date
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from reportgen.records.base import Record, field
from reportgen.records.choices import AppendixNumber, Confidentiality
from reportgen.records.extras import Extras
from reportgen.records.moments import Date, PlacedDate
from reportgen.records.names import Name
from reportgen.records.values import (
    Count,
    Country,
    LanguageCode,
    PersonId,
    Prose,
    Slug,
    SystemId,
    Text,
)


class Destination(Record):
    """派赴國家／地區: one country and the cities visited there."""

    country: Country = field("國家代碼", "ISO 3166-1 兩碼國家代碼，國名由程式印出。", "FR", "GE")
    name: Text | None = field(
        "國名", "要印出與程式不同的國名時填寫；平常不必填。", "大陸地區", default=None
    )
    cities: tuple[Text, ...] = field("城市", "到訪的城市或地區。", ["巴黎"], default=())


class Period(Record):
    """出國期間: from the day of departure to the day of return, both included."""

    start: Date = field("啟程日", "出國第一天（西元年-月-日）。", "2016-12-05")
    end: Date = field("返國日", "返國當天（西元年-月-日）。", "2016-12-11")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise PydanticCustomError("period_order", "ends before it begins")
        return self

    @property
    def days(self) -> int:
        """Length in days, first and last included."""
        return (self.end - self.start).days + 1


class Headings(Record):
    """What the report calls the parts of its chapters."""

    preparation: Text | None = field("行前準備", "行前準備的標題。", default=None)
    itinerary: Text | None = field("行程", "行程的標題。", "實習行程", default=None)
    topics: Text | None = field("主題", "主題的標題。", "訓練內容", default=None)
    sessions: Text | None = field("場次", "場次的標題。", "談判經過", default=None)
    reflections: Text | None = field("心得", "心得的標題。", default=None)
    recommendations: Text | None = field("建議", "建議的標題。", default=None)
    follow_up: Text | None = field("後續工作", "後續工作事項的標題。", default=None)


class Portal(Record):
    """What 公務出國報告資訊網 asks beyond the 提要表."""

    plan: Text | None = field(
        "計畫名稱",
        "核定的出國計畫名稱，往往與報告名稱不同。",
        "113 年度派員赴國外研習計畫",
        default=None,
    )
    visited: tuple[Text, ...] = field(
        "參訪機關", "不填時用各場次對方人員的機關。", ["荷蘭水利署"], default=()
    )
    subject: Text | None = field(
        "主題分類", "資訊網的主題分類。", "公共工程／工程管理", default=None
    )
    policy: Text | None = field("施政分類", "資訊網的施政分類。", "農業／農糧", default=None)
    project: Text | None = field("相關專案", "所屬的專案。", "新南向政策", default=None)
    remarks: Text | None = field("備註", "備註。", default=None)


class Report(Record):
    """報告: title, category, agency, period, and what else the cover and the 提要表 print."""

    may_be_unknown = frozenset(("category", "period", "report_date"))

    authority: Slug = field(
        "權責機關版型",
        "決定章節、規則與版面的資料夾（templates/ 之下）。",
        "executive-yuan",
        default="executive-yuan",
        validate_default=True,
    )
    language: LanguageCode = field(
        "報告語言",
        "固定用語（如「目次」「圖」）的語言：zh-Hant 或 en。",
        "zh-Hant",
        default="zh-Hant",
        validate_default=True,
    )
    title: Name = field("報告名稱", "出國報告名稱。", "出席 2016 年開放政府夥伴關係聯盟高峰會")
    title_lines: tuple[Text, ...] = field(
        "封面標題的各行",
        "依序寫出封面上的每一行，合起來就是報告名稱；不填則由程式斷行。",
        ["出席 2016 年", "開放政府夥伴關係聯盟高峰會"],
        default=(),
    )
    short_title: Text | None = field(
        "簡短名稱", "報告名稱太長時，書眉改印這個。", "開放政府高峰會", default=None
    )
    headings: Headings | None = field(
        "標題", "章裡各節要改用的標題；不填的用版型的標題。", default=None
    )
    extras: Extras | None = field(
        "附加內容", "由記錄產生的部分要不要印；不填的依版型。", default=None
    )
    category: Text | None = field(
        "出國類別",
        "依權責機關所列的類別填寫；舊報告未載時寫「不詳（理由）」。",
        "開會",
        "考察",
        default=None,
    )
    category_note: Text | None = field(
        "類別說明", "類別為「其他」時的說明，印在括號內。", "出席會議", default=None
    )
    trip_kind: Text | None = field(
        "出國性質", "類別只分甲、乙類的機關，另填這一趟的性質。", "參訪", default=None
    )
    agency: Text = field("服務機關", "出國計畫主辦機關的全名。", "國家發展委員會")
    travellers: Count | None = field(
        "出國人數",
        "名單未列全部的人時填寫總人數，封面與提要表印「等 202 人」。",
        "202",
        default=None,
    )
    contact: PersonId | None = field(
        "聯絡人", "聯絡人在 roster 的 id；電話由 roster 帶出。", "lin-chu-sui", default=None
    )
    destinations: tuple[Destination, ...] = field(
        "派赴國家／地區", "依行程順序列出。", [{"country": "FR", "cities": ["巴黎"]}], min_length=1
    )
    period: Period | None = field(
        "出國期間", "啟程日與返國日，含交通日；舊報告無從查考時寫「不詳（理由）」。"
    )
    more_periods: tuple[Period, ...] = field(
        "其他期間", "分兩段以上出國時，第二段起的期間。", default=()
    )
    report_date: Date | None = field(
        "報告日期",
        "報告提出的日期（西元年-月-日）；舊報告未載時寫「不詳（理由）」。",
        "2017-02-21",
        default=None,
    )
    keywords: tuple[Text, ...] = field(
        "關鍵詞", "一行一個關鍵詞。", ["開放政府", "公民科技"], default=()
    )
    classification: Text | None = field(
        "分類號／目", "公務出國報告資訊網的分類號與目。", default=None
    )
    system_id: SystemId | None = field(
        "系統識別號", "公務出國報告資訊網給的編號。", "C10600437", default=None
    )
    portal: Portal | None = field(
        "資訊網欄位", "公務出國報告資訊網另外要填的欄位，印在提要表。", default=None
    )
    appendix_number: AppendixNumber | None = field(
        "附錄的編號",
        "附錄自成一列編號，如「附件 1、附件 2」；不填則依版型，接著章的層次。",
        "附件 1、",
        default=None,
    )
    abstract: Prose | None = field("內容摘要", "Markdown；字數上下限依權責機關。", default=None)
    confidentiality: Confidentiality = field(
        "公開程度", "公開、限閱或機密；非公開者印在封面。", "公開", default=Confidentiality.PUBLIC
    )
    confidentiality_reason: Text | None = field("不公開理由", "限閱或機密的理由。", default=None)

    @model_validator(mode="after")
    def _lines_are_the_title(self) -> Self:
        lines = "".join("".join(self.title_lines).split())
        if lines and lines != "".join(self.title.main.split()):
            raise PydanticCustomError("title_lines", "not the title", {"title": str(self.title)})
        return self

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every stay abroad, in order; none where they are unknown."""
        return (self.period, *self.more_periods) if self.period else self.more_periods

    @property
    def returned(self) -> PlacedDate | None:
        """The day of the last return."""
        return max((period.end for period in self.periods), default=None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which the mission was abroad, each once."""
        days = (day for period in self.periods for day in (period.start, period.end))
        return tuple(dict.fromkeys(day.year for day in days))

    def is_abroad(self, day: date) -> bool:
        """Whether *day* is within a stay abroad; of unknown stays nothing is ruled out."""
        return not self.periods or any(p.start <= day <= p.end for p in self.periods)
