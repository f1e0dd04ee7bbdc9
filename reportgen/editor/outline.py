"""The outline of a record file in Chinese: each key by its name, each item by its title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from reportgen.places import Fields, Items, Place, Text
from reportgen.read.merge import LIST_RECORDS, REPORT, document
from reportgen.read.shapes import choose, item
from reportgen.records import RECORD_NAMES, Records

_NAMES = ("title", "name", "label", "date", "country", "file", "time", "caption", "term", "id")
"""Keys by which an item is called, the best first."""
_DETAIL = 40


class Entry(NamedTuple):
    """A key or an item of a file, with what stands below it."""

    name: str
    detail: str
    place: Place
    children: tuple[Entry, ...]


def outline(file: str, text: str) -> tuple[Entry, ...]:
    """The entries of the record *file*; none where its *text* cannot be parsed."""
    record = file.removesuffix(".yaml").partition("/")[0]
    root = document(file, text.encode()).root
    if root is None or record not in (REPORT, *RECORD_NAMES):
        return ()
    annotation: Any = Records
    if record != REPORT:
        annotation = Records.model_fields[record].annotation
        if record in LIST_RECORDS and isinstance(root, Fields):
            annotation = item(annotation)
    return tuple(_below(root, annotation))


def _below(node: object, annotation: Any) -> Iterator[Entry]:
    if isinstance(node, Items):
        for number, child in enumerate(node, start=1):
            if isinstance(child, Fields):
                inner = tuple(_below(child, item(annotation)))
                yield Entry(_name(child) or str(number), "", child.place, inner)
    elif isinstance(node, Fields):
        models = choose(annotation, dict(node)) if annotation is not None else ()
        for key, value in node.items():
            info = models[0].model_fields.get(key) if models else None
            place = node.key_places.get(key, node.place)
            inner = tuple(_below(value, info.annotation if info else None))
            detail = _short(value) if isinstance(value, Text) else ""
            yield Entry(str(info.title) if info else key, detail, place, inner)


def _name(fields: Mapping[str, object]) -> str:
    for key in _NAMES:
        value = fields.get(key)
        if isinstance(value, Fields):
            value = value.get("zh") or value.get("foreign")
        if isinstance(value, Text) and value.strip():
            return _short(value)
    return ""


def _short(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= _DETAIL else f"{line[:_DETAIL]}…"
