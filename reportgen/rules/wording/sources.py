"""The sources that the rules about wording rest on."""

from __future__ import annotations

from reportgen.rulebook.rule import Basis, Grade

MANUAL = "https://www.ey.gov.tw/Page/9277F759E41CCD91"

CHARACTERS = Basis("行政院《文書處理手冊》104年7月版附「法律統一用字表」", MANUAL, Grade.CONFIRMED)
PUNCTUATION = Basis("行政院《文書處理手冊》第16點第4款", MANUAL, Grade.SECONDARY)
HEADINGS = Basis(
    "國家文官學院《公文撰作解析》附錄第28頁",
    "https://ws.csptc.gov.tw/001/Upload/ebook/%E5%85%AC%E6%96%87%E6%92%B0%E4%BD%9C%E8%A7%A3%E6%9E"
    "%90/odbook_Appendix/files/basic-html/page28.html",
    Grade.CONFIRMED,
)
