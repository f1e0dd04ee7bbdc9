"""The portals: their fields in order, the columns of their list of people, their file names.

Only what a page of the portal shows stands here. Which fields a portal refuses to leave empty, and
how long a value may be, no source says, so nothing here asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.language import word

PEOPLE = "people"
"""The key of the list of people, whose columns are those of :attr:`Site.columns`."""


@dataclass(frozen=True, slots=True)
class Site:
    """A portal. ``groups`` are keys of fields as its page groups them.

    ``file`` is the name under which it stores the first file of the report ``{id}``; ``bracket``
    is how it sets the note of a category; ``source`` is the page that shows all this.
    """

    title: str
    groups: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    file: str
    bracket: str
    source: str


NATIONAL = Site(
    word("公務出國報告資訊網"),
    (
        ("system_id", "project", "plan", "title", "file", "attachments", "report_date", "pages"),
        ("agency", "period", PEOPLE),
        ("abstract",),
        ("countries", "visited", "category", "keywords", "remarks"),
        ("subject", "policy"),
    ),
    ("name", "agency", "unit", "post", "grade"),
    "{id}_1.pdf",
    "（{note}）",
    "https://report.ndc.gov.tw/ReportFront/ReportDetail/detail?sysId=C10400958",
)

NEW_TAIPEI = Site(
    word("新北市政府的出國報告網頁"),
    (
        ("system_id", "title", "file", "report_date", "agency"),
        (PEOPLE,),
        ("period", "countries", "category", "abstract"),
    ),
    ("name", "body", "post"),
    "{id}001.pdf",
    "({note})",
    "https://www.ntpc.gov.tw/ch/home.jsp?dataserno=8cefac40421b4fa28d7515a2a7006699&id=03796cbbf80bb29f",
)

SITES: Mapping[str, Site] = {"national": NATIONAL, "new-taipei": NEW_TAIPEI}
"""Every ``--site`` of ``form portal``."""

LABELS: Mapping[str, str] = {
    "system_id": word("系統識別號"),
    "project": word("相關專案"),
    "plan": word("計畫名稱"),
    "title": word("報告名稱"),
    "file": word("電子全文檔"),
    "attachments": word("附件檔"),
    "report_date": word("報告日期"),
    "pages": word("報告書頁數"),
    "agency": word("計畫主辦機關"),
    "period": word("出國期間"),
    PEOPLE: word("出國人員"),
    "abstract": word("報告內容摘要"),
    "countries": word("前往地區"),
    "visited": word("參訪機關"),
    "category": word("出國類別"),
    "keywords": word("關鍵詞"),
    "remarks": word("備註"),
    "subject": word("主題分類"),
    "policy": word("施政分類"),
}
"""The portals' own names of their fields."""

COLUMNS: Mapping[str, str] = {
    "name": word("姓名"),
    "agency": word("服務機關"),
    "unit": word("服務單位"),
    "body": word("服務機關/單位"),
    "post": word("職稱"),
    "grade": word("官職等"),
}
"""The portals' own names of the columns of people."""

MAY_BE_EMPTY = frozenset(("project", "attachments", "remarks", "unit"))
"""Fields and columns for which most reports have nothing, or, of units, a third of travellers."""
