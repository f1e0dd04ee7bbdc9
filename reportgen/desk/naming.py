"""People, sessions and reflections by their ids, as forms offer them to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.desk.files import Files, record_of
from reportgen.edit import Unchangeable
from reportgen.edit.document import Document
from reportgen.read.merge import REPORT


def named(files: Files) -> dict[str, list[dict[str, Any]]]:
    """People, sessions with topics, and these with 心得, of the files, each with id and name."""
    people: list[dict[str, Any]] = []
    sessions: list[dict[str, Any]] = []
    reflections: list[dict[str, Any]] = []
    for record, item in _items(files):
        if record in {"roster", "guests"}:
            people += _entries([item], "name", ours=record == "roster")
        elif record in {"sessions", "topics"}:
            sessions += _entries([item], "title", inside=record)
        elif record == "reflections":
            reflections += _entries([item], "title")
    return {"people": people, "sessions": sessions, "bases": reflections + sessions}


def _items(files: Files) -> Iterator[tuple[str, Any]]:
    """Every item of a list record, with the record's name."""
    for path in files.names():
        try:
            data = Document(files.read(path).text).data
        except Unchangeable:
            continue
        record = record_of(path)
        records = data.items() if record == REPORT and isinstance(data, dict) else [(record, data)]
        for name, content in records:
            for item in content if isinstance(content, list) else [content]:
                yield name, item


def _entries(items: Any, key: str, inside: str = "", **more: Any) -> Iterator[dict[str, Any]]:
    """Of *items*, and of those in them, the ones with an id."""
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, dict):
            continue
        if isinstance(item.get("id"), str):
            yield {"id": item["id"], "name": _word(item.get(key)) or item["id"], **more}
        if inside:
            yield from _entries(item.get(inside), key, inside, **more)


def _word(name: Any) -> str:
    if isinstance(name, dict):
        name = name.get("zh") or name.get("foreign")
    return name if isinstance(name, str) else ""
