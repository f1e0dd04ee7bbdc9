"""``authority.yaml``: which sections a report has, in which order, under which titles and numbers.

It stands once; the composer numbers from it, the checker demands from it, and the verifier compares
the finished PDF with it.
"""

from enum import StrEnum

from reportgen.authority.duties import (
    CategoryDuty,
    ContactDuty,
    Deadline,
    JointReport,
    Period,
    RecommendationDuty,
    ReviewForm,
    SeverityChange,
)
from reportgen.authority.values import (
    Count,
    Depth,
    JpegQuality,
    Millimetres,
    NumberExample,
    Weight,
)
from reportgen.records.appendices import RosterColumn
from reportgen.records.base import Record, field
from reportgen.records.choices import AppendixNumber
from reportgen.records.extras import Extras
from reportgen.records.values import Flag, Slug, Text, Url
from reportgen.rulebook.rule import Grade


class Authorship(Record):
    """One source that facts of this authority rest on."""

    title: Text = field("名稱", "法規或文件名稱。")
    article: Text | None = field("條次", "所依據的點次或條次。", "第7點", default=None)
    address: Url | None = field("網址", "官方或可查證的網址。", default=None)
    version: Text | None = field("版本", "修正日期或版本。", "107.06.20", default=None)
    grade: Grade = field(
        "可信程度",
        "confirmed：讀過條文；secondary：他人轉述；observed：實際報告的慣例。",
        "confirmed",
    )


class FrontPage(StrEnum):
    """A page before the body."""

    COVER = "cover"
    SUMMARY_FORM = "summary-form"
    ABSTRACT = "abstract"
    CONTENTS = "contents"


class BlockKind(StrEnum):
    """A piece of the body, each from one place of the records."""

    PURPOSE = "purpose"
    PROCESS = "process"
    PREPARATION = "preparation"
    ITINERARY = "itinerary"
    TOPICS = "topics"
    SESSIONS = "sessions"
    REFLECTIONS = "reflections"
    RECOMMENDATIONS = "recommendations"
    FOLLOW_UP = "follow-up"
    APPENDICES = "appendices"


class Block(Record):
    """What a section holds; with a title it is a heading of its own."""

    kind: BlockKind = field(
        "內容",
        "哪一種記錄：purpose 目的、process 過程、preparation 行前準備、itinerary 行程、"
        "topics 主題、sessions 場次、reflections 心得、recommendations 建議、"
        "follow-up 後續工作事項、appendices 附錄。",
        "reflections",
    )
    title: Text | None = field(
        "標題", "下一層標題；不填則內容直接接在章之下。", "心得", default=None
    )
    fixed: Flag = field("標題不得改", "標題為規定者填 true，報告不得改用別的標題。", default=False)


class Section(Record):
    """One chapter: 壹、目的."""

    id: Slug = field("代號", "章的代號。", "purpose")
    title: Text = field("標題", "章名。", "目的")
    required: Flag = field("必要", "缺了就不能結案。", default=False)
    source: Slug | None = field("依據", "sources 的代號。", default=None)
    blocks: tuple[Block, ...] = field("內容", "依印出順序。", min_length=1)


class Contents(Record):
    """What stands in 目次 and after it."""

    depth: Depth = field("層數", "列到第幾層標題。", "3", default=3)
    figures: Flag = field("圖目次", "有圖時印圖目次。", default=True)
    tables: Flag = field("表目次", "有表時印表目次。", default=True)
    foreign: Flag = field("原文標題", "標題的原文也列入目次。", default=True)


class Captions(Record):
    """What stands before a caption; ``{n}`` is the number."""

    figure: Text = field("圖", "圖號。", "圖 {n}", default="圖 {n}", validate_default=True)
    table: Text = field("表", "表號。", "表 {n}", default="表 {n}", validate_default=True)
    equation: Text = field("式", "公式的號。", "式 {n}", default="式 {n}", validate_default=True)
    separator: Text = field("分隔", "號與圖說之間。", "：", default="：", validate_default=True)


class PictureSize(Record):
    """How large pictures are printed at most, in millimetres, and how well photos are kept."""

    width: Millimetres = field("寬", "內文寬度（公釐）。", "160", default=160)
    figure_height: Millimetres = field("圖高", "內文圖片的最大高度（公釐）。", "74", default=74)
    photo_height: Millimetres = field("照片高", "附錄照片的最大高度（公釐）。", "68", default=68)
    jpeg_quality: JpegQuality = field(
        "照片品質", "縮小後的照片存成 JPEG 的品質，50 至 95。", "85", default=85
    )


class FontStyle(StrEnum):
    """Upright or slanted."""

    NORMAL = "normal"
    ITALIC = "italic"


class FontRequest(Record):
    """A family, and which of its faces."""

    family: Text = field("字族", "字型家族名稱。", "TW-Kai")
    weight: Weight = field("粗細", "100 到 900。", "400", default=400)
    style: FontStyle = field("字體", "normal 正體、italic 斜體。", default=FontStyle.NORMAL)


class PageNumbers(StrEnum):
    """Where page 1 is."""

    COVER = "cover"
    BODY = "body"


class PdfStandard(StrEnum):
    """What the PDF promises: PDF/UA-1 and PDF/A-3a, or PDF/UA-2, WTPDF and PDF/A-4f."""

    UA_1 = "ua-1"
    UA_2 = "ua-2"


class Years(StrEnum):
    """Which years the report prints."""

    ROC = "roc"
    WESTERN = "western"


