"""附錄: agenda, photo pages, roster table, references, public sharing events, tables, documents."""

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Discriminator, model_validator
from pydantic_core import PydanticCustomError

from reportgen.language import word
from reportgen.patterns import late
from reportgen.records.base import Record, field
from reportgen.records.moments import Date, LooseDate, Time
from reportgen.records.names import Name
from reportgen.records.people import Group, Participant
from reportgen.records.values import (
    Colour,
    Doi,
    FilePath,
    Flag,
    LanguageCode,
    Prose,
    Slug,
    Text,
    Url,
)


class Form(StrEnum):
    """How an agenda is laid out."""

    AUTO = "auto"
    GRID = "grid"
    LIST = "list"


class Venue(Record):
    """A room of an agenda: a column of its timetable."""

    id: Slug = field("代號", "小寫英文代號，供 slots 的 venue 使用。", "ventejol")
    name: Name = field("名稱", "會場名稱，照原文。", "Ventejol")
    site: Name | None = field("所在建物", "同一建物的會場排在一起。", "Palais d'Iéna", default=None)
    languages: tuple[LanguageCode, ...] = field(
        "口譯語言", "會場提供的語言（BCP 47）。", ["fr", "en", "es"], default=()
    )
    form: Form = field(
        "版面",
        "grid：時間表的一欄；list：獨立成清單，適合場次密集的會場；auto：由程式決定。",
        "list",
        default=Form.AUTO,
    )


class Track(Record):
    """類別 of the sessions of an agenda, shown by a colour and by a label."""

    id: Slug = field("代號", "小寫英文代號，供 slots 的 track 使用。", "civic-tech")
    name: Name = field("名稱", "類別名稱。", "Civic tech and participatory tools")
    label: Text = field("標記", "印在場次旁的短標記；黑白列印也能辨認。", "A", "公科")
    colour: Colour | None = field("顏色", "#rrggbb；不填由版型給色。", "#2f6f9f", default=None)


class Item(Record):
    """One line of a slot's own programme: a welcome, a roundtable, a speech."""

    time: Time | None = field("時間", "起訖時間。", "09:00", default=None)
    title: Name = field("標題", "項目名稱。", "Opening remarks")
    moderators: tuple[Participant, ...] = field("主持人", "主持人。", default=())
    speakers: tuple[Participant, ...] = field("講者", "講者。", default=())
    remote: tuple[Participant, ...] = field("遠距講者", "以視訊等方式參加者。", default=())
    people: tuple[Group, ...] = field("其他名目的人員", "照議程分組，例如致詞人。", default=())
    languages: tuple[LanguageCode, ...] = field("語言", "BCP 47。", ["fr"], default=())
    prose: Prose | None = field("說明", "Markdown。", default=None)
    items: tuple["Item", ...] = field("子項目", "下一層項目。", default=())


class Slot(Item):
    """One session of an agenda: what, where, when, by whom."""

    time: Time = field("時間", "起訖時間；只填開始亦可。", "09:00-09:50")
    venue: Slug = field("會場", "venues 的 id。", "ventejol")
    organiser: Text | None = field(
        "主辦者", "主辦人或單位，照原文。", "OGP Support Unit", default=None
    )
    track: Slug | None = field("類別", "tracks 的 id。", "civic-tech", default=None)


class AgendaDay(Record):
    """One day of an agenda."""

    date: Date = field("日期", "西元年-月-日。", "2016-12-08")
    slots: tuple[Slot, ...] = field("場次", "當天各場次。", min_length=1)


class Agenda(Record):
    """議程: days × venues × times."""

    kind: Literal["agenda"] = field("種類", "agenda：議程。", "agenda")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "2016 年 OGP 高峰會議程")
    prose: Prose | None = field("說明", "Markdown，印在議程之前。", default=None)
    venues: tuple[Venue, ...] = field("會場", "依欄位順序。", min_length=1)
    tracks: tuple[Track, ...] = field("類別", "議程的主題類別與圖例。", default=())
    days: tuple[AgendaDay, ...] = field("日程", "一天一項。", min_length=1)


class Photo(Record):
    """A photograph of a photo page, numbered on from the figures of the body."""

    id: Slug | None = field("代號", "供參照使用。", default=None)
    file: FilePath = field("檔案", "報告資料夾內的圖檔路徑。", "figures/opening.jpg")
    caption: Text = field("圖說", "印在照片下方。", "高峰會開幕")
    alt: Text = field("替代文字", "給看不見照片的讀者：照片裡有什麼。", "講台上三人並坐")
    source: Text | None = field("來源", "圖片來源或攝影者。", "國家發展委員會", default=None)


class Photos(Record):
    """活動照片: pages of photographs."""

    kind: Literal["photos"] = field("種類", "photos：活動照片。", "photos")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "活動照片")
    prose: Prose | None = field("說明", "Markdown。", default=None)
    photos: tuple[Photo, ...] = field("照片", "依印出順序。", min_length=1)


