"""Sessions: a heading with its date, its facts (when, where, who), its prose, and those below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from reportgen.findings import Finding
from reportgen.intake.blocks import Block, Paragraph, Table, paragraphs
from reportgen.intake.recognise.conflicts import conflict
from reportgen.intake.recognise.dates import Days, days_in, time_in
from reportgen.intake.recognise.facts import Fact, in_line, in_table, label_of
from reportgen.intake.recognise.people import split_name
from reportgen.intake.recognise.prose import Writer
from reportgen.intake.recognise.roster import Roster, our_people, participants
from reportgen.intake.recognise.tree import Node
from reportgen.scaffold.commented import Noted, Tree

CHECK = "匯入：請核對"
"""The remark behind a value that was guessed."""

_OURS = re.compile(
    r"(?:我|本)(?:方|國|團|府|部|署|局|會|院)(?:.{0,3})?(?:出席|與會|參加|參與|代表)?(?:人員|代表|者|名單)?|出席人員|參加人員|與會人員|參訪人員"
)
_THEIRS = re.compile(
    r"(?:對|法|日|美|德|英|韓|荷|泰|越|菲|馬|新|加|澳|歐|印|外|該|受訪|接待|校|館|廠|主辦).{0,4}方?(?:出席|與會|接待|參加|代表)?(?:人員|代表|者|名單)|接待(?:人員|者|單位人員)|受訪者|受訪人員"
)
_FIELDS = {
    "時間": "when", "日期": "when", "會議時間": "when", "會談時間": "when", "參訪時間": "when",
    "日期時間": "when", "時間及地點": "when", "拜會時間": "when", "參訪日期": "when",
    "會議日期": "when",     "地點": "place", "會議地點": "place",
    "參訪地點": "place", "場地": "place", "會場": "place",
    "會談地點": "place", "拜會地點": "place",
    "主辦單位": "organiser", "主辦": "organiser", "主辦機關": "organiser",
    "主持人": "moderators", "主席": "moderators", "會議主席": "moderators",
    "講者": "speakers", "主講人": "speakers", "講師": "speakers", "演講者": "speakers",
    "講座": "speakers", "報告人": "speakers",
}  # fmt: skip
_GROUP = re.compile(r".{1,8}(?:人|者|員|代表|貴賓|來賓|嘉賓|委員)")
_ROLES = ("moderators", "speakers")
_LEADING = re.compile(r"^[\s，、：:－–-]+")


class Context(NamedTuple):
    """What sessions are read with."""

    writer: Writer
    roster: Roster
    name: str
    year: int | None
    findings: list[Finding]
    doubts: set[str]


def is_label(text: str) -> bool:
    """Whether *text* is a label of a session's facts."""
    return text in _FIELDS or bool(
        len(text) <= 14
        and (_OURS.fullmatch(text) or _THEIRS.fullmatch(text) or _GROUP.fullmatch(text))
    )


def is_session(node: Node, year: int | None) -> bool:
    """Whether *node* has what sessions have: a date in its title, or facts."""
    if any(days_in(node.title, year)):
        return True
    return any(True for _ in _leading_facts(node.blocks)) or any(
        is_session(child, year) for child in node.children
    )


def session_of(context: Context, node: Node, where: str, number: str) -> dict[str, Tree]:
    """The record of *node* and of what is below it."""
    session: dict[str, Tree] = {"id": f"session-{number}"}
    title, days = _title(context, node, where)
    session["title"] = title
    if days is not None:
        session["date"] = days.first.isoformat()
        if days.last is not None and days.last != days.first:
            session["until"] = days.last.isoformat()
    facts, rest = _facts(node.blocks)
    for fact in facts:
        _apply(context, session, fact, where, days)
    prose = context.writer.prose(rest, where)
    if prose:
        session["prose"] = prose
    if node.children:
        session["sessions"] = [
            session_of(context, child, where, f"{number}-{position}")
            for position, child in enumerate(node.children, start=1)
        ]
    order = ("id", "title", "date", "until", "time", "place", "organiser", "our_people",
             "our_total", "their_people", "their_total", "more_people", "moderators", "speakers",
             "people", "prose", "sessions")  # fmt: skip
    return {key: session[key] for key in order if key in session}


