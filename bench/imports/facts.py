"""What a report says, as facts: each a place in the records and a value.

A place is named by what stands in it (the title of a session, the name of a person), as ids are not
in print. A fact of the original is right where the import has the same value at the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from bench.imports.script import clock, plain
from reportgen.records import Records
from reportgen.records.people import Guest


class Fact(NamedTuple):
    """A value at a place; ``part`` is the part of the report, for the table."""

    part: str
    place: str
    value: str


_REFERENCE = re.compile(
    r"\[\]\(#[^)]*\)(?:\{[^}]*\})?|[圖表]\s*\d+(?!\d|\s*[場次])|附錄[一二三四五六七八九十]?"
)
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ ]*(.*(?:\n(?:    .*|)(?=\n|$))*)", re.MULTILINE)
_FIGURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)(?:\{[^}]*\})?")


def core(text: object) -> str:
    """Letters and digits alone, widths made equal."""
    return "".join(c for c in normalize("NFKC", str(text)) if c.isalnum())


def facts_of(records: Records, folder: Path) -> Counter[Fact]:
    """Every fact of *records*, whose pictures are in *folder*."""
    reader = _Reader(records, folder)
    made = ((part, core(place), core(value)) for part, place, value in reader.all())
    return Counter(Fact(*fact) for fact in made if fact[2])


def right(original: Counter[Fact], imported: Counter[Fact]) -> Counter[str]:
    """How many facts of each part of the *original* the import has at their place.

    A paragraph counts where it is the same but for a letter or two in a hundred.
    """
    found: Counter[str] = Counter()
    left = imported.copy()
    waiting: list[Fact] = []
    for fact, count in original.items():
        both = min(count, left[fact])
        left[fact] -= both
        found[fact.part] += both
        waiting += [fact] * (count - both)
    by_place: dict[tuple[str, str], list[str]] = {}
    for fact, count in left.items():
        by_place.setdefault((fact.part, fact.place), []).extend([fact.value] * count)
    for fact in waiting:
        near = by_place.get((fact.part, fact.place), [])
        match = next((v for v in near if len(v) > 20 and _alike(fact.value, v)), None)
        if match is not None:
            near.remove(match)
            found[fact.part] += 1
    return found


def missing(original: Counter[Fact], imported: Counter[Fact]) -> list[Fact]:
    """The facts that are not right, to look at."""
    return [f for f in (original - imported) if not any(
        g.part == f.part and g.place == f.place and len(g.value) > 20 and _alike(f.value, g.value)
        for g in imported
    )]  # fmt: skip


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 0.03 * len(one):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > 0.97


class _Reader:
    def __init__(self, records: Records, folder: Path) -> None:
        self.records, self.folder = records, folder
        self.people: dict[str, Any] = {p.id: p for p in records.roster}
        self.people |= {g.id: g for g in records.guests}

    def all(self) -> Iterator[tuple[str, str, object]]:
        yield from self._report()
        yield from self._roster()
        records = self.records
        if records.purpose:
            yield from self._prose("內文", "purpose", records.purpose.prose)
        if records.process:
            yield from self._prose("內文", "process", records.process.prose)
        yield from self._itinerary()
        for topic in records.topics:
            yield from self._topic(topic, "topic")
        for session in records.sessions:
            yield from self._session(session)
        yield from self._advice()
        for topic in records.chapters:
            yield from self._topic(topic, "chapter")
        for appendix in records.appendices:
            yield from self._appendix(appendix)

    def _report(self) -> Iterator[tuple[str, str, object]]:
        records = self.records
        yield "封面", "title", records.title.main
        yield "封面", "gloss", records.title.gloss or ""
        for key in ("category", "category_note", "agency", "report_date", "system_id"):
            yield "封面", key, getattr(records, key) or ""
        if records.contact:
            yield "封面", "contact", self.people[records.contact].name.main
        for destination in records.destinations:
            yield "封面", "country", destination.country
            for city in destination.cities:
                yield "封面", f"city of {destination.country}", city
        for period in records.periods:
            yield "封面", "start", period.start
            yield "封面", "end", period.end
        for word in records.keywords:
            yield "封面", "keyword", word
        if records.abstract:
            yield from self._prose("封面", "abstract", records.abstract)

    def _roster(self) -> Iterator[tuple[str, str, object]]:
        listed = any(a.kind == "roster" for a in self.records.appendices)
        for person in self.records.roster:
            if person.role == "local" and listed:
                continue  # no document prints them but where they were
            name = str(person.name.main)
            yield "人員", "name", name
            yield "人員", f"role of {name}", "reporter" if person.role == "reporter" else "other"
            keys = ("agency", "post")
            if person.role == "reporter":
                keys += ("unit", "phone")  # type: ignore[assignment]
            for key in keys:
                yield "人員", f"{key} of {name}", getattr(person, key) or ""

    def _itinerary(self) -> Iterator[tuple[str, str, object]]:
        itinerary = self.records.itinerary
        if itinerary is None:
            return
        if itinerary.preparation:
            yield from self._prose("行程", "preparation", itinerary.preparation)
        if itinerary.overview:
            yield from self._prose("行程", "overview", itinerary.overview)
        titles = self._titles()
        for number, day in enumerate(itinerary.days):
            where = f"day {day.date or day.label or number}"
            yield "行程", "day", day.date or day.label or ""
            yield "行程", f"{where} until", day.until or ""
            yield "行程", f"{where} place", day.place or ""
            if day.activity:
                yield from self._prose("行程", f"{where} words", day.activity)
            for session in day.sessions:
                yield "行程", f"{where} words", titles.get(str(session), "")

    def _titles(self) -> dict[str, str]:
        found: dict[str, str] = {}

        def walk(node: Any) -> None:
            if node.id:
                found[str(node.id)] = str(node.title.main)
            for child in (*getattr(node, "sessions", ()), *getattr(node, "topics", ())):
                walk(child)

        for node in (*self.records.sessions, *self.records.topics):
            walk(node)
        return found

    def _topic(self, topic: Any, above: str) -> Iterator[tuple[str, str, object]]:
        yield "內文", f"{above} title", topic.title.main
        yield "內文", f"gloss of {topic.title.main}", topic.title.gloss or ""
        if topic.prose:
            yield from self._prose("內文", str(topic.title.main), topic.prose)
        for child in topic.topics:
            yield from self._topic(child, str(topic.title.main))

    def _session(self, session: Any, above: str = "session") -> Iterator[tuple[str, str, object]]:
        title = str(session.title.main)
        yield "場次", f"{above} title", title
        yield "場次", f"gloss of {title}", session.title.gloss or ""
        for key in ("date", "until", "place", "organiser"):
            yield "場次", f"{key} of {title}", getattr(session, key) or ""
        if session.time:
            yield "場次", f"time of {title}", clock(session.time)
        for identifier in session.our_people:
            yield "場次", f"ours of {title}", self.people[identifier].name.main
        for key in ("their_people", "moderators", "speakers"):
            for participant in getattr(session, key):
                yield from self._participant(f"{key} of {title}", participant)
        for group in session.people:
            for participant in group.people:
                yield from self._participant(f"{group.label} of {title}", participant)
        if session.prose:
            yield from self._prose("內文", title, session.prose)
        for child in session.sessions:
            yield from self._session(child, title)

    def _participant(self, where: str, participant: Any) -> Iterator[tuple[str, str, object]]:
        person = participant if isinstance(participant, Guest) else self.people[participant]
        name = str(person.name.main)
        yield "場次", where, name
        if isinstance(person, Guest):
            yield "場次", f"gloss of {name} in {where}", person.name.gloss or ""
            for key in ("post", "organisation", "affiliation"):
                yield "場次", f"{key} of {name} in {where}", getattr(person, key) or ""

    def _advice(self) -> Iterator[tuple[str, str, object]]:
        for item in self.records.reflections:
            yield "心得建議", "reflection", item.title.main
            yield from self._prose("心得建議", str(item.title.main), item.prose)
        advice = self.records.recommendations
        if advice is None:
            return
        for number, item in enumerate(advice.items):
            title = str(item.title.main) if item.title else f"item {number}"
            yield "心得建議", "recommendation", item.title.main if item.title else ""
            yield from self._prose("心得建議", title, item.prose)
            for key in ("horizon", "lead", "due"):
                yield "心得建議", f"{key} of {title}", getattr(item, key) or ""
            for agency in item.supporting:
                yield "心得建議", f"supporting of {title}", agency
        for work in advice.follow_up:
            yield from self._prose("心得建議", "follow up", work.prose)

    def _appendix(self, appendix: Any) -> Iterator[tuple[str, str, object]]:
        title = str(appendix.title.main)
        yield "附錄", "title", title
        yield "附錄", f"kind of {title}", appendix.kind
        if appendix.prose:
            yield from self._prose("附錄", title, appendix.prose)
        for photo in getattr(appendix, "photos", ()):
            yield "圖", f"photo of {title}", photo.caption
            yield "圖", f"picture of {photo.caption}", self._digest(photo.file)
            yield "圖", f"source of {photo.caption}", photo.source or ""
        for row in (getattr(appendix, "columns", ()), *getattr(appendix, "rows", ())):
            for cell in row if appendix.kind == "table" else ():
                yield "附錄", f"cell of {title}", cell
        for day in getattr(appendix, "days", ()):
            venues = {v.id: v.name.main for v in appendix.venues}
            for slot in day.slots:
                where = f"slot {day.date} {clock(slot.time)} {venues[slot.venue]}"
                yield "附錄", where, slot.title.main
                yield "附錄", f"organiser of {slot.title.main}", slot.organiser or ""
        for group in getattr(appendix, "groups", ()):
            yield from self._references(group)

    def _references(self, group: Any) -> Iterator[tuple[str, str, object]]:
        yield "附錄", "group", group.title.main
        for reference in group.references:
            yield "附錄", f"reference of {group.title.main}", reference.url or ""
        for child in group.groups:
            yield from self._references(child)

    def _digest(self, file: str) -> str:
        path = self.folder / file
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""

    def _prose(self, part: str, place: str, text: str) -> Iterator[tuple[str, str, object]]:
        """Paragraphs, figures, cells and notes of a prose."""
        for match in _NOTE.finditer(text):
            yield "註腳", f"note in {place}", plain(match[2])
        for block in re.split(r"\n\s*\n", _NOTE.sub("", text)):
            yield from self._block(part, place, block.strip("\n"))

    def _block(self, part: str, place: str, block: str) -> Iterator[tuple[str, str, object]]:
        lines = block.split("\n")
        figures = [m for line in lines if (m := _FIGURE.fullmatch(line.strip()))]
        if figures and len(figures) == len([line for line in lines if line.strip()]):
            for match in figures:
                yield "圖", f"figure in {place}", plain(match[1])
                yield "圖", f"picture of {match[1]}", self._digest(match[2])
            return
        if any(line.strip().startswith("|") for line in lines):
            for line in lines:
                caption = re.search(r'caption="([^"]*)"', line)
                if caption and not line.strip().startswith("|"):
                    yield "表", f"table in {place}", caption[1]
                elif line.strip().startswith("|") and not re.fullmatch(r"[\s|:-]+", line):
                    for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]:
                        yield "表", f"cell in {place}", plain(cell.strip())
            return
        for paragraph in _items(lines):
            words = plain(_REFERENCE.sub("", paragraph))
            yield part, place, _REFERENCE.sub("", words)


def _items(lines: Iterable[str]) -> Iterator[str]:
    """Items of a list apart; any other lines are one paragraph."""
    waiting: list[str] = []
    for line in lines:
        match = re.match(r"\s*(?:\d+\.|-|>) +(.*)", line)
        if match:
            if waiting:
                yield "\n".join(waiting)
            waiting = [match[1]]
        else:
            waiting.append(line)
    if waiting:
        yield "\n".join(waiting)
