"""The parts of a report that were recognised, as its record files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.intake.blocks import Table
from reportgen.intake.ledger import core
from reportgen.intake.recognise import advice, appendices, itinerary, sessions
from reportgen.intake.recognise.countries import places_in
from reportgen.intake.recognise.front import Front
from reportgen.intake.recognise.sessions import CHECK, Context
from reportgen.intake.recognise.tree import Node
from reportgen.scaffold.commented import Noted, Tree

_REPORT_KEYS = (
    "authority", "title", "title_lines", "short_title", "category", "category_note", "agency",
    "travellers",
    "contact", "destinations", "period", "more_periods", "report_date", "keywords",
    "classification", "system_id", "portal", "headings", "abstract",
)  # fmt: skip


@dataclass(slots=True)
class Parts:
    """What the chapters of a document hold: values of records, and headings that become records."""

    headings: dict[str, Tree] = field(default_factory=dict)
    itinerary: dict[str, Tree] = field(default_factory=dict)
    process: list[str] = field(default_factory=list)
    topics: list[Node] = field(default_factory=list)
    sessions: list[Node] = field(default_factory=list)
    days: list[tuple[Table, list[str]]] = field(default_factory=list)
    reflections: list[Tree] = field(default_factory=list)
    items: dict[str, list[Tree]] = field(default_factory=lambda: {"items": [], "follow_up": []})
    chapters: list[Node] = field(default_factory=list)
    appendices: list[Node] = field(default_factory=list)
    purpose: list[str] = field(default_factory=list)


def files_of(parts: Parts, context: Context, front: Front, name: str) -> dict[str, Tree]:
    """The record files of *parts* and of the *front* pages, for the layout called *name*."""
    return _Files(parts, context, front, name).all()


class _Files:
    def __init__(self, parts: Parts, context: Context, front: Front, name: str) -> None:
        self.parts, self.context, self.front, self.name = parts, context, front, name

    def all(self) -> dict[str, Tree]:
        """Every file, in the order in which they are read."""
        files: dict[str, Tree] = {}
        titles: dict[str, str] = {}
        made_topics = self._folder("topics", self.parts.topics, titles)
        made_sessions = self._folder("sessions", self.parts.sessions, titles)
        self._days(itinerary.Titles(titles))
        files["report.yaml"] = {}
        if any(self.parts.purpose):
            files["purpose.yaml"] = {"prose": "\n\n".join(filter(None, self.parts.purpose))}
        if self.parts.process:
            files["process.yaml"] = {"prose": "\n\n".join(self.parts.process)}
        if self.parts.itinerary:
            order = ("preparation", "overview", "days")
            made = self.parts.itinerary
            files["itinerary.yaml"] = {key: made[key] for key in order if made.get(key)}
        files |= made_topics | made_sessions
        if self.parts.reflections:
            files[advice.REFLECTIONS] = advice.with_ids(self.parts.reflections, titles)
        if any(self.parts.items.values()):
            self.parts.items["items"] = advice.with_bases(self.parts.items["items"], titles)
            files[advice.RECOMMENDATIONS] = {k: v for k, v in self.parts.items.items() if v}
        if self.parts.chapters:
            files["chapters.yaml"] = [
                self._topic(node, "chapters.yaml", str(n)) | {"id": f"chapter-{n}"}
                for n, node in enumerate(self.parts.chapters, start=1)
            ]
        for number, node in enumerate(self.parts.appendices, start=1):
            file = f"appendices/{number:02}0-appendix.yaml"
            files[file] = appendices.appendix_of(self.context, node, file, number)
        files["roster.yaml"] = self._people()
        files["report.yaml"] = self._report()
        return files

    def _folder(self, record: str, nodes: list[Node], titles: dict[str, str]) -> dict[str, Tree]:
        files: dict[str, Tree] = {}
        for number, node in enumerate(nodes, start=1):
            file = f"{record}/{number:02}0-{record[:-1]}.yaml"
            if record == "topics":
                made = self._topic(node, file, str(number))
            else:
                made = sessions.session_of(self.context, node, file, str(number))
            files[file] = made
            titles |= dict(_titles(made))
        return files

    def _topic(self, node: Node, file: str, number: str) -> dict[str, Tree]:
        topic: dict[str, Tree] = {
            "id": f"topic-{number}",
            "title": sessions.name_of(self.context, node, file),
        }
        text = self.context.writer.prose(node.blocks, file)
        if text:
            topic["prose"] = text
        if node.children:
            topic["topics"] = [
                self._topic(child, file, f"{number}-{position}")
                for position, child in enumerate(node.children, start=1)
            ]
        return topic

    def _days(self, titles: itinerary.Titles) -> None:
        for table, columns in self.parts.days:
            days = itinerary.days_of(self.context.writer, table, columns, self.context.year, titles)
            before = self.parts.itinerary.get("days")
            self.parts.itinerary["days"] = [*(before if isinstance(before, list) else []), *days]

    def _people(self) -> list[Tree]:
        roster = self.context.roster
        if self.front.only_agency:
            roster.all_of(self.front.only_agency)
        if not roster.people:
            return [{"id": "p1", "name": Noted("待填", CHECK), "role": "reporter"}]
        return [
            {k: Noted(str(v), CHECK) if k == "role" and person["id"] in roster.guessed else v
             for k, v in person.items()}
            for person in roster.data() if isinstance(person, dict)
        ]  # fmt: skip

    def _report(self) -> dict[str, Tree]:
        report: dict[str, Tree] = {"authority": self.name, **self.front.report}
        report.setdefault("title", Noted("待填", "匯入：原檔沒有認出報告名稱"))
        report.setdefault("agency", Noted("待填", "匯入：原檔沒有認出服務機關"))
        if "destinations" not in report:
            title = report["title"]
            places, _ = places_in(title if isinstance(title, str) else "")
            country = places[0].country if places else "ZZ"
            report["destinations"] = [{"country": Noted(country, "匯入：原檔沒有認出派赴國家")}]
        report.setdefault("period", Noted("不詳（原檔沒有認出出國期間）", CHECK))
        if self.front.portal:
            report["portal"] = self.front.portal
        if self.parts.headings:
            report["headings"] = self.parts.headings
        return {key: report[key] for key in _REPORT_KEYS if key in report}


def _titles(made: dict[str, Tree]) -> Iterator[tuple[str, str]]:
    title = made["title"]
    words = title.get("zh") if isinstance(title, dict) else title
    identifier = made.get("id")
    if isinstance(words, str) and isinstance(identifier, str):
        yield core(words), identifier
    for key in ("sessions", "topics"):
        below = made.get(key)
        for child in below if isinstance(below, list) else ():
            assert isinstance(child, dict)
            yield from _titles(child)
