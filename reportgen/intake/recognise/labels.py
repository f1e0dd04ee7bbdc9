"""Labels of the cover and of the form: 服務機關, 出國期間, in the words that agencies use."""

from __future__ import annotations

LABELS = {
    "agency": ("服務機關", "計畫主辦機關", "主辦機關", "出國計畫主辦機關", "單位", "服務單位"),
    "people": ("姓名職稱", "姓名／職稱", "出國人員", "出國人姓名", "報告人", "出國人",
               "報告人姓名職稱", "姓名與職稱", "姓名及職稱", "職稱姓名", "姓名、職稱",
               "出國人員姓名職稱"),
    "names": ("姓名", "出國人員姓名", "報告人姓名"),
    "posts": ("職稱",),
    "destinations": ("派赴國家／地區", "派赴國家", "出國地區", "派赴地區", "前往國家", "出國地點",
                     "派赴國家及地區", "派赴國家地區", "出國國家", "前往地區", "出國國家／地區"),
    "period": ("出國期間", "出國日期", "出國時間", "派赴期間"),
    "report_date": ("報告日期", "提出日期", "報告繳交日期", "報告提出日期"),
    "category": ("出國類別",),
    "system_id": ("系統識別號",),
    "title": ("出國報告名稱", "報告名稱", "題目", "主題"),
    "contact": ("出國計畫主辦機關／聯絡人／電話", "計畫主辦機關／聯絡人／電話"),
    "form": ("出國人員姓名／服務機關／單位／職稱／電話", "出國人員姓名／服務機關／單位／職稱"),
    "companions": ("同行人員",),
    "locals": ("當地人員",),
    "classification": ("分類號／目", "分類號"),
    "keywords": ("關鍵詞", "關鍵字"),
    "abstract": ("內容摘要", "摘要", "報告內容摘要"),
    "pages": ("頁數", "總頁數"),
    "appendix": ("含附錄", "含附件", "附件"),
    "plan": ("計畫名稱",), "visited": ("參訪機關",), "subject": ("主題分類",),
    "policy": ("施政分類",), "project": ("相關專案",), "remarks": ("備註",),
}  # fmt: skip
"""Labels of the cover and of the form, by what they stand for."""

MEANINGS = {label: meaning for meaning, labels in LABELS.items() for label in labels}
"""What each label stands for."""


def is_label(text: str) -> bool:
    """Whether *text* is a label of the cover or the form."""
    return text in MEANINGS