class PeopleForm(StrEnum):
    """How the people of a session are set."""

    AUTO = "auto"
    ROW = "row"
    LINES = "lines"


class LengthUnit(StrEnum):
    """What a length counts."""

    HAN = "han"
    CHARACTERS = "characters"


class AbstractLimits(Record):
    """How long the abstract may be. ``han`` counts ideographs, ``characters`` all but blanks."""

    min: Count = field("下限", "最少幾字。", "200")
    max: Count = field("上限", "最多幾字。", "300")
    unit: LengthUnit = field(
        "單位", "han：只計漢字；characters：空白以外的字元都計。", default=LengthUnit.HAN
    )
    source: Slug | None = field("依據", "sources 的代號。", default=None)


class Authority(Record):
    """One folder of ``templates/``, its parents' settings merged in."""

    name: Text = field("名稱", "權責機關。", "行政院及所屬各機關")
    extends: Slug | None = field("沿用", "沿用哪一個版型，只寫不同之處。", default=None)
    sources: dict[str, Authorship] = field("依據", "法規與資料來源。", default_factory=dict)
    front: tuple[FrontPage, ...] = field(
        "前頁",
        "正文之前的頁：cover 封面、summary-form 提要表、abstract 摘要、contents 目次。",
        min_length=1,
    )
    outline: tuple[Section, ...] = field("章節", "依印出順序。", min_length=1)
    further_chapters: Flag = field(
        "可加章", "報告可在規定的各章之後、附錄之前另加章者填 true。", default=False
    )
    numbering: tuple[NumberExample, ...] = field(
        "編號", "各層編號的樣子。", ["壹、", "一、"], min_length=1
    )
    appendix_number: AppendixNumber | None = field(
        "附錄的編號", "附錄自成一列編號；報告可以改。", "附件 1、", default=None
    )
    captions: Captions = field("圖表標號", "圖表標號。", default_factory=Captions)
    contents: Contents = field("目次", "目次。", default_factory=Contents)
    page_numbers: PageNumbers = field(
        "頁碼", "第 1 頁：cover 封面、body 正文的第一頁。", default=PageNumbers.COVER
    )
    run_on_pages: Count = field(
        "短報告各章接排",
        "正文估計不超過幾頁時，各章接著排而不另起一頁；0：一律另起一頁。附錄總是另起一頁。",
        "4",
        default=4,
    )
    years: Years = field("紀年", "roc：民國；western：西元。", default=Years.ROC)
    people: PeopleForm = field(
        "場次人員",
        "auto：超過三人時一人一行；row：接連排列；lines：一人一行。",
        default=PeopleForm.AUTO,
    )
    categories: tuple[Text, ...] = field("出國類別", "可用的類別。", default=())
    categories_source: Slug | None = field(
        "出國類別的依據", "sources 的代號。", "tipo-2", default=None
    )
    trip_kinds: tuple[Text, ...] = field(
        "出國性質", "類別之外另填的性質。", ["考察", "參訪"], default=()
    )
    trip_kinds_source: Slug | None = field("出國性質的依據", "sources 的代號。", default=None)
    roster_columns: tuple[RosterColumn, ...] = field(
        "名單欄位",
        "團員名單由左至右：number 編號、agency 服務機關、unit 服務單位、name 姓名、post 職稱、"
        "grade 官職等、phone 電話。",
        default=RosterColumn.usual(),
    )
    extras: Extras = field("附加內容", "由記錄產生的部分；報告可以改。", default_factory=Extras)
    pdf: PdfStandard = field(
        "PDF 標準",
        "ua-1：PDF/UA-1 與 PDF/A-3a；ua-2：PDF/UA-2 與 PDF/A-4f。",
        default=PdfStandard.UA_1,
    )
    form_title: Text | None = field("提要表名稱", "提要表的表頭。", default=None)
    pictures: PictureSize = field("圖片大小", "圖片印出的最大尺寸。", default_factory=PictureSize)
    fonts: dict[str, tuple[FontRequest, ...]] = field("字型", "各用途的字型，依序遞補。")
    stylesheets: tuple[Text, ...] = field("樣式", "依序套用的 CSS 檔。", min_length=1)
    abstract: AbstractLimits | None = field("摘要字數", "內容摘要的字數上下限。", default=None)
    deadline: Deadline | None = field("期限", "返國後多久內應提出報告。", default=None)
    agency_review: Period | None = field("機關審核", "機關審核報告的期限。", default=None)
    correction: Period | None = field("補正", "退回後補正的期限。", default=None)
    recommendations: RecommendationDuty | None = field("建議", "建議的項數與內容。", default=None)
    joint_report: JointReport | None = field("聯名報告", "同行者得或應聯名。", default=None)
    contact_person: ContactDuty | None = field("聯絡人", "須指定聯絡人的人數。", default=None)
    full_report_for: CategoryDuty | None = field(
        "應提完整報告的類別", "這些類別須提完整報告。", default=None
    )
    summary_only_for: CategoryDuty | None = field(
        "只提提要表的類別", "這些類別只須提要表，不印正文。", default=None
    )
    upload_required_for: CategoryDuty | None = field(
        "應上傳的類別", "這些類別的報告須上傳公務出國報告資訊網。", default=None
    )
    review_form: ReviewForm | None = field("審核表", "審核表的項目。", default=None)
    severities: dict[str, SeverityChange] = field(
        "等級調整", "代碼與改後的等級；每項都要有理由。", default_factory=dict
    )
