"""References between records by identifier, and references to files.

They are looked up in the untyped records. Why: a wrong date somewhere must not hide an unknown
person elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.findings import Finding, Message, say
from reportgen.places import Fields, Items, Text
from reportgen.read.folder import RecordFolder
from reportgen.read.merge import Merged
from reportgen.read.nearest import nearest
from reportgen.rulebook.records import (
    BASIS_UNKNOWN,
    ID_DUPLICATE,
    PERSON_UNKNOWN,
    SESSION_UNKNOWN,
    TRACK_UNKNOWN,
    VENUE_UNKNOWN,
)
from reportgen.rulebook.rule import Rule

GUEST_KEYS = frozenset({"their_people", "moderators", "speakers", "remote", "people"})
"""Keys for persons that also accept a guest, by id or as a mapping."""
PERSON_KEYS = GUEST_KEYS | {"contact", "our_people"}
REFERENCE_KEYS = PERSON_KEYS | {"venue", "track", "based_on"}
"""Keys whose identifiers are checked here by their target, not by their form."""

_ANCHORED = ("topics", "sessions", "reflections", "recommendations", "chapters", "appendices")
"""Records whose ids share the name space of ``[](#id)``."""


def references(merged: Merged, folder: RecordFolder) -> Iterator[Finding]:
    """References without a target, and identifiers that are used twice."""
    root = merged.fields
    yield from _duplicates([*_mappings(root.get("roster")), *_mappings(root.get("guests"))])
    yield from _duplicates(_anchored(root))
    if root.get("roster") and not {"roster", "guests"} & merged.broken:
        yield from _people(root)
    if not {"sessions", "topics"} & merged.broken:
        yield from _sessions_of_days(root)
        if "reflections" not in merged.broken:
            yield from _bases(root)
    for appendix in _mappings(root.get("appendices")):
        yield from _agenda(appendix)
    yield from _files(root, folder)


def _mappings(node: object) -> list[Fields]:
    """The mappings of a list; none where there is no list."""
    return [item for item in node if isinstance(item, Fields)] if isinstance(node, Items) else []


def _texts(node: object) -> list[Text]:
    """A text, or the texts of a list."""
    items = node if isinstance(node, Items) else [node]
    return [item for item in items if isinstance(item, Text) and item.strip()]


def _walk(node: object) -> Iterator[tuple[str, Fields]]:
    """Every mapping under *node* with each of its keys, in order."""
    if isinstance(node, Fields):
        for key, value in node.items():
            yield key, node
            yield from _walk(value)
    elif isinstance(node, Items):
        for item in node:
            yield from _walk(item)


def _unknown(rule: Rule, text: Text, message: Message, *hints: Message | None) -> Finding:
    return rule.finding(text.place, message, *(hint for hint in hints if hint))


# --- identifiers that are used twice


def _anchored(root: Fields) -> Iterator[Fields]:
    for record in _ANCHORED:
        seen: list[Fields] = []
        for key, fields in _walk(root.get(record)):
            if key == "id" and all(fields is not other for other in seen[-1:]):
                seen.append(fields)
        yield from (f for f in seen if not _is_part_of_agenda(f))


def _is_part_of_agenda(fields: Fields) -> bool:
    """Whether this is a venue or a track: their ids count within their agenda."""
    return "name" in fields and "title" not in fields


def _duplicates(mappings: Iterable[Fields]) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for fields in mappings:
        name = fields.get("id")
        if not isinstance(name, Text) or not name.strip():
            continue
        if name not in first:
            first[str(name)] = name
            continue
        earlier = first[str(name)].place
        yield ID_DUPLICATE.finding(
            name.place,
            say("代號「{id}」已經用過（{file} 第 {line} 行）。",
                id=str(name), file=earlier.file, line=earlier.line),
            say("請改用另一個代號，並一併修改指到它的地方。"),
        )  # fmt: skip


# --- references without a target


def _people(root: Fields) -> Iterator[Finding]:
    ours = _names_of(_mappings(root["roster"]), "name")
    everybody = {**_names_of(_mappings(root.get("guests")), "name"), **ours}
    for key, fields in _walk(root):
        if key not in PERSON_KEYS:
            continue
        names = everybody if key in GUEST_KEYS else ours
        for person in _texts(fields[key]):
            if person in names.values():
                continue
            near = names.get(person) or nearest(person, names.values())
            yield _unknown(
                PERSON_UNKNOWN,
                person,
                say("名單（roster）裡沒有代號「{id}」。", id=str(person)[:60])
                if key not in GUEST_KEYS or not root.get("guests")
                else say("名單（roster、guests）裡沒有代號「{id}」。", id=str(person)[:60]),
                say("是否為「{near}」？", near=near) if near else None,
                None if near else _who(key),
            )


def _who(key: str) -> Message:
    """Who may stand under *key*, and how."""
    if key in GUEST_KEYS:
        return say("不在名單上的人請寫成「- name: 姓名」，可加 post 與 organisation。")
    if key == "our_people":
        return say("請填 roster 的 id；人多時列出代表，總人數寫在 our_total。")
    return say("請填 roster 的 id，或在 roster 加上這個人。")


def _names_of(mappings: list[Fields], key: str) -> dict[str, str]:
    """Ids by themselves and by each form of their names."""
    names: dict[str, str] = {}
    for fields in mappings:
        name = fields.get("id")
        if not isinstance(name, Text):
            continue
        written = fields.get(key)
        forms = list(written.values()) if isinstance(written, Fields) else [written]
        for form in (name, *forms):
            if isinstance(form, Text):
                names.setdefault(str(form), str(name))
    return names


def _sessions_of_days(root: Fields) -> Iterator[Finding]:
    itinerary = root.get("itinerary")
    if not isinstance(itinerary, Fields):
        return
    names = _titles(root, "sessions", "topics")
    for day in _mappings(itinerary.get("days")):
        for session in _texts(day.get("sessions")):
            if session in names.values():
                continue
            near = names.get(session) or nearest(session, names.values())
            yield _unknown(
                SESSION_UNKNOWN,
                session,
                say("場次（sessions）裡沒有代號「{id}」。", id=str(session)[:60]),
                say("是否為「{near}」？", near=near) if near else None,
            )


def _titles(root: Fields, *records: str) -> dict[str, str]:
    """Ids in *records* by themselves and by the titles that they stand for."""
    trees = (root.get(record) for record in records)
    return _names_of([fields for tree in trees for key, fields in _walk(tree) if key == "id"],
                     "title")  # fmt: skip


def _bases(root: Fields) -> Iterator[Finding]:
    """What recommendations rest on."""
    part = root.get("recommendations")
    items = _mappings(part.get("items")) if isinstance(part, Fields) else []
    bases = [basis for item in items for basis in _texts(item.get("based_on"))]
    names = _titles(root, "reflections", "sessions", "topics") if bases else {}
    for basis in bases:
        if basis in names.values():
            continue
        near = names.get(basis) or nearest(basis, names.values())
        yield _unknown(
            BASIS_UNKNOWN,
            basis,
            say("心得（reflections）、場次（sessions）與主題（topics）裡都沒有代號「{id}」。",
                id=str(basis)[:60]),
            say("是否為「{near}」？", near=near) if near else None,
            None if near else say("請填所依據的心得或場次的 id；還沒有 id 的，先替它加上。"),
        )  # fmt: skip


def _agenda(appendix: Fields) -> Iterator[Finding]:
    for key, rule, listed, message in (
        ("venue", VENUE_UNKNOWN, "venues", say("這份議程的會場（venues）裡沒有代號「{id}」。")),
        ("track", TRACK_UNKNOWN, "tracks", say("這份議程的類別（tracks）裡沒有代號「{id}」。")),
    ):
        targets = _mappings(appendix.get(listed))
        yield from _duplicates(targets)
        names = _names_of(targets, "name")
        for day in _mappings(appendix.get("days")):
            for slot in _mappings(day.get("slots")):
                for text in _texts(slot.get(key)):
                    if text in names.values():
                        continue
                    near = names.get(text) or nearest(text, names.values())
                    yield _unknown(
                        rule,
                        text,
                        replace(message, values=(("id", str(text)[:60]),)),
                        say("是否為「{near}」？", near=near) if near else None,
                    )


def _files(root: Fields, folder: RecordFolder) -> Iterator[Finding]:
    for appendix in _mappings(root.get("appendices")):
        for photo in (*_mappings(appendix.get("photos")), *_mappings(appendix.get("files"))):
            for file in _texts(photo.get("file")):
                path = folder.find(file)
                if not isinstance(path, Path):
                    yield path
