"""The people of our side: known from the cover, the 提要表, the roster and the sessions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportgen.intake.blocks import Cell, Table, paragraphs
from reportgen.intake.ledger import Ledger
from reportgen.intake.recognise.facts import label_of
from reportgen.intake.recognise.people import Someone, listed, ours, split_name, theirs
from reportgen.scaffold.commented import Tree
from reportgen.scaffold.ids import romanized, unused
from reportgen.text import has_han

FILE = "roster.yaml"
_RANKS = ("local", "delegation", "reporter")
_FIELDS = ("id", "name", "agency", "unit", "post", "grade", "phone", "role")

COLUMNS = {
    "編號": "number", "序號": "number", "項次": "number", "服務機關": "agency", "機關": "agency",
    "單位": "unit", "服務單位": "unit", "機關單位": "agency", "服務機關／單位": "agency",
    "機關名稱": "agency", "姓名": "name", "職稱": "post", "官職等": "grade", "職等": "grade",
    "電話": "phone", "聯絡電話": "phone", "機關（構）": "agency", "單位／職稱": "post",
    "備註": "note",
}  # fmt: skip
"""Headings of the columns of a roster."""
_NOTHING = {"", "－", "-", "—", "–", "無"}


class Roster:
    """Everybody of our side, each once, by name."""

    def __init__(self) -> None:
        self.people: dict[str, dict[str, str]] = {}
        self.guessed: set[str] = set()

    def add(self, name: str, role: str, *, foreign: str = "", **fields: str) -> str:
        """The id of *name*, who is entered or known better now."""
        key = _key(name)
        person = self.people.get(key)
        if person is None:
            spelt = romanized(name) if has_han(name) else _slug(name)
            taken = [p["id"] for p in self.people.values()]
            wanted = unused(spelt or f"p{len(self.people) + 1}", taken)
            person = self.people[key] = {
                "id": wanted,
                "name": name,
                "foreign": foreign,
                "role": role,
            }
        if _RANKS.index(role) > _RANKS.index(person["role"]):
            person["role"] = role
        for field, value in {"foreign": foreign, **fields}.items():
            if value and value not in _NOTHING and not person.get(field):
                person[field] = value
        return person["id"]

    def find(self, text: str) -> str | None:
        """The id of the person whom *text* is about."""
        plain = "".join(text.split())
        for key, person in self.people.items():
            if key in plain:
                return person["id"]
            name = person["name"]
            if 2 <= len(name) <= 3 and has_han(name):
                pattern = f"{re.escape(name[0])}[^、，]{{1,8}}{re.escape(name[1:])}"
                if re.search(pattern + "$", plain):
                    return person["id"]
        return None

    def meet(self, text: str) -> bool:
        """Make somebody who is known and whose name begins *text* a reporter, with the post."""
        plain = "".join(text.split())
        for key, person in self.people.items():
            if plain.startswith(key):
                self.add(person["name"], "reporter", post=plain[len(key) :])
                return True
        return False

    def without_long_posts(self, text: str) -> str:
        """*text*, where a post that is itself a list does not follow its name."""
        for person in self.people.values():
            post = person.get("post", "")
            if "、" in post:
                text = text.replace(person["name"] + post, person["name"])
        return text

    def all_of(self, agency: str) -> None:
        """Give *agency*, the only one that a cover states, to reporters of whom none is known."""
        if not any(person.get("agency") for person in self.people.values()):
            for person in self.people.values():
                if person["role"] == "reporter":
                    person["agency"] = agency

    def data(self) -> list[Tree]:
        """The record."""
        people: list[Tree] = []
        for person in self.people.values():
            name: Tree = person["name"]
            if person.get("foreign"):
                name = {"zh": person["name"], "foreign": person["foreign"]}
            entry: dict[str, Tree] = {**person, "name": name}
            people.append({field: entry[field] for field in _FIELDS if entry.get(field)})
        return people


def _key(name: str) -> str:
    return "".join(name.split())


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


# --- cover and form


def from_cover(roster: Roster, lines: Iterable[str]) -> list[str]:
    """Enter the people of 姓名職稱; the lines that are none are returned."""
    strange: list[str] = []
    for line in lines:
        text = line.strip()
        if re.fullmatch(r"等\s*\d+\s*人", text):
            strange.append(text)
            continue
        for part in listed(text).parts:
            if roster.meet(part):
                continue
            agency, gap, rest = part.partition("\u3000")
            known = ours(rest) if gap and ours(rest).post else Someone("")
            if not known.name:
                known, agency = ours(part.replace("\u3000", " ")), ""
            name, foreign = known.name, ""
            if "（" in part:
                name, foreign = split_name(re.sub(rf"\s*{re.escape(known.post)}$", "", part))
                if not foreign:
                    name = known.name
            if not 1 < len(name) <= 40:
                strange.append(part)
                continue
            roster.add(name, "reporter", foreign=foreign, post=known.post,
                       agency=known.agency or agency)  # fmt: skip
    return strange


def from_form(roster: Roster, lines: Iterable[str], role: str) -> list[str]:
    """Enter lines 姓名／服務機關／單位／職稱／電話; those of another form are returned."""
    strange: list[str] = []
    for line in lines:
        parts = [part.strip() for part in re.split(r"[／/]", line)]
        if len(parts) < 3:
            strange.append(line)
            continue
        name, foreign = split_name(parts[0])
        post, grade = _post(parts[3] if len(parts) > 3 else "")
        phone = "／".join(parts[4:])
        roster.add(name, role, foreign=foreign, agency=parts[1], unit=parts[2], post=post,
                   grade=grade, phone=phone)  # fmt: skip
    return strange


def _post(text: str) -> tuple[str, str]:
    match = re.fullmatch(r"(?P<post>[^（]+)（(?P<grade>[^）]+)）", text)
    return (match["post"], match["grade"]) if match else (text, "")


# --- the roster as a table


def columns_of(table: Table) -> list[str] | None:
    """What each column of a roster holds; ``None`` for another table."""
    grid = table.grid()
    if len(grid) < 2:
        return None
    heads = [label_of(cell.text.replace("\n", "")) if cell is not None else "" for cell in grid[0]]
    columns = [COLUMNS.get(head, "") for head in heads]
    return columns if "name" in columns and ("post" in columns or "agency" in columns) else None


def from_table(roster: Roster, table: Table, columns: Sequence[str], ledger: Ledger) -> None:
    """Enter every row; a cell that spans rows holds for all of them."""
    grid = table.grid()
    above: dict[int, Cell] = {}
    for cell in grid[0]:
        _read(cell, ledger)
    for row in grid[1:]:
        fields: dict[str, str] = {}
        for position, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if cell is not None:
                above[position] = cell
            shown = cell or above.get(position)
            text = shown.text if shown is not None else ""
            if column == "agency" and "\n" in text:
                text, _, unit = text.partition("\n")
                fields["unit"] = unit.replace("\n", "")
            if column and column != "note":
                fields[column] = " ".join(text.split())
        name, foreign = split_name(fields.pop("name", ""))
        if not name or name in _NOTHING:
            continue
        fields.pop("number", None)
        roster.add(name, "delegation", foreign=foreign, **fields)
        for column, cell in zip(columns, row, strict=True):
            if column in {"", "note"}:
                continue
            if column == "number":
                _read(cell, ledger)
            else:
                _keep(cell, ledger)


def _keep(cell: Cell | None, ledger: Ledger) -> None:
    for paragraph in paragraphs(cell.blocks) if cell is not None else ():
        nothing = paragraph.line in _NOTHING
        ledger.put(paragraph, FILE, () if nothing else paragraph.text,
                   paragraph.text if nothing else ())  # fmt: skip


def _read(cell: Cell | None, ledger: Ledger) -> None:
    for paragraph in paragraphs(cell.blocks) if cell is not None else ():
        ledger.put(paragraph, FILE, (), paragraph.text)


# --- people of a session


def our_people(roster: Roster, text: str) -> tuple[list[str], list[str], bool, int | None]:
    """The ids of our people in *text*, those whom the words do not show, 等人, and 等 5 人."""
    found = listed(roster.without_long_posts(text), commas=True)
    ids: list[str] = []
    strange: list[str] = []
    agency = ""
    for part in found.parts:
        identifier = roster.find(part)
        if identifier is None:
            someone = ours(part)
            if someone.post and 1 < len(someone.name) <= 40:
                agency = someone.agency or agency
                identifier = roster.add(someone.name, "local", post=someone.post, agency=agency)
                roster.guessed.add(identifier)
            else:
                strange.append(part)
                continue
        else:
            agency = next(p.get("agency", "") for p in roster.people.values()
                          if p["id"] == identifier)  # fmt: skip
        if identifier not in ids:
            ids.append(identifier)
    return ids, strange, found.more, found.total


def participants(roster: Roster, text: str) -> tuple[list[Tree], bool, int | None, bool]:
    """Moderators, speakers, people of the other side: ids of the roster, or guests.

    Also 等人, 等 5 人, and whether anything was guessed.
    """
    found = listed(roster.without_long_posts(text))
    people: list[Tree] = []
    guessed = False
    for part in found.parts:
        identifier = roster.find(part)
        if identifier is not None:
            people.append(identifier)
            continue
        someone = theirs(part)
        guessed = guessed or not someone.sure
        name: Tree = someone.name
        if someone.foreign:
            name = {"zh": someone.name, "foreign": someone.foreign}
        entry: dict[str, Tree] = {"name": name, "post": someone.post,
                                  "organisation": someone.agency,
                                  "affiliation": someone.affiliation}  # fmt: skip
        people.append({key: value for key, value in entry.items() if value})
    return people, found.more, found.total, guessed