def heading(context: Context, node: Node, where: str, *, title: str | None = None) -> None:
    """Enter the heading of *node*; *title* is in a record, or the layout prints the heading."""
    if node.heading is None:
        return
    prefix = node.prefix
    words = node.heading.text[len(prefix) :]
    if title is None:
        context.writer.ledger.put(node.heading, where, (), (prefix, words))
    else:
        context.writer.ledger.put(node.heading, where, title, prefix)


def name_of(context: Context, node: Node, where: str) -> Tree:
    """The title of *node* in both its forms; entered in the ledger."""
    title = context.writer.line(node.title)
    heading(context, node, where, title=node.title)
    zh, foreign = split_name(title)
    return {"zh": zh, "foreign": foreign} if foreign else title


def _title(context: Context, node: Node, where: str) -> tuple[Tree, Days | None]:
    """The title without the date that it begins with."""
    days = next(days_in(node.title, context.year), None)
    if days is None or days.start > 1 or days.end >= len(node.title) - 1:
        inside = days if days is not None and days.start > 1 else None
        return name_of(context, node, where), _only_if_dated(inside)
    rest = _LEADING.sub("", node.title[days.end :])
    time = time_in(rest)
    if time is not None and time.start == 0:
        rest = _LEADING.sub("", rest[time.end :])
    title = context.writer.line(rest)
    if node.heading is not None:
        words = node.title[: len(node.title) - len(rest)]
        context.writer.ledger.put(node.heading, where, rest, (node.prefix, words))
    zh, foreign = split_name(title)
    return ({"zh": zh, "foreign": foreign} if foreign else title), days


def _only_if_dated(days: Days | None) -> Days | None:
    return days if days is not None and days.dated else None


# --- facts


def _leading_facts(blocks: Sequence[Block]) -> Iterator[Fact]:
    facts, _ = _facts(blocks)
    yield from facts


def _facts(blocks: Sequence[Block]) -> tuple[list[Fact], list[Block]]:
    """The facts at the head of a session, and the rest of its blocks."""
    facts: list[Fact] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if isinstance(block, Table):
            made = _table_facts(block) if not facts or position < 2 else []
            if not made:
                break
            facts += made
        elif not block.line:
            pass
        else:
            fact = in_line(block, is_label)
            if fact is not None and (fact.pieces or _next_is_value(blocks, position)):
                facts.append(fact)
            elif facts and _hangs(facts[-1], block):
                facts[-1].pieces.append((block, "", block.text.strip()))
            else:
                break
        position += 1
    return facts, list(blocks[position:])


def _next_is_value(blocks: Sequence[Block], position: int) -> bool:
    after = blocks[position + 1] if position + 1 < len(blocks) else None
    return isinstance(after, Paragraph) and 0 < len(after.line) < 60


def _hangs(fact: Fact, block: Paragraph) -> bool:
    """Whether *block* goes on with the value of *fact*: names after a 、, or a label alone."""
    if not fact.pieces:
        return True
    value = fact.pieces[-1][2]
    return len(block.line) < 80 and value.endswith(("、", "，")) and not block.line.endswith("。")


def _table_facts(table: Table) -> list[Fact]:
    """A table of two columns whose first has labels."""
    grid = table.grid()
    if not grid or len(grid[0]) != 2 or len(grid) > 20:
        return []
    labels = [label_of(row[0].text) if row[0] is not None else "" for row in grid]
    if not any(is_label(label) for label in labels) or any(len(label) > 14 for label in labels):
        return []
    if not is_label(labels[0]):
        return []
    known = {label for label in labels if label}
    return in_table(table, lambda text: text in known)


