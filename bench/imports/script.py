"""A report as a civil servant would type it: a script of headings, facts, paragraphs, pictures.

Made from the records alone, in words of its own; it shares nothing with the program's layouts nor
with the importer, so that the importer meets a stranger's document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from reportgen.read import read
from reportgen.records import Records
from reportgen.records.countries import CHINESE_NAMES
from reportgen.records.moments import TimeSpan
from reportgen.records.names import Name
from reportgen.records.people import Guest
from reportgen.records.roster import Person


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look, or the call of a note."""

    text: str
    bold: bool = False
    italic: bool = False
    note: str = ""


@dataclass(slots=True)
class Heading:
    """A heading of a level, from 1."""

    level: int
    title: str


@dataclass(slots=True)
class Facts:
    """Labels with their values, a line each."""

    pairs: list[tuple[str, list[str]]]
    kind: str
    """``cover``, ``form`` or ``session``."""


@dataclass(slots=True)
class Text:
    """A paragraph; in a list, its level from 1, and whether it has numbers."""

    runs: list[Run]
    level: int = 0
    number: int = 0
    role: str = ""


@dataclass(slots=True)
class Picture:
    """A picture with its caption, its words for the blind, and its source."""

    file: Path
    caption: str
    alt: str = ""
    source: str = ""
    photo: bool = False


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, the first of them the head."""

    rows: list[list[str]]
    caption: str = ""
    source: str = ""


Part = Heading | Facts | Text | Picture | Grid


@dataclass(slots=True)
class Script:
    """The whole document: its front, and its body."""

    title: str
    front: list[Part] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)


CHAPTERS = ("目的", "過程", "心得及建議", "附錄")
_FIGURE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<file>[^)\s]+)\)(?:\{(?P<attributes>[^}]*)\})?")
_QUOTED = re.compile(r'(\w+)="([^"]*)"')
_INLINE = re.compile(
    r"\[\^(?P<note>[^\]\s]+)\]|\[\]\(#(?P<ref>[^)\s]+)\)(?:\{[^}]*\})?"
    r"|\[(?P<text>[^\]]*)\](?:\((?P<link>[^)\s]+)\)|\{[^}]*\})|<(?P<url>https?://[^>]+)>"
    r"|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|\\(?P<char>[^\w\s])|\$(?P<formula>[^$\s][^$]*)\$"
)
_ITEM = re.compile(r"(?P<indent> *)(?:(?P<number>\d+)\.|-) +(?P<text>.*)")


def load(folder: Path) -> Records:
    """The records of the report in *folder*; raises ``ValueError`` where they cannot be read."""
    records = read(folder, folder.name).records
    if records is None:
        raise ValueError(folder)
    return records


def script_of(records: Records, folder: Path) -> Script:
    """The document of *records*, whose pictures are in *folder*."""
    return _Typist(records, folder).script()


def roc(day: date) -> str:
    """105 年 12 月 7 日."""
    return f"{day.year - 1911} 年 {day.month} 月 {day.day} 日"


def both(name: Name) -> str:
    """A name in both forms."""
    return f"{name.main}（{name.gloss}）" if name.gloss else str(name.main)


class _Typist:
    def __init__(self, records: Records, folder: Path) -> None:
        self.records, self.folder = records, folder
        self.people = {p.id: p for p in records.roster} | {g.id: g for g in records.guests}
        self.labels: dict[str, str] = {}
        self.made = Script(str(records.title.main))
        self._count_captions()

    def script(self) -> Script:
        records = self.records
        self._front()
        out = self.made.body
        out.append(Heading(1, CHAPTERS[0]))
        if records.purpose:
            out.extend(self._prose(records.purpose.prose))
        out.append(Heading(1, CHAPTERS[1]))
        self._process(out)
        out.append(Heading(1, CHAPTERS[2]))
        self._findings(out)
        for topic in records.chapters:
            self._topic(out, topic, 1)
        if records.appendices:
            out.append(Heading(1, CHAPTERS[3]))
            for appendix in records.appendices:
                self._appendix(out, appendix)
        return self.made

    # --- captions

    def _count_captions(self) -> None:
        """The numbers of all figures and tables, in the order in which they are typed."""
        figures = tables = 0
        for text in self._all_prose():
            for line in text.split("\n"):
                match = _FIGURE.search(line)
                if match:
                    figures += 1
                    label = re.search(r"#([\w.-]+)", match["attributes"] or "")
                    if label:
                        self.labels[label[1]] = f"圖 {figures}"
                match_table = re.match(r"\s*\{#([\w.-]+) caption=", line)
                if match_table:
                    tables += 1
                    self.labels[match_table[1]] = f"表 {tables}"
        for appendix in self.records.appendices:
            for photo in getattr(appendix, "photos", ()):
                figures += 1
                if photo.id:
                    self.labels[photo.id] = f"圖 {figures}"
            if appendix.kind == "table":
                tables += 1
                if appendix.id:
                    self.labels[appendix.id] = f"表 {tables}"

    def _all_prose(self) -> Iterator[str]:
        """Every prose in the order of the script."""
        records = self.records
        yield str(records.purpose.prose if records.purpose else "")
        yield str(records.process.prose if records.process else "")
        if records.itinerary:
            yield str(records.itinerary.preparation or "")
            yield str(records.itinerary.overview or "")
        for tree in (*records.topics, *records.sessions):
            yield from self._tree(tree)
        yield from (str(item.prose) for item in records.reflections)
        if records.recommendations:
            yield from (str(item.prose) for item in records.recommendations.items)
            yield from (str(item.prose) for item in records.recommendations.follow_up)
        for tree in records.chapters:
            yield from self._tree(tree)
        for appendix in records.appendices:
            yield str(appendix.prose or "")

    def _tree(self, node: Any) -> Iterator[str]:
        yield str(node.prose or "")
        for child in getattr(node, "topics", ()) or getattr(node, "sessions", ()):
            yield from self._tree(child)

    # --- front

    def _front(self) -> None:
        records = self.records
        reporters = [p for p in records.roster if p.role == "reporter"]
        stays = "；".join(f"{roc(p.start)}至 {p.end.month} 月 {p.end.day} 日"
                          if p.start.year == p.end.year else f"{roc(p.start)}至 {roc(p.end)}"
                          for p in records.periods)  # fmt: skip
        kind = f"（{records.category_note}）" if records.category_note else ""
        out = self.made.front
        out.append(Text([Run(f"出國報告（出國類別：{records.category}{kind}）")], role="kind"))
        out.append(Text([Run(both(records.title))], role="title"))
        pairs = [
            ("服務機關", [str(records.agency)]),
            ("姓名職稱", [f"{p.name.main}{p.post or ''}" for p in reporters or records.roster[:2]]),
            ("派赴國家", ["、".join(self._where(d) for d in records.destinations)]),
            ("出國期間", [stays]),
        ]
        if records.report_date:
            pairs.append(("報告日期", [roc(records.report_date)]))
        out.append(Facts([(k, v) for k, v in pairs if v and any(v)], "cover"))
        form = [("出國報告名稱", [both(records.title)])]
        if records.contact:
            contact = self.people[records.contact]
            phone = getattr(contact, "phone", None) or "－"
            value = f"{records.agency}／{contact.name.main}／{phone}"
            form.append(("出國計畫主辦機關／聯絡人／電話", [value]))
        if reporters:
            form.append(("出國人員姓名／服務機關／單位／職稱／電話", [
            "／".join([str(p.name.main), p.agency or "－", p.unit or "－", p.post or "－",
                       p.phone or "－"]) for p in reporters]))  # fmt: skip
        others = [p for p in records.roster if p.role != "reporter"]
        if others and not any(a.kind == "roster" for a in records.appendices):
            form.append(("同行人員", [
                "／".join([str(p.name.main), p.agency or "－", p.unit or "－", p.post or "－"])
                for p in others]))  # fmt: skip
        form.append(("出國類別", [f"{records.category}{kind}"]))
        if records.system_id:
            form.append(("系統識別號", [str(records.system_id)]))
        if records.keywords:
            form.append(("關鍵詞", ["、".join(records.keywords)]))
        out.append(Text([Run("行政院及所屬各機關出國報告提要")], role="form-title"))
        out.append(Facts(form, "form"))
        if records.abstract:
            out.append(Text([Run("內容摘要")], role="abstract-title"))
            out.extend(self._prose(records.abstract))

    def _where(self, destination: Any) -> str:
        country = destination.name or CHINESE_NAMES[str(destination.country)]
        return f"{country}{'、'.join(destination.cities)}"

    # --- body

    def _process(self, out: list[Part]) -> None:
        records = self.records
        if records.process:
            out.extend(self._prose(records.process.prose))
        itinerary = records.itinerary
        if itinerary and itinerary.preparation:
            out.append(Heading(2, "行前準備"))
            out.extend(self._prose(itinerary.preparation))
        if itinerary and (itinerary.overview or itinerary.days):
            out.append(Heading(2, self._title("itinerary", "行程")))
            if itinerary.overview:
                out.extend(self._prose(itinerary.overview))
            if itinerary.days:
                out.append(Grid([["日期", "地點", "行程"], *map(self._day, itinerary.days)]))
        if records.topics:
            out.append(Heading(2, self._title("topics", "主題內容")))
            for topic in records.topics:
                self._topic(out, topic, 3)
        if records.sessions:
            out.append(Heading(2, self._title("sessions", "參訪及會議紀要")))
            for session in records.sessions:
                self._session(out, session, 3)

    def _title(self, key: str, usual: str) -> str:
        own = getattr(self.records.headings, key, None) if self.records.headings else None
        return str(own or usual)

    def _day(self, day: Any) -> list[str]:
        weekday = "一二三四五六日"
        if day.date is None:
            when = str(day.label or "")
        elif day.until and day.until != day.date:
            when = (
                f"{day.date.month} 月 {day.date.day} 日至 {day.until.month} 月 {day.until.day} 日"
            )
        else:
            when = f"{day.date.month} 月 {day.date.day} 日（{weekday[day.date.weekday()]}）"
        if day.label and day.date is not None:
            when = f"{day.label}\n{when}"
        titles = self._titles()
        lines = [plain(day.activity)] if day.activity else []
        lines += [titles.get(str(session), "") for session in day.sessions]
        return [when, str(day.place or ""), "\n".join(filter(None, lines))]

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

    def _topic(self, out: list[Part], topic: Any, level: int) -> None:
        out.append(Heading(level, both(topic.title)))
        if topic.prose:
            out.extend(self._prose(topic.prose))
        for child in topic.topics:
            self._topic(out, child, level + 1)

    def _session(self, out: list[Part], session: Any, level: int) -> None:
        out.append(Heading(level, both(session.title)))
        facts = [
            ("時間", self._when(session)),
            ("地點", str(session.place or "")),
            ("主辦單位", str(session.organiser or "")),
            ("主持人", self._people(session.moderators)),
            ("講者", self._people(session.speakers)),
            *((str(g.label), self._people(g.people, g.total)) for g in session.people),
            ("我方出席人員", self._people(session.our_people, session.our_total,
                                    session.more_people)),
            ("對方出席人員", self._people(session.their_people, session.their_total,
                                    session.more_people)),
        ]  # fmt: skip
        pairs = [(label, [value]) for label, value in facts if value]
        if pairs:
            out.append(Facts(pairs, "session"))
        if session.prose:
            out.extend(self._prose(session.prose))
        for child in session.sessions:
            self._session(out, child, level + 1)

    def _when(self, session: Any) -> str:
        text = roc(session.date) if session.date else ""
        if session.until and session.until != session.date:
            text += f"至 {session.until.month} 月 {session.until.day} 日"
        return text + (clock(session.time) if session.time else "")

    def _people(self, people: Any, total: int | None = None, more: bool = False) -> str:
        parts = [self._one(person) for person in people]
        text = "、".join(parts)
        if parts and total:
            return f"{text}等 {total} 人"
        return f"{text}等人" if parts and more else text

    def _one(self, participant: Any) -> str:
        person = participant if isinstance(participant, Guest) else self.people[participant]
        if isinstance(person, Person):
            return f"{person.agency or ''}{person.name.main}{person.post or ''}"
        office = _joined([person.organisation or "", person.post or ""])
        words = [w for w in (person.name.gloss, person.affiliation, office) if w]
        return f"{person.name.main}（{'，'.join(words)}）" if words else str(person.name.main)

    def _findings(self, out: list[Part]) -> None:
        records = self.records
        if records.reflections:
            out.append(Heading(2, self._title("reflections", "心得")))
            for item in records.reflections:
                out.append(Heading(3, both(item.title)))
                out.extend(self._prose(item.prose))
        advice = records.recommendations
        if advice and advice.items:
            out.append(Heading(2, self._title("recommendations", "建議")))
            for item in advice.items:
                if item.title:
                    out.append(Heading(3, both(item.title)))
                    out.extend(self._prose(item.prose))
                else:
                    out.extend(_numbered(self._prose(item.prose), advice.items.index(item) + 1))
                facts = [
                    ("期程", str(item.horizon or "")), ("主辦機關", str(item.lead or "")),
                    ("協辦機關", "、".join(item.supporting)),
                    ("完成期限", roc(item.due) if item.due else ""),
                ]  # fmt: skip
                line = "　".join(f"{label}：{value}" for label, value in facts if value)
                if line:
                    out.append(Text([Run(line)], role="facts"))
        if advice and advice.follow_up:
            out.append(Heading(2, self._title("follow_up", "後續工作事項")))
            for number, work in enumerate(advice.follow_up, start=1):
                out.extend(_numbered(self._prose(work.prose), number))

    # --- appendices

    def _appendix(self, out: list[Part], appendix: Any) -> None:
        out.append(Heading(2, both(appendix.title)))
        if appendix.prose:
            out.extend(self._prose(appendix.prose))
        if appendix.kind == "photos":
            out.extend(Picture(self.folder / photo.file, photo.caption, photo.alt,
                               photo.source or "", photo=True)
                       for photo in appendix.photos)  # fmt: skip
        elif appendix.kind == "table":
            rows = [list(map(str, appendix.columns)), *(list(map(str, r)) for r in appendix.rows)]
            out.append(Grid(rows, both(appendix.title), appendix.source or ""))
        elif appendix.kind == "roster":
            self._roster(out)
        elif appendix.kind == "references":
            for group in appendix.groups:
                self._references(out, group, 3)
        elif appendix.kind == "agenda":
            self._agenda(out, appendix)
        elif appendix.kind == "terms":
            rows = [["中文", "原文", "簡稱"]]
            rows += [[t.term, t.foreign, t.abbreviation or "－"] for t in self.records.terms]
            out.append(Grid(rows))
        elif appendix.kind == "events":
            for event in appendix.events:
                line = f"{both(event.title)}，{roc(event.date)}，{event.venue or ''}"
                out.append(Text([Run(line)]))

    def _roster(self, out: list[Part]) -> None:
        rows = [["編號", "服務機關", "姓名", "職稱"]]
        people = [p for p in self.records.roster if p.role != "local"]
        rows += [[str(n), p.agency or "－", both(p.name), p.post or "－"]
                 for n, p in enumerate(people, start=1)]  # fmt: skip
        out.append(Grid(rows))

    def _references(self, out: list[Part], group: Any, level: int) -> None:
        out.append(Heading(level, both(group.title)))
        for reference in group.references:
            authors = "、".join(str(a.main) for a in reference.authors)
            parts = [authors, both(reference.title), reference.publisher or ""]
            if reference.date:
                parts.append(str(reference.date)[:10])
            line = "，".join(filter(None, parts)) + "。"
            if reference.url:
                line += f" {reference.url}"
            out.append(Text([Run(line)]))
        for child in group.groups:
            self._references(out, child, level + 1)

    def _agenda(self, out: list[Part], agenda: Any) -> None:
        venues = {str(v.id): both(v.name) for v in agenda.venues}
        for day in agenda.days:
            out.append(Text([Run(roc(day.date))], role="day"))
            rows = [["時間", "會場", "場次", "主辦"]]
            rows += [[clock(slot.time), venues[str(slot.venue)], both(slot.title),
                      slot.organiser or ""] for slot in day.slots]  # fmt: skip
            out.append(Grid(rows))

    # --- prose

    def _prose(self, text: str) -> list[Part]:
        """Markdown as parts; references as the labels that they print."""
        notes = dict(_notes(text))
        lines = _without_notes(text).split("\n")
        parts: list[Part] = []
        waiting: list[str] = []
        attributes = ""
        rows: list[str] = []
        item: tuple[int, int] | None = None

        def flush() -> None:
            nonlocal waiting
            if waiting:
                level, number = item or (0, 0)
                made = Text(self._runs(_joined(waiting), notes), level, number)
                if item and item[1] < 0:
                    made = Text(made.runs, item[0], 0, "more")
                parts.append(made)
                waiting = []

        for line in [*lines, ""]:
            if rows and not line.strip().startswith("|"):
                parts.append(_grid(rows, attributes))
                rows, attributes = [], ""
            figure = _FIGURE.fullmatch(line.strip())
            match = _ITEM.fullmatch(line)
            if figure:
                flush()
                more = dict(_QUOTED.findall(figure["attributes"] or ""))
                parts.append(Picture(self.folder / figure["file"], plain(figure["caption"]),
                                     more.get("alt", ""), more.get("source", "")))  # fmt: skip
            elif line.strip().startswith("|"):
                flush()
                rows.append(line.strip())
            elif re.match(r"\s*\{#", line):
                flush()
                attributes = line
            elif match and (not waiting or item or len(match["indent"]) >= 0):
                flush()
                level = len(match["indent"]) // 3 + 1
                item = level, int(match["number"] or 0)
                waiting = [match["text"]]
            elif not line.strip():
                flush()
                item = (item[0], -1) if item else None
            else:
                if not waiting and item and not line.startswith("  "):
                    item = None
                waiting.append(line.strip())
        return parts

    def _runs(self, text: str, notes: dict[str, str]) -> list[Run]:
        runs: list[Run] = []
        end = 0
        text = text.lstrip("> ")
        for match in _INLINE.finditer(text):
            runs.append(Run(text[end : match.start()]))
            end = match.end()
            if match["note"]:
                runs.append(Run("", note=plain(notes.get(match["note"], ""))))
            elif match["ref"]:
                runs.append(Run(self.labels.get(match["ref"], "附錄")))
            elif match["bold"]:
                runs.append(Run(plain(match["bold"]), bold=True))
            elif match["italic"]:
                runs.append(Run(plain(match["italic"]), italic=True))
            else:
                runs.append(Run(match["text"] or match["url"] or match["char"] or
                                match["formula"] or ""))  # fmt: skip
        runs.append(Run(text[end:]))
        return [run for run in runs if run.text or run.note]


def clock(span: TimeSpan) -> str:
    """09:00-10:30, or 上午."""
    if span.start is None:
        return span.part
    start = f"{span.start:%H:%M}"
    return f"{start}-{span.end:%H:%M}" if span.end else start


def plain(text: str | None) -> str:
    """Markdown of one paragraph as the text that it prints, references and notes left out."""

    def shown(match: re.Match[str]) -> str:
        words = (match["text"], match["url"], match["bold"], match["italic"], match["char"],
                 match["formula"])  # fmt: skip
        return "" if match["note"] or match["ref"] else next(filter(None, words), "")

    once = _INLINE.sub(shown, _joined((text or "").split("\n")))
    return _INLINE.sub(shown, once)


def _joined(lines: list[str]) -> str:
    """Lines of a paragraph as one: a blank between Latin words, none beside Chinese."""
    text = ""
    for line in map(str.strip, lines):
        line = line.removesuffix("\\")
        gap = " " if text and line and text[-1].isascii() and line[0].isascii() else ""
        text += gap + line
    return text


_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ ]*(.*(?:\n(?:    .*|)(?=\n|$))*)", re.MULTILINE)


def _notes(text: str) -> Iterator[tuple[str, str]]:
    for match in _NOTE.finditer(text):
        yield match[1], _joined(match[2].split("\n"))


def _without_notes(text: str) -> str:
    return _NOTE.sub("", text)


def _grid(rows: list[str], attributes: str) -> Grid:
    cells = [[plain(c.strip().replace("\\|", "|")) for c in re.split(r"(?<!\\)\|", row)[1:-1]]
             for row in rows]  # fmt: skip
    more = dict(_QUOTED.findall(attributes))
    kept = [row for n, row in enumerate(cells) if n != 1]
    return Grid(kept, more.get("caption", ""), more.get("source", ""))


def _numbered(parts: list[Part], number: int) -> list[Part]:
    first = parts[0] if parts else None
    if isinstance(first, Text) and not first.level:
        return [Text(first.runs, 1, number, "item"), *parts[1:]]
    return parts
