"""Fields of the records that no page shows in words, by design, each with the reason.

The record reference shows the reasons, and a test finds every other field in the PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_origin

from reportgen.read.shapes import is_list, item, models, parts
from reportgen.records.base import Record
from reportgen.records.values import SlugKind
from reportgen.records.walk import kind_of

_REASONS: Mapping[str, str] = {
    "Records.authority": "決定版型，不印",
    "Records.language": "決定固定用語的語言，不印",
    "Destination.country": "印出國名",
    "Name.lang": "標在 PDF 裡，供報讀軟體使用",
    "Person.role": "決定印在哪裡，不印",
    "Session.kind": "供檢查與統計，不印",
    "Session.more_people": "true 時印「等人」；填了人數的不必填",
    "ReportTerm.lang": "標在 PDF 裡，供報讀軟體使用",
    "RosterTable.columns": "決定欄位，不印",
    "Track.colour": "印成顏色",
    "Venue.form": "決定議程的版面，不印",
    "Photo.file": "印成圖片",
    "PageFile.file": "印成圖片",
    "PageFile.pages": "決定印哪些頁",
    "PageFile.alt": "替代文字，標在 PDF 裡，供報讀軟體使用",
    "Pages.full": "決定頁面的大小，不印",
    **dict.fromkeys(
        ("Extras.overview", "Extras.counts", "Extras.met", "Extras.cross_references"),
        "決定印不印，不印",
    ),
    "AttachedTable.chart": "印成統計圖",
    "Photo.alt": "替代文字，標在 PDF 裡，供報讀軟體使用",
}

OF_REPORTERS = frozenset(("Person.phone", "Person.grade"))
"""Printed of those who sign, and the phone of the contact person; of nobody else."""

WITHOUT_FORM = frozenset(
    (
        "Person.phone", "Person.grade", "Records.category", "Records.category_note",
        "Records.classification", "Records.contact", "Records.system_id", "Records.trip_kind",
        "Portal.plan", "Portal.visited", "Portal.subject", "Portal.policy", "Portal.project",
        "Portal.remarks",
    )
)  # fmt: skip
"""What belongs to the 提要表 alone: not printed by a layout that has none."""


def why_unprinted(model: type[Record], name: str) -> str:
    """Why field *name* of *model* stands on no page; empty for one that does."""
    reason = _REASONS.get(f"{model.__name__}.{name}", "")
    annotation: Any = model.model_fields[name].annotation
    if any(get_origin(part) is Literal for part in parts(annotation)):
        reason = "決定種類，不印"
    inner = item(annotation) if is_list(annotation) else annotation
    if not reason and kind_of(model, name) is SlugKind and not models(inner):
        reason = "代號，不印" if name == "id" else "代號；印出它所指的名稱"
    return reason
