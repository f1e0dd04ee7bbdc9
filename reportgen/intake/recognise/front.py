"""The cover and the 提要表: what stands before the first chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.findings import Finding
from reportgen.intake.blocks import Block, Paragraph, Role, Table
from reportgen.intake.ledger import core
from reportgen.intake.recognise import roster as people
from reportgen.intake.recognise.conflicts import conflict
from reportgen.intake.recognise.countries import places_in
from reportgen.intake.recognise.dates import days_in
from reportgen.intake.recognise.facts import Fact, in_line, in_lines, in_table
from reportgen.intake.recognise.labels import MEANINGS, is_label
from reportgen.intake.recognise.people import split_name
from reportgen.intake.recognise.prose import Writer
from reportgen.intake.recognise.roster import Roster
from reportgen.intake.recognise.titles import displayed
from reportgen.scaffold.commented import Tree
from reportgen.text import has_han

FILE = "report.yaml"

_PORTAL = ("plan", "visited", "subject", "policy", "project", "remarks")
_KIND = re.compile(
    r"(?:公務)?出國報告(?:書)?\s*(?:[（(]\s*出國類別\s*[：:]\s*(?P<category>.*?)[）)]?)?\s*"
)
_FORM_TITLE = re.compile(r".{0,30}出國報告(?:書)?(?:提要|摘要)表?")
_NOTHING = {"", "－", "-", "—", "–"}


class Front:
    """Gathers the report's own fields."""

    def __init__(self, writer: Writer, roster: Roster, name: str) -> None:
        self.writer, self.ledger, self.roster, self.name = writer, writer.ledger, roster, name
        self.report: dict[str, Tree] = {}
        self.portal: dict[str, Tree] = {}
        self.only_agency = ""
        """The 服務機關 of a cover that names a single one."""
        self.findings: list[Finding] = []
        self.start: date | None = None

    def read(self, blocks: Sequence[Block]) -> None:
        """Read *blocks*; what is not understood stays out of the ledger."""
        lines: list[tuple[int, Paragraph]] = []
        facts: list[Fact] = []
        abstract: list[Block] | None = None
        position = 0
        while position < len(blocks):
            block = blocks[position]
            position += 1
            if isinstance(block, Table):
                abstract = None
                found = in_table(block, is_label)
                facts += found
                if found and _meaning(found[-1]) == "abstract" and not found[-1].pieces:
                    abstract = []
                    facts.append(found[-1])
                continue
            if block.role in {Role.CONTENTS, Role.MARGIN, Role.HIDDEN} or not block.line:
                continue
            fact = in_line(block, is_label)
            if fact is not None and not (abstract is not None and not fact.heads and (
                _meaning(fact) not in {"keywords"})):  # fmt: skip
                facts.append(fact)
                abstract = [] if _meaning(fact) == "abstract" else None
                if abstract is not None and fact.pieces and fact.value:
                    self._abstract_of(fact, blocks, position)
                    position = self._after_abstract(blocks, position)
                    abstract = None
                continue
            if abstract is not None:
                end = self._after_abstract(blocks, position - 1)
                if end > position - 1:
                    text = self.writer.prose(blocks[position - 1 : end], FILE)
                    self._set("abstract", text)
                    position = end
                    abstract = None
                    continue
            last = facts[-1] if facts else None
            if last is not None and _goes_on(last, block):
                last.pieces.append((block, "", block.text.strip()))
            else:
                lines.append((position, block))
        # The form says who is who; the cover has names and posts in one.
        for fact in sorted(facts, key=lambda fact: _meaning(fact) == "people"):
            self._fact(fact)
        self._pair_names(facts)
        self._lines(lines)

    def _after_abstract(self, blocks: Sequence[Block], start: int) -> int:
        """The position after the paragraphs of the abstract that begins at *start*."""
        position = start
        while position < len(blocks):
            block = blocks[position]
            if not isinstance(block, Paragraph) or block.role in {Role.CONTENTS, Role.MARGIN}:
                break
            if in_line(block, is_label) is not None and block.line:
                break
            position += 1
        return position

    def _abstract_of(self, fact: Fact, blocks: Sequence[Block], position: int) -> None:
        """The abstract whose first words stand behind its label."""
        end = self._after_abstract(blocks, position)
        fact.keep(self.ledger, FILE)
        first = self.writer.line(fact.value)
        rest = self.writer.prose(blocks[position:end], FILE)
        self._set("abstract", "\n\n".join(filter(None, (first, rest))))
        fact.pieces.clear()
        fact.heads = ()

    def without_keywords(self, blocks: Sequence[Block]) -> list[Block]:
        """*blocks* of a chapter without the line of 關鍵詞, which is entered."""
        facts, rest = in_lines(blocks, lambda label: MEANINGS.get(label) == "keywords")
        for fact in facts:
            self._fact(fact)
        return rest

    # --- facts

    def _fact(self, fact: Fact) -> None:
        meaning = _meaning(fact)
        value = fact.value
        if meaning in {"pages", "appendix"} or value in _NOTHING:
            fact.read(self.ledger, FILE)
            return
        if meaning in {"names", "posts"}:
            return
        read = getattr(self, f"_read_{meaning}", None)
        if meaning in _PORTAL:
            self._read_portal(meaning, fact)
        elif read is not None:
            read(fact)

    def _set(self, key: str, value: Tree, fact: Fact | None = None) -> bool:
        """Give *key* its first value; another one is a conflict."""
        before = self.report.get(key)
        if before is None:
            self.report[key] = value
            return True
        if fact is not None and core(str(before)) != core(str(value)):
            self.findings.append(conflict(self.name, fact.label, str(before), fact.value))
            return False
        return True

    def _keep(self, key: str, value: Tree, fact: Fact) -> None:
        """Give *key* the words of *fact*; the second time they are only read."""
        first = key not in self.report
        if self._set(key, value, fact):
            fact.keep(self.ledger, FILE) if first else fact.read(self.ledger, FILE)

    def _read_title(self, fact: Fact) -> None:
        plain = self.writer.line(fact.value.replace("\n", ""))
        zh, foreign = split_name(plain)
        self._keep("title", {"zh": zh, "foreign": foreign} if foreign else plain, fact)

    def _read_agency(self, fact: Fact) -> None:
        parts = [p for p in re.split(r"[、\n]", fact.value) if p.strip()]
        if not parts:
            return
        if len(parts) == 1:
            self._keep("agency", self.writer.line(parts[0]), fact)
            self.only_agency = self.writer.line(parts[0])
        else:
            self._set("agency", self.writer.line(parts[0]))
            fact.read(self.ledger, FILE)

    def _read_people(self, fact: Fact) -> None:
        self._people(fact, people.from_cover(self.roster, fact.value.split("\n")))

    def _read_form(self, fact: Fact) -> None:
        self._people(fact, people.from_form(self.roster, fact.value.split("\n"), "reporter"))

    def _read_companions(self, fact: Fact) -> None:
        self._people(fact, people.from_form(self.roster, fact.value.split("\n"), "delegation"))

    def _read_locals(self, fact: Fact) -> None:
        self._people(fact, people.from_form(self.roster, fact.value.split("\n"), "local"))

    def _people(self, fact: Fact, strange: list[str]) -> None:
        """Enter the lines of people but for the *strange* ones; 等 202 人 is a number."""
        for line in strange:
            match = re.fullmatch(r"等\s*(\d+)\s*人", line.strip())
            if match:
                self._set("travellers", match[1])
        rest = [line for line in strange if not re.fullmatch(r"等\s*\d+\s*人", line.strip())]
        if not rest:
            fact.read(self.ledger, FILE)
            return
        for paragraph, label, value in fact.pieces:
            if any(line in value for line in rest):
                self.ledger.leave(paragraph, "看不出是誰")
            else:
                self.ledger.put(paragraph, FILE, (), (label, value))

    def _pair_names(self, facts: list[Fact]) -> None:
        """姓名 and 職稱 as two facts, the first with the first."""
        names = [line for f in facts if _meaning(f) == "names" for line in _people_of(f)]
        posts = [line for f in facts if _meaning(f) == "posts" for line in _people_of(f)]
        for position, name in enumerate(names):
            post = posts[position] if position < len(posts) else ""
            zh, foreign = split_name(name)
            self.roster.add(zh, "reporter", foreign=foreign, post=post)
        for fact in facts:
            if _meaning(fact) in {"names", "posts"} and (names or not fact.value):
                fact.read(self.ledger, FILE)

    def _read_destinations(self, fact: Fact) -> None:
        places, before = places_in(fact.value)
        if not places:
            return
        made: list[Tree] = []
        for place in places:
            entry: dict[str, Tree] = {"country": place.country}
            if place.cities:
                entry["cities"] = list(place.cities)
            made.append(entry)
        known = self.report.get("destinations")
        if known is None or len(str(made)) > len(str(known)):
            self.report["destinations"] = made
        if before.strip(" （("):
            self.ledger.guess(FILE, fact.value, "國家之前的文字沒有收入")
        fact.read(self.ledger, FILE)

    def _read_period(self, fact: Fact) -> None:
        stays = [days for days in days_in(fact.value) if days.dated]
        if not stays:
            return
        made = [
            {"start": d.first.isoformat(), "end": (d.last or d.first).isoformat()} for d in stays
        ]
        self.start = self.start or stays[0].first
        first: Tree = dict(made[0])
        if self._set("period", first, fact):
            if len(made) > 1:
                self._set("more_periods", [dict(m) for m in made[1:]])
            fact.read(self.ledger, FILE)

    def _read_report_date(self, fact: Fact) -> None:
        days = next((d for d in days_in(fact.value) if d.dated), None)
        if days is None:
            return
        if self._set("report_date", days.first.isoformat(), fact):
            fact.read(self.ledger, FILE)

    def _read_category(self, fact: Fact) -> None:
        self._category(fact.value)
        fact.read(self.ledger, FILE)

    def _category(self, text: str) -> None:
        ticked = re.search(r"[■☑☒✓✔▓]\s*([^\s□■☐]+)", text)
        value = ticked[1] if ticked else text.strip()
        match = re.fullmatch(r"(?P<value>[^（(]+)(?:[（(](?P<note>.*)[）)])?", value)
        if match is None or "□" in value:
            return
        self._set("category", match["value"].strip())
        if match["note"]:
            self._set("category_note", match["note"])

    def _read_system_id(self, fact: Fact) -> None:
        match = re.search(r"C\d{3}(?:\d{2}|A[A-Z])\d{3}", fact.value)
        if match is not None:
            self._keep("system_id", match[0], fact)

    def _read_contact(self, fact: Fact) -> None:
        parts = [part.strip() for part in re.split(r"[／/]", fact.value.replace("\n", "／"))]
        self._set("agency", self.writer.line(parts[0]))
        if len(parts) > 1 and parts[1] not in _NOTHING:
            zh, foreign = split_name(parts[1])
            phone = "／".join(parts[2:])
            self._set("contact", self.roster.add(zh, "local", foreign=foreign, phone=phone))
        fact.read(self.ledger, FILE)

    def _read_classification(self, fact: Fact) -> None:
        self._keep("classification", self.writer.line(fact.value), fact)

    def _read_keywords(self, fact: Fact) -> None:
        words: list[Tree] = [self.writer.line(w) for w in re.split(r"[、，,；;\n]", fact.value)
                             if w.strip()]  # fmt: skip
        self._keep("keywords", words, fact)

    def _read_abstract(self, fact: Fact) -> None:
        if not fact.pieces:
            for head in fact.heads:
                self.ledger.put(head, FILE, (), head.text)
            return
        blocks = [paragraph for paragraph, _, _ in fact.pieces]
        self._set("abstract", self.writer.prose(blocks, FILE))
        for head in fact.heads:
            self.ledger.put(head, FILE, (), head.text)

    def _read_portal(self, meaning: str, fact: Fact) -> None:
        value = self.writer.line(fact.value)
        entries: list[Tree] = [part for part in value.split("、") if part]
        self.portal[meaning] = entries if meaning == "visited" else value
        fact.keep(self.ledger, FILE)

    # --- lines without a label

    def _lines(self, lines: Sequence[tuple[int, Paragraph]]) -> None:
        """What kind of report it is, and its title: the lines of a block that stands by itself."""
        blocks: list[list[Paragraph]] = []
        last = -1
        for position, line in lines:
            text = line.line
            kind = _KIND.fullmatch(text)
            if kind is not None and kind["category"]:
                self._category(kind["category"].strip("（）()"))
            if kind is not None or _FORM_TITLE.fullmatch(text):
                self.ledger.put(line, FILE, (), line.text)
                continue
            if position != last + 1 or not blocks:
                blocks.append([])
            blocks[-1].append(line)
            last = position
        self._title(blocks)

    def _title(self, blocks: Sequence[list[Paragraph]]) -> None:
        lines = [line for block in blocks for line in block if not line.pictures]
        known = self.report.get("title")
        main = known.get("zh") if isinstance(known, dict) else known
        if isinstance(main, str):
            self._known_title(main, lines)
            return
        titled = [line for line in lines if line.role is Role.TITLE]
        chosen = titled or displayed(blocks)
        rows = [row for line in chosen for row in line.text.split("\n") if row.strip()]
        if not rows:
            return
        if len(rows) > 1 and has_han(rows[0]) and not has_han(rows[-1]):
            foreign = self.writer.line(rows[-1])
            zh = "".join(self.writer.line(row) for row in rows[:-1])
            self.report["title"] = {"zh": zh, "foreign": foreign}
        else:
            self.report["title"] = "".join(self.writer.line(row) for row in rows)
            if len(rows) > 1:
                self.report["title_lines"] = [self.writer.line(row) for row in rows]
        for line in chosen:
            self.ledger.put(line, FILE, line.text.split("\n"))

    def _known_title(self, main: str, lines: list[Paragraph]) -> None:
        """The lines of the cover that make up the title which the form has."""
        wanted, shown = core(main), [line for line in lines if core(line.text)]
        for start in range(len(shown)):
            for end in range(start + 1, min(start + 6, len(shown)) + 1):
                if core("".join(line.text for line in shown[start:end])) != wanted:
                    continue
                rows = [self.writer.line(row) for line in shown[start:end]
                        for row in line.text.split("\n") if row.strip()]  # fmt: skip
                if len(rows) > 1 and "".join("".join(rows).split()) == "".join(main.split()):
                    self.report["title_lines"] = list(rows)
                for line in shown[start:end]:
                    self.ledger.put(line, FILE, (), line.text)
                self._subtitle(shown[end : end + 1])
                return

    def _subtitle(self, lines: list[Paragraph]) -> None:
        known = self.report.get("title")
        for line in lines:
            if isinstance(known, dict) and core(line.text) == core(str(known.get("foreign"))):
                self.ledger.put(line, FILE, (), line.text)


def _meaning(fact: Fact) -> str:
    return MEANINGS[fact.label]


def _goes_on(fact: Fact, block: Paragraph) -> bool:
    """Whether *block* is a further line of the value of *fact*: another person, a further city."""
    if _meaning(fact) not in {"people", "form", "names", "posts", "destinations", "agency"}:
        return not fact.pieces and len(block.line) < 60
    if fact.pieces and fact.pieces[-1][0].role is not block.role:
        return False
    return len(block.line) < 40 and not block.line.endswith("。")


def _people_of(fact: Fact) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[、\n]", fact.value) if part.strip())
