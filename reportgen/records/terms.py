"""用語: terms of the report, in Chinese and in their own language."""

from reportgen.records.base import Record, field
from reportgen.records.values import LanguageCode, Text


class ReportTerm(Record):
    """A term that the report uses: its Chinese form, the original, and how that is shortened."""

    term: Text = field("中文", "全份使用的中文名稱。", "開放政府夥伴關係聯盟")
    foreign: Text = field("原文", "原文的全名。", "Open Government Partnership")
    abbreviation: Text | None = field("簡稱", "原文的縮寫。", "OGP", default=None)
    lang: LanguageCode | None = field(
        "原文語言",
        "原文的語言代碼（BCP 47）；不填由文字判斷，無法確定時視為英文。",
        "fr",
        default=None,
    )
    note: Text | None = field("說明", "一句話的說明。", "2011 年成立的國際組織", default=None)