def _apply(
    context: Context, session: dict[str, Tree], fact: Fact, where: str, titled: Days | None
) -> None:
    field = _FIELDS.get(fact.label)
    ledger = context.writer.ledger
    if field == "when":
        _when(context, session, fact, where, titled)
    elif field in {"place", "organiser"}:
        assert field is not None
        session[field] = context.writer.line(fact.value)
        fact.keep(ledger, where)
    elif _OURS.fullmatch(fact.label):
        _our_side(context, session, fact, where)
    elif field is None and not _THEIRS.fullmatch(fact.label):
        people, more, total, guessed = participants(context.roster, fact.value)
        group: dict[str, Tree] = {"label": fact.label, "people": people}
        if total is not None:
            group["total"] = str(total)
        groups = session.setdefault("people", [])
        assert isinstance(groups, list)
        groups.append(group)
        _doubt(context, fact, where, guessed=guessed)
        fact.read(context.writer.ledger, where)
    else:
        people, more, total, guessed = participants(context.roster, fact.value)
        key = field if field in _ROLES else "their_people"
        assert key is not None
        if people:
            session[key] = people
        if key == "their_people":
            if total is not None:
                session["their_total"] = str(total)
            if more:
                session["more_people"] = "true"
        _doubt(context, fact, where, guessed=guessed)
        fact.read(context.writer.ledger, where)


def _doubt(context: Context, fact: Fact, where: str, *, guessed: bool) -> None:
    if guessed:
        context.writer.ledger.guess(where, fact.value, f"{fact.label}的姓名、職稱與機關是推測的")


def _our_side(context: Context, session: dict[str, Tree], fact: Fact, where: str) -> None:
    ids, strange, more, total = our_people(context.roster, fact.value)
    if ids:
        session["our_people"] = list(ids)
    if total is not None:
        session["our_total"] = str(total)
    if more:
        session["more_people"] = "true"
    if strange:
        for paragraph, _, _ in fact.pieces:
            context.writer.ledger.leave(
                paragraph, f"{fact.label}中看不出是誰：{'、'.join(strange)}"
            )
        for head in fact.heads:
            context.writer.ledger.put(head, where, (), head.text)
        return
    fact.read(context.writer.ledger, where)


def _when(
    context: Context, session: dict[str, Tree], fact: Fact, where: str, titled: Days | None
) -> None:
    year = titled.first.year if titled is not None else context.year
    days = next(days_in(fact.value, year), None)
    time = time_in(fact.value[days.end :] if days is not None else fact.value)
    rest = fact.value
    if days is not None:
        rest = rest[: days.start] + rest[days.end :]
        if titled is None:
            session["date"] = days.first.isoformat()
            if days.last is not None and days.last != days.first:
                session["until"] = days.last.isoformat()
        elif days.first != titled.first and not _within(days.first, titled):
            session["date"] = Noted(titled.first.isoformat(), CHECK)
            context.findings.append(
                conflict(context.name, _plain_title(session), titled.first.isoformat(), fact.value)
            )
        else:
            session["date"] = days.first.isoformat()
            if days.last is not None and days.last != days.first:
                session["until"] = days.last.isoformat()
    if time is not None:
        shown = time_in(rest)
        session["time"] = time.value
        if shown is not None:
            rest = rest[: shown.start] + rest[shown.end :]
    rest = re.sub(r"不詳[（(][^（）()]+[）)]", "", rest)
    if days is None and (unknown := re.search(r"不詳[（(][^（）()]+[）)]", fact.value)):
        session["date"] = unknown[0]
    if re.sub(r"[\W_]|起|至|止|整|當地時間|星期.|週.", "", rest):
        context.writer.ledger.guess(where, fact.value, "時間中有沒有收入的字")
        for paragraph, _, _ in fact.pieces:
            context.writer.ledger.leave(paragraph, "時間中有沒有收入的字")
        for head in fact.heads:
            context.writer.ledger.put(head, where, (), head.text)
    else:
        fact.read(context.writer.ledger, where)


def _within(day: date, days: Days) -> bool:
    return days.last is not None and days.first <= day <= days.last


def _plain_title(session: dict[str, Tree]) -> str:
    title = session["title"]
    return str(title["zh"] if isinstance(title, dict) else title)


def pictures_of(blocks: Sequence[Block]) -> int:
    """How many pictures stand in *blocks*."""
    return sum(len(p.pictures) for p in paragraphs(tuple(blocks)))