class PageFile(Record):
    """A document that is shown whole: a picture of its one page, or a PDF."""

    file: FilePath = field(
        "檔案", "報告資料夾內的圖檔或 PDF；PDF 的每一頁印成一頁。", "figures/certificate.pdf"
    )
    pages: Text | None = field("頁次", "只印 PDF 的這幾頁；不填則全部。", "1-3,5", default=None)
    alt: Text = field("替代文字", "給看不見的讀者：這是什麼文件。", "結業證書")
    text: Prose | None = field(
        "頁上的文字",
        "Markdown；印在頁面圖像之後而不顯示，供搜尋與報讀。PDF 不填則取其中的文字。",
        "茲證明林曉明完成訓練課程。",
        default=None,
    )
    source: Text | None = field(
        "來源", "印在文件下方；滿版時印在說明之後。", "訓練中心", default=None
    )


class Pages(Record):
    """整頁附件: certificates, a programme, slides, letters, each page as it is."""

    kind: Literal["pages"] = field("種類", "pages：整頁的文件（證書、議程、簡報、函件）。", "pages")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "結業證書")
    prose: Prose | None = field("說明", "Markdown。", default=None)
    full: Flag = field(
        "滿版",
        "true：每頁用原來的尺寸，沒有書眉與頁碼；不填則縮放到版心之內。",
        "true",
        default=False,
    )
    files: tuple[PageFile, ...] = field("文件", "依印出順序。", min_length=1)


class RosterColumn(StrEnum):
    """A column of the roster."""

    NUMBER = "number"
    AGENCY = "agency"
    UNIT = "unit"
    NAME = "name"
    POST = "post"
    GRADE = "grade"
    PHONE = "phone"

    @classmethod
    def usual(cls) -> tuple["RosterColumn", ...]:
        """The columns of most rosters; the unit stands under the agency."""
        return (cls.NUMBER, cls.AGENCY, cls.NAME, cls.POST)

    @property
    def heading(self) -> str:
        """What stands over the column."""
        return _COLUMN_TITLES[self]


_COLUMN_TITLES = {
    RosterColumn.NUMBER: word("編號"),
    RosterColumn.AGENCY: word("服務機關"),
    RosterColumn.UNIT: word("服務單位"),
    RosterColumn.NAME: word("姓名"),
    RosterColumn.POST: word("職稱"),
    RosterColumn.GRADE: word("官職等"),
    RosterColumn.PHONE: word("電話"),
}


class RosterTable(Record):
    """團員名單: the roster printed as a table."""

    kind: Literal["roster"] = field("種類", "roster：團員名單。", "roster")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "團員名單")
    prose: Prose | None = field("說明", "Markdown。", default=None)
    columns: tuple[RosterColumn, ...] = field(
        "欄位",
        "由左至右：number 編號、agency 服務機關、unit 服務單位、name 姓名、post 職稱、"
        "grade 官職等、phone 電話；不填時依版型。",
        ["number", "name", "agency", "unit", "post"],
        default=(),
    )


class Reference(Record):
    """One document or page of a list of references."""

    id: Slug | None = field(
        "代號",
        "供內文引用：[](#ref-weibull) 印出「（Weibull，1951）」。",
        "ref-weibull",
        default=None,
    )
    authors: tuple[Name, ...] = field(
        "作者", "依序；外文寫成「姓, 名縮寫」，機關寫全名。", ["王小明", "Weibull, W."], default=()
    )
    title: Name = field("標題", "文件、文章或網頁的標題。", "海岸防護設施設計參考手冊")
    container: Name | None = field(
        "所載書刊", "文章所在的期刊、論文集或網站。", "Journal of Applied Mechanics", default=None
    )
    volume: Text | None = field("卷期", "卷（期），照原文。", "18(3)", default=None)
    pages: Text | None = field("頁", "起訖頁。", "293–297", default=None)
    date: LooseDate | None = field(
        "日期",
        "發布日期；只知年或月時寫到年或月。外文資料印西元年。",
        "2018-08-17",
        "1951",
        default=None,
    )
    publisher: Text | None = field("發布者", "機關、媒體或網站。", "報導者", default=None)
    url: Url | None = field("網址", "http 或 https 網址。", "https://www.ndc.gov.tw/", default=None)
    doi: Doi | None = field("數位物件識別碼", "DOI，10. 開頭。", "10.1115/1.4010337", default=None)
    accessed: Date | None = field(
        "瀏覽日期", "網頁會變動，記下查閱的日期。", "2026-03-01", default=None
    )
    note: Text | None = field("備註", "備註。", default=None)


class TermsTable(Record):
    """用語表: the terms of the report printed as a table."""

    kind: Literal["terms"] = field("種類", "terms：用語表，內容寫在 terms。", "terms")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "用語表")
    prose: Prose | None = field("說明", "Markdown。", default=None)


