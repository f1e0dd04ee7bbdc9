"""The typed records of one report."""

from reportgen.records.appendices import Appendix
from reportgen.records.base import field
from reportgen.records.people import ListedGuest
from reportgen.records.recommendations import Recommendations, Reflection
from reportgen.records.report import Report
from reportgen.records.roster import Person
from reportgen.records.sessions import Itinerary, Process, Purpose, Session, Topic
from reportgen.records.terms import ReportTerm

RECORD_NAMES = (
    "roster",
    "guests",
    "purpose",
    "process",
    "itinerary",
    "topics",
    "sessions",
    "reflections",
    "recommendations",
    "chapters",
    "terms",
    "appendices",
)
"""Records that stand as a key of ``report.yaml``, as a file, or (lists) as a folder of files."""


class Records(Report):
    """Everything that a report's folder holds, as one mapping.

    The report's own fields stand beside the other records, as they do in ``report.yaml``.
    """

    roster: tuple[Person, ...] = field("人員名單", "每人一項。", min_length=1)
    guests: tuple[ListedGuest, ...] = field(
        "對方人員", "在兩處以上出現的對方人員，每人一項，各處以 id 指到。", default=()
    )
    purpose: Purpose | None = field("目的", "目的。", default=None)
    process: Process | None = field("過程", "過程一章開頭的話。", default=None)
    itinerary: Itinerary | None = field("行程", "行前準備與每日行程。", default=None)
    topics: tuple[Topic, ...] = field(
        "主題",
        "依主題寫的過程，例如研習、實習與研究的內容；印在行程與場次之間。",
        default=(),
    )
    sessions: tuple[Session, ...] = field("場次", "參訪、會議與各場次。", default=())
    reflections: tuple[Reflection, ...] = field("心得", "心得。", default=())
    recommendations: Recommendations | None = field("建議", "建議與後續工作事項。", default=None)
    chapters: tuple[Topic, ...] = field(
        "其他章", "規定的各章之後、附錄之前另加的章，例如結論、致謝。", default=()
    )
    terms: tuple[ReportTerm, ...] = field(
        "用語",
        "報告使用的譯名與簡稱；內文與它不同時提出，附錄 kind: terms 印成用語表。",
        default=(),
    )
    appendices: tuple[Appendix, ...] = field("附錄", "依印出順序。", default=())
