"""What an authority asks beyond chapters: deadlines, joint reports, contact person, review form.

Every fact has its source. What no source says stays out, and no rule asks for it.
"""

from enum import StrEnum

from reportgen.authority.values import Count
from reportgen.findings import Severity
from reportgen.records.base import Record, field
from reportgen.records.values import Flag, Slug, Text


class CountedFrom(StrEnum):
    """The first day of a period."""

    RETURN = "return"
    DAY_AFTER_RETURN = "day-after-return"


class Roll(StrEnum):
    """What happens where the first day is a day off."""

    NONE = "none"
    NEXT_WORKING_DAY = "next-working-day"


class FiledOn(StrEnum):
    """Which date counts as that of filing."""

    REPORT = "report"
    DISPATCH = "dispatch"


class Step(StrEnum):
    """What must be done when the period ends."""

    REVIEW = "review"
    APPROVAL = "approval"
    UPLOAD = "upload"
    REGISTRATION = "registration"
    REVIEW_FORM = "review-form"


class Deadline(Record):
    """Until when the report is owed."""

    months: Count = field("月數", "返國後幾個月內。", "3")
    counted_from: CountedFrom = field(
        "起算日",
        "return：返國當日；day-after-return：返國翌日。",
        default=CountedFrom.RETURN,
    )
    roll: Roll = field(
        "起算日遇假日",
        "next-working-day：起算日遇星期例假、放假日時順延至次一上班日；none：不順延。",
        default=Roll.NONE,
    )
    includes: tuple[Step, ...] = field(
        "期限內應完成",
        "review 審核、approval 核定、upload 上傳、registration 登錄、review-form 附自審的審核表。",
        default=(),
    )
    filed_on: FiledOn = field(
        "提出日", "report：報告日期；dispatch：機關發文日期。", default=FiledOn.REPORT
    )
    source: Slug = field("依據", "sources 的代號。", "tipo-3")


class Period(Record):
    """A number of days, and what they are counted from."""

    days: Count = field("日數", "幾日內。", "14")
    counted_from: Text | None = field("起算", "從何時起算。", "報告提出日", default=None)
    source: Slug = field("依據", "sources 的代號。", "taoyuan-5")


class RecommendationDuty(Record):
    """How many recommendations, and of what kind."""

    min: Count | None = field("最少項數", "至少幾項建議。", "3", default=None)
    none_as: Text | None = field("無建議時", "沒有建議時應寫的字。", "無", default=None)
    about: tuple[Text, ...] = field("內容", "建議應與何者相關。", ["出國主題"], default=())
    source: Slug = field("依據", "sources 的代號。", "taipei-4")


class Joint(StrEnum):
    """Whether travellers of one mission file one report."""

    ALLOWED = "allowed"
    REQUIRED = "required"


class JointReport(Record):
    """Whether travellers of one mission sign one report."""

    mode: Joint = field("方式", "allowed：得聯名；required：應聯名。", "required")
    source: Slug = field("依據", "sources 的代號。", "taoyuan-5")


class ContactDuty(Record):
    """The number of travellers from which a contact person is required."""

    required_if_travellers_at_least: Count = field("人數", "幾人以上須指定聯絡人。", "2")
    source: Slug = field("依據", "sources 的代號。", "tipo-3")


class CategoryDuty(Record):
    """Trip categories that owe something."""

    categories: tuple[Text, ...] = field("出國類別", "適用的類別。", ["其他"], min_length=1)
    source: Slug = field("依據", "sources 的代號。", "taichung-3")


class Need(StrEnum):
    """What must be known before a program can tick an item."""

    REPORT_DATE = "report-date"
    PERIOD = "period"
    DEADLINE = "deadline"
    RECOMMENDATIONS = "recommendations"


class ReviewChoice(Record):
    """A reason or a way that can be ticked below an item."""

    text: Text = field("選項", "照審核表的字句。", "電子檔未依格式")
    codes: tuple[Text, ...] = field(
        "代碼", "有這些代碼的發現事項時，列為可能的原因；代碼見 reportgen explain。", default=()
    )


class ReviewItem(Record):
    """One line of the 審核表."""

    id: Slug = field("代號", "項目代號。", "on-time")
    text: Text = field("項目", "照審核表的字句。", "依限繳交出國報告")
    machine: Flag = field(
        "可由程式勾選", "codes 的發現事項一項也沒有，就足以勾「是」者填 true。", default=False
    )
    codes: tuple[Text, ...] = field(
        "代碼",
        "與這一項有關的發現事項，其中有錯誤者勾「否」；代碼見 reportgen explain。",
        default=(),
    )
    needs: tuple[Need, ...] = field(
        "前提",
        "缺了就不由程式勾選：report-date 報告日期、period 出國期間、deadline 權責機關的期限、"
        "recommendations 至少一項建議。",
        ["report-date"],
        default=(),
    )
    choices: tuple[ReviewChoice, ...] = field("選項", "可勾選的細項。", default=())
    note: Text | None = field("另填", "項目之後供填寫的欄位。", "其他", default=None)


class ReviewForm(Record):
    """出國報告審核表: what the traveller and the agency tick."""

    title: Text = field(
        "名稱", "表的名稱。", "出國報告審核表", default="出國報告審核表", validate_default=True
    )
    columns: tuple[Text, ...] = field(
        "欄",
        "勾選欄；第一欄由出國人員自我檢核，程式只勾這一欄。",
        ["出國人員自我檢核"],
        min_length=1,
    )
    header: tuple[Text, ...] = field(
        "表頭", "表頭各欄；程式認得的欄由記錄填入，其餘留白。", default=()
    )
    items: tuple[ReviewItem, ...] = field("項目", "依表列順序。", min_length=1)
    signatures: tuple[Text, ...] = field("簽章", "依序簽章的人。", default=())
    source: Slug = field("依據", "sources 的代號。", "ey-form")


class SeverityChange(Record):
    """Another severity for one code, and why."""

    severity: Severity = field("等級", "error 錯誤、warning 警告、note 提醒。", "warning")
    reason: Text = field("理由", "為什麼改。", "本機關的系統自動帶入電話")
    source: Slug | None = field("依據", "sources 的代號（只用於 authority.yaml）。", default=None)
