"""The rows of the follow-up table, from the records and from an earlier table.

A row keeps its 辦理情形 by its id: the report's folder and the recommendation's own ``id``; without
one, a digest of its text, so that inserting another recommendation moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from reportgen.cache import digest
from reportgen.compose.facts import HORIZONS
from reportgen.language import word
from reportgen.manuscript import Manuscript
from reportgen.places import Text
from reportgen.prose import parse, plain_text
from reportgen.records.recommendations import FollowUp, Recommendation

RECOMMENDATION, FOLLOW_UP, GONE = word("建議"), word("後續工作"), word("原報告已無此項")
"""The kinds of a row; the last is kept from an earlier table."""

DONE = ("已完成", "已辦結", "解除列管", "Done", "Completed")
"""How 辦理情形 begins where nothing is left to do."""

COLUMNS = (
    word("識別碼"),
    word("報告名稱"),
    word("系統識別號"),
    word("類別"),
    word("建議內容"),
    word("依據"),
    word("期程"),
    word("主辦機關"),
    word("協辦機關"),
    word("完成期限"),
    word("逾期日數"),
    word("辦理情形"),
)
"""The heads of the table; the first and the last are looked for in an earlier one."""


class Basis(NamedTuple):
    """What a recommendation rests on: its title, and the page of the report where that is known."""

    title: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation or a piece of follow-up work; ``kind`` and ``horizon`` are msgids."""

    id: str
    report: str = ""
    number: str = ""
    kind: str = RECOMMENDATION
    text: str = ""
    bases: tuple[Basis, ...] = ()
    horizon: str = ""
    lead: str = ""
    supporting: tuple[str, ...] = ()
    due: date | None = None
    status: str = ""

    @property
    def done(self) -> bool:
        """Whether 辦理情形 says that nothing is left to do."""
        return self.status.startswith(DONE)

    def overdue(self, today: date) -> int:
        """Days since it was due; 0 where it is not, or is done."""
        return max((today - self.due).days, 0) if self.due and not self.done else 0


def rows_of(name: str, manuscript: Manuscript, pages: Mapping[str, str] = {}) -> Iterator[Row]:
    """The rows of the report in the folder *name*, in their order.

    *pages* are the printed pages of the report's anchors.
    """
    records = manuscript.records
    report = Row("", str(records.title), str(records.system_id or ""))
    part = records.recommendations
    titles = manuscript.titles()
    for item in part.items if part else ():
        title = str(item.title) if item.title else ""
        row = _row(report, name, str(item.id or ""), title, item)
        horizon = HORIZONS[item.horizon] if item.horizon else ""
        bases = tuple(
            Basis(titles.get(basis, str(basis)), pages.get(basis, "")) for basis in item.based_on
        )
        supporting = tuple(map(str, item.supporting))
        yield replace(row, bases=bases, horizon=horizon, supporting=supporting)
    for work in part.follow_up if part else ():
        yield replace(_row(report, name, "", "", work), kind=FOLLOW_UP)


def _row(report: Row, name: str, own: str, title: str, item: Recommendation | FollowUp) -> Row:
    prose = _plain(item.prose)
    return replace(
        report,
        id=f"{name}/{own or digest(title, prose)[:8]}",
        text="\n".join(filter(None, (title, prose))),
        lead=str(item.lead or ""),
        due=item.due,
    )


def _plain(prose: Text) -> str:
    return plain_text(parse(prose, []))


def followed_up(rows: Iterable[Row], earlier: Mapping[str, Row], today: date) -> list[Row]:
    """*rows* with what an *earlier* table says of 辦理情形, those that are overdue first.

    What has a 辦理情形 there and is in no report any more stays, behind all others.
    """
    current = [
        replace(row, status=earlier[row.id].status) if row.id in earlier else row for row in rows
    ]
    ids = {row.id for row in current}
    gone = [replace(row, kind=GONE) for row in earlier.values() if row.status and row.id not in ids]
    latest = date.max
    current.sort(key=lambda row: (row.done, not row.overdue(today), row.due or latest))
    return [*current, *gone]