class ReferenceGroup(Record):
    """A heading with its references, and groups under it."""

    title: Name = field("標題", "分組標題。", "官方會議")
    references: tuple[Reference, ...] = field("資料", "依印出順序。", default=())
    groups: tuple["ReferenceGroup", ...] = field("子分組", "下一層分組。", default=())


class References(Record):
    """參考資料, in groups."""

    kind: Literal["references"] = field("種類", "references：參考資料。", "references")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "參考資料")
    prose: Prose | None = field("說明", "Markdown。", default=None)
    groups: tuple[ReferenceGroup, ...] = field("分組", "各組參考資料。", min_length=1)


class Event(Record):
    """One public event at which the mission was shared."""

    title: Name = field("標題", "活動名稱。", "整體觀察場")
    date: Date = field("日期", "西元年-月-日，星期由程式印出。", "2018-08-18")
    time: Time | None = field("時間", "起訖時間。", "14:30", default=None)
    venue: Text | None = field("地點", "場地與地址。", "社會創新實驗中心", default=None)
    organisers: tuple[Text, ...] = field("主辦單位", "主辦單位。", ["開放文化基金會"], default=())
    partners: tuple[Text, ...] = field("合辦單位", "合辦單位。", default=())
    moderators: tuple[Participant, ...] = field("主持人", "主持人。", default=())
    speakers: tuple[Participant, ...] = field("分享人", "分享人。", default=())
    people: tuple[Group, ...] = field("其他名目的人員", "分組列出，例如致詞人。", default=())
    url: Url | None = field("活動頁面", "http 或 https 網址。", default=None)
    prose: Prose | None = field("內容", "Markdown。", default=None)


class Events(Record):
    """公開分享活動: public sharing events."""

    kind: Literal["events"] = field("種類", "events：公開分享活動。", "events")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "公開分享活動")
    prose: Prose | None = field("說明", "Markdown。", default=None)
    events: tuple[Event, ...] = field("活動", "依日期先後。", min_length=1)


class ChartKind(StrEnum):
    """How the numbers of a table are drawn."""

    BAR = "bar"
    LINE = "line"


_NUMBER = late(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|[-−+]?\d+(?:\.\d+)?%?", re.ASCII)
_NOTHING = "－"
MOST_SERIES = 4
"""Columns of numbers that a chart tells apart without colour."""


def number_in(cell: str) -> float | None:
    """The number that *cell* is; ``None`` for any other text, and for an empty cell (－)."""
    text = cell.strip()
    plain = text.replace(",", "").replace("−", "-").rstrip("%")
    return float(plain) if _NUMBER.fullmatch(text) and len(plain) < _LONGEST else None


_LONGEST = 16
"""Characters of a number that is drawn: more digits than a chart shows."""


class AttachedTable(Record):
    """附表: a table too large for the prose."""

    kind: Literal["table"] = field("種類", "table：附表。", "table")
    id: Slug | None = field("代號", "供參照使用，如 [](#tbl-budget)。", default=None)
    title: Name = field("標題", "附錄標題，也是表的標題。", "各國承諾事項統計")
    prose: Prose | None = field("說明", "Markdown。", default=None)
    columns: tuple[Text, ...] = field("欄名", "由左至右。", ["國家", "承諾數"], min_length=1)
    rows: tuple[tuple[Text, ...], ...] = field(
        "列", "每列的欄數與欄名相同；空格填「－」。", [["法國", "26"]], min_length=1
    )
    chart: ChartKind | None = field(
        "統計圖",
        "bar 長條圖、line 折線圖，印在表之前；第一欄是名稱，其餘一至四欄是數字，沒有的填「－」。",
        "bar",
        default=None,
    )
    source: Text | None = field("資料來源", "資料來源。", default=None)

    @model_validator(mode="after")
    def _numbers(self) -> Self:
        if self.chart is None:
            return self
        if not 1 <= len(self.columns) - 1 <= MOST_SERIES:
            raise PydanticCustomError("chart_columns", "no series, or too many")
        strange = [
            cell
            for row in self.rows
            for cell in row[1:]
            if cell.strip() != _NOTHING and number_in(cell) is None
        ]
        if strange:
            raise PydanticCustomError("chart_numbers", "no numbers", {"cells": strange})
        return self

    @model_validator(mode="after")
    def _even_rows(self) -> Self:
        width = len(self.columns)
        uneven = [number for number, row in enumerate(self.rows) if len(row) != width]
        if uneven:
            raise PydanticCustomError("table_rows", "uneven rows", {"rows": uneven, "width": width})
        return self


class Document(Record):
    """A document that is reprinted: its text as prose."""

    kind: Literal["document"] = field("種類", "document：文件。", "document")
    id: Slug | None = field("代號", "供參照使用。", default=None)
    title: Name = field("標題", "附錄標題。", "巴黎宣言")
    prose: Prose = field("內容", "Markdown。")


Appendix = Annotated[
    Agenda
    | Photos
    | Pages
    | RosterTable
    | TermsTable
    | References
    | Events
    | AttachedTable
    | Document,
    Discriminator("kind"),
]
