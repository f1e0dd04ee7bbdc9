"""The programme inside a slot of an agenda: a list of times and titles, with who takes part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.intake.blocks import Block, Paragraph
from reportgen.intake.recognise.dates import Times, time_in
from reportgen.intake.recognise.people import split_name
from reportgen.intake.recognise.roster import participants
from reportgen.intake.recognise.sessions import Context
from reportgen.intake.recognise.timetables import without_languages
from reportgen.scaffold.commented import Tree

_ROLES = {
    "主持人": "moderators", "主席": "moderators", "講者": "speakers", "主講人": "speakers",
    "講師": "speakers", "報告人": "speakers", "遠距參與": "remote", "視訊參與": "remote",
    "Moderator": "moderators", "Moderators": "moderators", "Chair": "moderators",
    "Speaker": "speakers", "Speakers": "speakers",
}  # fmt: skip
_GROUP = re.compile(r"[一-鿿]{1,6}(?:人|者|人員|代表|貴賓)")
_LABELLED = re.compile(r"\s*(?P<label>[^：:\n]{2,12}?)\s*[：:]\s*(?P<names>\S.*)")


def programme_of(
    context: Context, blocks: Sequence[Block], file: str
) -> tuple[list[Tree], list[Block]]:
    """The items that the lists of *blocks* are, and the blocks that are none of them.

    A list of which no entry has a time or people is text.
    """
    lists = [block for block in blocks if isinstance(block, Paragraph) and block.depth]
    if not any(_leading(block) or any(_people(block)) for block in lists):
        return [], list(blocks)
    return _items(context, lists, file), [block for block in blocks if block not in lists]


def _items(context: Context, entries: Sequence[Paragraph], file: str) -> list[Tree]:
    """*entries* as items; those that stand deeper belong to the one before them."""
    items: list[Tree] = []
    start = 0
    while start < len(entries):
        end = start + 1
        while end < len(entries) and entries[end].depth > entries[start].depth:
            end += 1
        item = _item(context, entries[start], file)
        if inside := _items(context, entries[start + 1 : end], file):
            item["items"] = inside
        items.append(item)
        start = end
    return items


def _item(context: Context, entry: Paragraph, file: str) -> dict[str, Tree]:
    """09:00 Opening remarks; on further lines 講者：…, or words about it."""
    first, _, rest = entry.text.strip().partition("\n")
    item: dict[str, Tree] = {}
    if time := _leading(entry):
        item["time"] = time.value
        first = first[time.end :]
    title, spoken = without_languages(first.strip(" \t\u3000：:"))
    zh, foreign = split_name(context.writer.line(title) or "待填")
    item["title"] = {"zh": zh, "foreign": foreign} if foreign else zh
    if spoken:
        item["languages"] = list(spoken)
    labelled = {match[0]: match for match in _people(entry)}
    words: list[str] = []
    for line in filter(str.strip, rest.split("\n")):
        if line in labelled:
            _take_part(context, item, labelled[line], file)
        else:
            words.append(line)
    if words:
        item["prose"] = context.writer.line("\n".join(words))
    read = entry.text
    for kept in (title, *words):
        read = read.replace(kept, "\n", 1)
    context.writer.ledger.put(entry, file, (title, *words), read.split("\n"))
    return item


def _take_part(context: Context, item: dict[str, Tree], line: re.Match[str], file: str) -> None:
    label, names = line["label"], line["names"]
    people, _, total, guessed = participants(context.roster, names)
    if guessed:
        why = f"{label}的姓名、職稱與機關是推測的"
        context.writer.ledger.guess(file, names, why)
    if label in _ROLES:
        item[_ROLES[label]] = people
        return
    group: dict[str, Tree] = {"label": label, "people": people}
    if total is not None:
        group["total"] = str(total)
    groups = item.setdefault("people", [])
    assert isinstance(groups, list)
    groups.append(group)


def _people(entry: Paragraph) -> Iterator[re.Match[str]]:
    """The lines behind the first that list people."""
    for line in entry.text.strip().split("\n")[1:]:
        match = _LABELLED.fullmatch(line)
        if match and (match["label"] in _ROLES or _GROUP.fullmatch(match["label"])):
            yield match


def _leading(entry: Paragraph) -> Times | None:
    """The time that *entry* begins with."""
    text = entry.text.strip()
    time = time_in(text) if re.match(r"\d", text) else None
    return time if time is not None and time.start == 0 else None
