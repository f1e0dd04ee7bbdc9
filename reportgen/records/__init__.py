"""The typed records of one report."""

from __future__ import annotations

from reportgen.records.appendices import Appendix
from reportgen.records.base import field
from reportgen.records.recommendations import Recommendations, Reflection
from reportgen.records.report import Report
from reportgen.records.roster import Person
from reportgen.records.sessions import Itinerary, Purpose, Session

RECORD_NAMES = (
    "roster",
    "purpose",
    "itinerary",
    "sessions",
    "reflections",
    "recommendations",
    "appendices",
)
"""Records that stand as a key of ``report.yaml``, as a file, or (lists) as a folder of files."""


class Records(Report):
    """Everything that a report's folder holds, as one mapping.

    The report's own fields stand beside the other records, as they do in ``report.yaml``.
    """

    roster: tuple[Person, ...] = field("人員名單", "每人一項。", min_length=1)
    purpose: Purpose | None = field("目的", "目的。", default=None)
    itinerary: Itinerary | None = field("行程", "行前準備與每日行程。", default=None)
    sessions: tuple[Session, ...] = field("場次", "參訪、會議與各場次。", default=())
    reflections: tuple[Reflection, ...] = field("心得", "心得。", default=())
    recommendations: Recommendations | None = field("建議", "建議與後續工作事項。", default=None)
    appendices: tuple[Appendix, ...] = field("附錄", "依印出順序。", default=())
